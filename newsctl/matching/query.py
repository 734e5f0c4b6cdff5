"""What a user asks of a corpus, and the answer of one article."""

from functools import cached_property, lru_cache

import msgspec
from msgspec import structs

from newsctl.article import Article
from newsctl.matching.compiling import compile_matcher
from newsctl.matching.filters import Filters
from newsctl.matching.matcher import Matcher
from newsctl.matching.matches import Finding, find
from newsctl.matching.passages import ALL_FIELDS, DEFAULT_FIELDS, Passage, passages
from newsctl.matching.prefilter import QueryPrefilter

__all__ = ["Answer", "Query", "Wording"]


class Wording(msgspec.Struct, frozen=True):
    """How patterns are to be understood; see :func:`newsctl.matching.compiling.compile_matcher`."""

    fixed: bool = False
    ignore_case: bool = False
    smart_case: bool = False
    word: bool = False
    fuzzy: float | None = None
    exact: bool = False

    def compile(self, patterns: tuple[str, ...]) -> Matcher:
        """Return the matcher for any of ``patterns``; raises PatternError and FilterError."""
        return _matcher(self, patterns)


class Answer(msgspec.Struct, frozen=True):
    """What a query found in an article: findings in the record's order, those of the context without hits."""

    path: str | None
    headline: str | None
    findings: list[Finding]

    @property
    def passages(self) -> int:
        """How many passages have a hit."""
        return sum(bool(finding.hits) for finding in self.findings)

    @property
    def score(self) -> float:
        """The best score among the findings."""
        return max((finding.score for finding in self.findings), default=0.0)


class Query(msgspec.Struct, frozen=True, dict=True):
    """Any of ``patterns`` in ``fields``, in articles that the filters keep.

    ``required`` and ``forbidden`` are patterns too, of which each, or none, has to be anywhere in the
    article. A speaker in the filters narrows the hits as well, to that person's quotes. ``invert`` asks for
    the passages without a hit. ``limit`` is the most passages of one article; ``before`` and ``after`` are
    the paragraphs of context around each. ``with_speakers`` wants to know who says what is found.
    """

    patterns: tuple[str, ...]
    wording: Wording = Wording()
    fields: tuple[str, ...] = DEFAULT_FIELDS
    required: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    filters: Filters = Filters()
    invert: bool = False
    limit: int | None = None
    before: int = 0
    after: int = 0
    with_speakers: bool = True

    def check(self) -> None:
        """Raise PatternError or FilterError if a pattern or a score cannot be used."""
        _ = self._compiled

    @cached_property
    def _compiled(self) -> "_Compiled":
        return _Compiled(self)

    @property
    def needs_quotes(self) -> bool:
        """Whether the answer depends on the quotes of an article, or shows what they say of it."""
        return self.with_speakers or bool(
            self.required or self.forbidden or self.filters.needs_quotes or "quotes" in self.fields
        )

    def prefilter(self) -> QueryPrefilter | None:
        """Return what tells articles that cannot match before they are read; None when nothing does."""
        if self.invert:
            return None
        return QueryPrefilter(
            self._compiled.matcher,
            self.fields,
            speakers=self.filters.speaker,
            needs_quotes=self.needs_quotes,
        )

    def search(self, article: Article) -> Answer | None:
        """Return what is found in ``article``, nothing included; None when the article does not count."""
        compiled = self._compiled
        if not self.filters.keeps(article) or not compiled.admits(article):
            return None
        findings = list(
            find(
                article,
                compiled.matcher,
                self.fields,
                speaker=self.filters.speaker,
                invert=self.invert,
                limit=self.limit,
            )
        )
        if self.before or self.after:
            findings = _with_context(article, findings, self.before, self.after)
        return Answer(article.path, article.headline, findings)


class _Compiled:
    """The matchers of a query; a process makes them once."""

    def __init__(self, query: Query) -> None:
        self.matcher = query.wording.compile(query.patterns)
        self.required = [query.wording.compile((pattern,)) for pattern in query.required]
        self.forbidden = [query.wording.compile((pattern,)) for pattern in query.forbidden]

    def admits(self, article: Article) -> bool:
        """Whether ``article`` holds each of the required patterns and none of the forbidden ones."""
        return all(_holds(article, each) for each in self.required) and not any(
            _holds(article, each) for each in self.forbidden
        )


@lru_cache(maxsize=8)
def _matcher(wording: Wording, patterns: tuple[str, ...]) -> Matcher:
    """Make a matcher once for queries that differ in other things; it may be of very many patterns."""
    return compile_matcher(patterns, **structs.asdict(wording))


def _holds(article: Article, matcher: Matcher) -> bool:
    return any(matcher.find(passage.text) for passage in passages(article, ALL_FIELDS))


def _with_context(article: Article, findings: list[Finding], before: int, after: int) -> list[Finding]:
    """Put the neighbours of the paragraphs found between them, each once."""
    found = {each.passage.paragraph: each for each in findings if each.passage.field == "body"}
    wanted = sorted(
        {
            near
            for paragraph in found
            if paragraph is not None
            for near in range(max(paragraph - before, 0), min(paragraph + after + 1, len(article.body)))
        }
    )
    body = [found.get(near) or Finding(Passage("body", article.body[near], near), [], []) for near in wanted]
    first = next((at for at, each in enumerate(findings) if each.passage.field == "body"), len(findings))
    return findings[:first] + body + findings[first + len(found) :]
