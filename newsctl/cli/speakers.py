"""How often each person is quoted, for ``newsctl list --count-by speaker``."""

from collections import Counter
from collections.abc import Iterator
from itertools import product

import msgspec

from newsctl.across.aliases import Aliases
from newsctl.across.wanted import Wanted
from newsctl.article import Article
from newsctl.cli.columns import GROUPS
from newsctl.cli.environment import Environment
from newsctl.cli.filtering import tell_whom
from newsctl.cli.who import speeches
from newsctl.corpus import Options
from newsctl.matching.filters import Filters

__all__ = ["count_speakers"]

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[list[str | None]]).decode

Group = tuple[str | None, ...]


def count_speakers(
    environment: Environment,
    names: tuple[str, ...],
    options: Options,
    filters: Filters,
    keys: tuple[str, ...],
) -> Iterator[Group]:
    """Yield for each quote a value for each of ``keys``, of which one is ``speaker``.

    That is the person who says it, else the speaker as it stands, None for nobody.
    """
    taken: Counter[str] = Counter()
    wanted = None
    at = keys.index("speaker")
    for speech in speeches(environment, names, options, filters, _Groups(keys), Aliases()):
        if wanted is None and filters.speaker:
            wanted = Wanted(speech.people, filters.speaker)
        for group in _decode(speech.result):
            speaker = group[at]
            if wanted is not None and not wanted.takes(speech.article, speaker):
                continue
            person = speech.people.meant(speech.article, speaker)
            group[at] = name = person.name if person else speaker
            if wanted is not None and name is not None:
                taken[name] += 1
            yield tuple(group)
    tell_whom(taken, filters, environment)


class _Groups(msgspec.Struct, frozen=True):
    """The work on one article: a value for each key, once for each quote."""

    keys: tuple[str, ...]

    def __call__(self, article: Article) -> bytes:
        return _encode([*product(*(GROUPS[key](article) for key in self.keys))])
