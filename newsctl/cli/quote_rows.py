"""Quotes as rows of a file, each with the person who says it, for ``newsctl export --records quotes``."""

from collections import Counter
from collections.abc import Iterator

from msgspec import structs

from newsctl.across.aliases import Aliases
from newsctl.across.people import People
from newsctl.across.wanted import Wanted
from newsctl.article import Article, from_json, to_json
from newsctl.cli.environment import Environment
from newsctl.cli.filtering import tell_whom
from newsctl.cli.who import speeches
from newsctl.corpus import Options
from newsctl.export import Format, Settings
from newsctl.matching.filters import Filters

__all__ = ["quote_rows"]


def quote_rows(
    environment: Environment,
    names: tuple[str, ...],
    options: Options,
    filters: Filters,
    form: Format,
    settings: Settings,
) -> Iterator[bytes]:
    """Yield the rows of each article that the ``filters`` keep, in the format ``form``."""
    taken: Counter[str] = Counter()
    wanted = None
    for speech in speeches(environment, names, options, filters, _quotes_alone, Aliases()):
        article = from_json(speech.result)
        if filters.speaker:
            wanted = wanted or Wanted(speech.people, filters.speaker)
            said = [quote for quote in article.quotes if wanted.takes(speech.article, quote.speaker)]
            article = structs.replace(article, quotes=said)
        persons = _persons(article, speech.article, speech.people)
        if filters.speaker:
            taken.update(persons.get(q.speaker, q.speaker) for q in article.quotes if q.speaker)
        yield form.encode(article, structs.replace(settings, persons=persons))
    tell_whom(taken, filters, environment)


def _quotes_alone(article: Article) -> bytes:
    return to_json(structs.replace(article, links=[])) if article.quotes else to_json(Article())


def _persons(article: Article, number: int, people: People) -> dict[str, str]:
    """Return the persons behind the speakers of ``article``, as ``people`` know it by its number."""
    speakers = dict.fromkeys(quote.speaker for quote in article.quotes if quote.speaker)
    return {each: person.name for each in speakers if (person := people.meant(number, each))}
