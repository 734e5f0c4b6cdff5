"""How often each person is quoted, for ``newsctl list --count-by speaker``."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from newsctl.across.aliases import Aliases
from newsctl.across.wanted import Wanted
from newsctl.article import Article
from newsctl.cli.columns import GROUPS
from newsctl.cli.environment import Environment
from newsctl.cli.filtering import tell_whom
from newsctl.cli.who import speeches
from newsctl.corpus import Options
from newsctl.search.filters import Filters

__all__ = ["count_speakers"]

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[str | None]).decode


def count_speakers(
    environment: Environment, names: tuple[str, ...], options: Options, filters: Filters
) -> Iterator[str | None]:
    """Yield for each quote who says it: the person, else the speaker as it stands, None for nobody."""
    taken: Counter[str] = Counter()
    wanted = None
    for speech in speeches(environment, names, options, filters, _speakers, Aliases()):
        if wanted is None and filters.speaker:
            wanted = Wanted(speech.people, filters.speaker)
        for speaker in _decode(speech.result):
            if wanted is not None and not wanted.takes(speech.article, speaker):
                continue
            person = speech.people.meant(speech.article, speaker)
            name = person.name if person else speaker
            if wanted is not None and name is not None:
                taken[name] += 1
            yield name
    tell_whom(taken, filters, environment)


def _speakers(article: Article) -> bytes:
    return _encode([*GROUPS["speaker"](article)])
