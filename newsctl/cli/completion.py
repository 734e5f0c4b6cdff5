"""``newsctl completion``: what a shell reads to complete newsctl's commands, options and values."""

import click

from newsctl.cli.environment import Environment
from newsctl.cli.options import manners
from newsctl.cli.values import OneOf

__all__ = ["SHELLS", "command"]

SHELLS = {"bash": "bash.sh", "zsh": "zsh.sh", "fish": "fish.fish"}
"""The file of each in newsctl/cli/shells, by which the shell asks this command for what may come next."""

EXAMPLES = """\b
Examples:
  newsctl completion bash >> ~/.bashrc
  newsctl completion zsh >> ~/.zshrc
  newsctl completion fish > ~/.config/fish/completions/newsctl.fish
"""


@click.command("completion", epilog=EXAMPLES)
@click.argument("shell", metavar="bash|zsh|fish", type=OneOf(tuple(SHELLS)))
@click.argument("line", metavar="", nargs=-1, type=click.UNPROCESSED)
@manners
@click.pass_context
def command(context: click.Context, shell: str, line: tuple[str, ...]) -> None:
    """Print what makes a shell complete newsctl's command line.

    Commands, options, formats, columns and fields are completed, and speakers, places, agencies and authors
    from a database that the line names, else from the one in $NEWSCTL_CORPUS. In ~/.zshrc it stands after
    compinit.
    """
    environment = context.ensure_object(Environment)
    if line:  # the shell asks: the number of the word that is typed, from 0, and all words
        from newsctl.cli.completing import answers

        program = context.find_root().command
        for answer in answers(program, shell, line[1:], int(line[0]), environment):
            environment.write(f"{answer}\n".encode())
        return
    from importlib.resources import files

    environment.write(files("newsctl.cli").joinpath("shells", SHELLS[shell]).read_bytes())
