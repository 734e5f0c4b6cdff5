"""What newsctl was not sure of, as a file of aliases to be corrected by hand."""

from collections.abc import Iterable, Iterator

from newsctl.across.people import NotJoined, Person
from newsctl.article import to_json

__all__ = ["suggested"]

_HEAD = """\
# Who is who: correct this, and give it to `newsctl people --aliases` and `newsctl quotes --aliases`.
# Names below one [[person]] are that person's; with in = ["path/*"] only in these articles.
# Names in one list of apart are different persons'. Who is in ignore is nobody.
"""


def suggested(persons: Iterable[Person], not_joined: Iterable[NotJoined]) -> Iterator[str]:
    """Yield the lines of a file of aliases with the ``persons`` that are unsure, and who was ``not_joined``.

    The latter are comments: they are apart as it is.
    """
    yield from _HEAD.splitlines()
    yield ""
    yield "apart = ["
    for each in not_joined:
        yield f"    # [{_string(each.left)}, {_string(each.right)}],  # {each.rule}: {each.reason}"
    yield "]"
    yield "ignore = []"
    for person in persons:
        unsure = [spelling for spelling in person.spellings if spelling.is_unsure]
        if unsure:
            yield ""
            yield "[[person]]"
            yield f"name = {_string(person.name)}"
            yield "also = ["
            for spelling in unsure:
                yield f"    {_string(spelling.speaker)},  # {spelling.rule}"
            yield "]"


def _string(text: str) -> str:
    """Return ``text`` as TOML writes it: like JSON, but for one control character."""
    return to_json(text).decode().replace("\x7f", "\\u007f")
