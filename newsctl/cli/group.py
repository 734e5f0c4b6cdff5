"""The group ``newsctl``, whose commands are imported when they are called.

What a run that comes to its end returns to the shell is decided here and nowhere else; see
:class:`newsctl.cli.exit.Exit`.
"""

from collections.abc import Sequence
from importlib import import_module

import click

from newsctl import __version__
from newsctl.cli.environment import Environment
from newsctl.cli.exit import Exit
from newsctl.cli.options import manners
from newsctl.errors import NewsctlError

__all__ = ["COMMANDS", "newsctl", "run"]

COMMANDS = (
    *("show", "list", "grep", "quotes", "people", "links", "similar", "stats", "export", "index"),
    *("furniture", "schema", "help"),
)
"""In the order of the help; each is the object ``command`` of the module of its name."""


class _LazyGroup(click.Group):
    """A group that imports a command when it is called: nobody pays for what another command needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"newsctl.cli.{cmd_name}").command
        command.add_help_option = False  # newsctl.cli.options.manners brings one
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            if not near:
                raise
            raise click.UsageError(f"No such command {args[0]!r}. Did you mean {near[0]!r}?", ctx) from None


def _print_version(context: click.Context, parameter: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(f"newsctl {__version__}")
        context.exit()


@click.group(cls=_LazyGroup, add_help_option=False)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and exit.",
)
@manners
def newsctl() -> None:
    """Turn news articles in plain text into records: who said what, where, and when.

    With no CORPUS named, commands read $NEWSCTL_CORPUS, else the current folder.
    """


def run(args: Sequence[str], environment: Environment) -> int:
    """Run one command line and return its exit status; every error has become a line on ``stderr``."""
    try:
        with newsctl.make_context("newsctl", list(args), obj=environment) as context:
            answer: Exit | None = newsctl.invoke(context)
            environment.close()
            environment.stdout.flush()  # while there is still someone to tell that it failed
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        environment.tell(f"{error.format_message()}\n")
        return Exit.ERROR
    except BrokenPipeError:
        return Exit.DONE
    except Exception as error:  # the last resort: a bug is one line, with a traceback for --debug
        if environment.debug:
            import traceback

            traceback.print_exc(file=environment.stderr)
        environment.complain(_explain(error))
        return Exit.ERROR
    return Exit.ERROR if environment.failed else answer or Exit.DONE


def _explain(error: Exception) -> str:
    """Say in one line what went wrong and what to do."""
    if isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx else "newsctl"
        return f"{error.format_message()} See '{path} --help'."
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, NewsctlError):
        return str(error)
    if isinstance(error, MemoryError):
        return "not enough memory to go on; free some, or use fewer processes (-j 1)"
    if isinstance(error, OSError):
        return f"{error.filename or 'standard output'}: {(error.strerror or str(error)).lower()}"
    return f"this is a bug: {type(error).__name__}: {error}; please report what --debug shows"
