"""``newsctl similar``: which articles run the same text."""

from functools import partial
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click
import msgspec
from msgspec import structs

from newsctl.cli.environment import Environment
from newsctl.cli.filtering import Filtering, kept
from newsctl.cli.inputs import corpora, open_corpus
from newsctl.cli.options import filters, manners
from newsctl.cli.progress import counted, watched
from newsctl.corpus import Document, Options, Selection
from newsctl.matching.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsctl.across.similar import Group, Text

T = TypeVar("T")

__all__ = ["TextOf", "command"]

EXAMPLES = """\b
Examples:
  newsctl similar archive/
  newsctl similar --against story.txt news.db
  newsctl similar archive/ --keep first -Z | newsctl export --files-from - -0
"""


Sought = Literal["same_text", "templates", "same_headline"]

_SOUGHT: dict[Sought, tuple[str, str]] = {
    "same_text": ("run the same text", "runs the text of"),
    "templates": ("fill one form", "fills the form of"),
    "same_headline": ("are other texts under one headline", "is another text under the headline of"),
}
"""What is said of articles of which nothing was found."""


class TextOf(msgspec.Struct, frozen=True):
    """The work on one document: its text as it is compared, if the ``filters`` keep its article."""

    filters: Filters

    def __call__(self, document: Document) -> Any:
        """Return the text, packed for the way to another process, or why there is none."""
        from newsctl.across.similar import packed_text

        work = partial(packed_text, document.fingerprint)
        return Filtering(work, self.filters, needs_quotes=False)(document)


@click.command("similar", epilog=EXAMPLES)
@click.option(
    "--against",
    metavar="FILE",
    multiple=True,
    help="Find what runs the text of FILE, which need not be in CORPUS; - is standard input.",
)
@click.option("--templates", is_flag=True, help="Find texts that fill one form, each with its own figures.")
@click.option("--same-headline", is_flag=True, help="Find other texts under the same headline.")
@click.option(
    "--keep",
    type=click.Choice(["first", "longest"]),
    help="Print the paths of all articles, but of each group only its first, or longest.",
)
@click.option("--dropped", is_flag=True, help="With --keep, print the paths of the others.")
@click.option("-Z", "--null-output", is_flag=True, help="With --keep, end each path with NUL, for xargs -0.")
@click.option("--why", is_flag=True, help="Say what each article has in common with the first of its group.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a group.")
@corpora
@filters
@manners
@click.pass_obj
def command(
    environment: Environment,
    names: tuple[str, ...],
    options: Options,
    filters: Filters,
    against: tuple[str, ...],
    templates: bool,
    same_headline: bool,
    keep: Literal["first", "longest"] | None,
    dropped: bool,
    null_output: bool,
    why: bool,
    as_json: bool,
) -> None:
    """Group articles that run the same text.

    Articles belong together if they share half of the shorter one's words, in the same order, and no more
    than a quarter of its numbers is lost: a story run again, cut, under a new lead, or with news in it (an
    update). Phrases that many articles have do not count; below 30 words only equal texts are the same. A
    group begins with its earliest article, with which each of the others was compared.
    """
    _exclude({"--templates": templates, "--same-headline": same_headline, "--keep": bool(keep)})
    for option, given in {"--against": bool(against), "--json": as_json, "--why": why}.items():
        _exclude({"--keep": bool(keep), option: given})
    for option, given in {"--dropped": dropped, "-Z": null_output}.items():
        if given and not keep:
            raise click.UsageError(f"{option} goes with --keep.")
    from newsctl.across import similar
    from newsctl.cli.similar_output import show_groups, show_paths

    wanted = list(_read(against, _by_itself(options), Filters(), environment)) if against else []
    if against and not wanted:
        return  # it was said why
    found: Iterable[Text] = _read(names, options, filters, environment)
    if wanted:
        found = filter(similar.Resembling(wanted), found)
    texts = similar.named_once([*similar.in_order(wanted), *similar.in_order(found)])
    sought: Sought = "templates" if templates else "same_headline" if same_headline else "same_text"
    find = getattr(similar, sought)

    def shown(items: "Sequence[T]") -> "Iterator[T]":
        return counted(items, len(items), "articles compared", environment, held_back=True)

    groups: list[Group] = find(texts, shown)
    if wanted:
        named = {text.path for text in wanted}
        groups = [group for group in groups if group.texts[0].path in named]
    if keep:
        staying = similar.chosen(texts, groups, keep)
        paths = (text.path for text in texts if (text.path in staying) != dropped)
        show_paths(paths, environment, null_output=null_output)
        return
    if not groups and (texts or not environment.failed):
        environment.remark(_nothing(len(texts), against, sought))
    show_groups(groups, environment, why=why, as_json=as_json)


def _nothing(number: int, against: tuple[str, ...], sought: Sought) -> str:
    """Say that no group was found, in a corpus of so many articles."""
    among, beside = _SOUGHT[sought]
    if against:
        return f"nothing {beside} {', '.join(against)}"
    if number < 2:
        return f"{'one article' if number else 'no article'}, and nothing to compare it with"
    return f"no two of {number:,} articles {among}"


def _exclude(options: dict[str, bool]) -> None:
    """Raise UsageError when several of ``options`` were given."""
    given = [option for option, is_given in options.items() if is_given]
    if len(given) > 1:
        raise click.UsageError(f"{given[0]} and {given[1]} exclude each other.")


def _by_itself(options: Options) -> Options:
    """Return how a text is read that is named apart from the corpus."""
    return structs.replace(options, files_from=None, nul_separated=False, selection=Selection())


def _read(
    names: tuple[str, ...], options: Options, filters: Filters, environment: Environment
) -> "Iterator[Text]":
    """Yield the texts behind ``names`` that ``filters`` keep, as they come."""
    from newsctl.across.similar import as_text

    corpus = open_corpus(environment, names, options, filters.prefilter(texts=False))
    found = watched(corpus.map(TextOf(filters)), corpus.tally, environment, held_back=True)
    yield from map(as_text, kept(found, filters, environment))
