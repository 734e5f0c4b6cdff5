"""``newsctl furniture``: the lines that recur from page to page and are no part of any story."""

import click

from newsctl.cli.environment import Environment
from newsctl.cli.inputs import corpora, open_corpus
from newsctl.cli.options import manners
from newsctl.cli.progress import watched
from newsctl.corpus import Options

__all__ = ["command"]

EXAMPLES = """\b
Examples:
  newsctl furniture archive/ > lines.txt        look it through, then
  newsctl list archive/ --furniture lines.txt
  newsctl furniture archive/ --least 50 --furniture lines.txt > more.txt
"""

LEAST = 5
SHARE = 0.02


@click.command("furniture", epilog=EXAMPLES)
@corpora
@click.option(
    "--least",
    metavar="N",
    type=click.IntRange(min=2),
    help=f"Lines of N articles or more.  [default: {LEAST}, and {SHARE:.0%} of all]",
)
@manners
@click.pass_obj
def command(environment: Environment, names: tuple[str, ...], options: Options, least: int | None) -> None:
    """Find the lines that many pages have and no story.

    They are written one a line, the commonest first, for --furniture; look them through before. Left out are
    lines that say by whom, when or where an article was written, and those that the file of --furniture has
    already. Copies of one story count once.
    """
    from newsctl.corpus.furniture import written
    from newsctl.corpus.recurring import Recurring, short_lines

    corpus = open_corpus(environment, names, options)
    recurring = Recurring()
    without_text = 0
    for article in watched(corpus.map(short_lines), corpus.tally, environment, held_back=True):
        if article is None:
            without_text += 1
        else:
            recurring.add(article)
    if without_text:
        environment.failed = True
        environment.complain(
            f"{without_text:,} records without their text; name the files that the articles came from"
        )
    found = recurring.furniture(least) if least else recurring.furniture(LEAST, SHARE)
    for line in map(written, found):
        if environment.is_terminal:
            environment.print(line)
        else:
            environment.write(line.encode("utf-8", "backslashreplace") + b"\n")
