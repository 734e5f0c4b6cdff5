"""Who a mention means: from the words beside a quote to the fullest name that the article gives."""

from newsctl.article import Quote, Span
from newsctl.parsing.blocks import Block

__all__ = ["Speakers", "name_speakers"]

Speakers = tuple[str | None, list[str]]
"""Who says something, and the others who say it as well."""


def name_speakers(
    text: str,
    blocks: list[Block],
    quotes: list[Quote],
    others: list[list[Span]],
    authors: list[str],
    mentions: list[list[Span]],
) -> tuple[list[Speakers], list[Speakers]]:
    """Return the speaker of each quote by its mention, and the names of the ``others`` who say it as well.

    The second list has the same of each of the other ``mentions``, with those who stand beside it.

    None stands for a quote without one, and where the article does not say. ``blocks`` tile ``text``, quotes
    stand in its order; ``I`` is the only one of the ``authors``. A name is the fullest the article gives,
    without title; a description stays one unless the article introduces a person with it. Both are words of
    the article, with white space folded. The other mentions change nothing in the quotes.
    """
    if not mentions and not any(quote.mention for quote in quotes):
        return [(None, [])] * len(quotes), []
    # Read when first needed: most articles of a wire have no quotes, and the lists of names slow the start.
    from newsctl.parsing.speakers.appearances import Appearances
    from newsctl.parsing.speakers.discourse import Discourse
    from newsctl.parsing.speakers.resolve import who_speaks

    discourse = Discourse(text, Appearances(text, blocks), quotes, authors[0] if len(authors) == 1 else None)
    known: dict[int, str | None] = {}

    def named(together: list[Span]) -> Speakers:
        for mention in together:
            if mention.start not in known:
                known[mention.start] = who_speaks(discourse, mention)
        speaker, *also = [known[mention.start] for mention in together] or [None]
        return speaker, [name for name in also if name and name != speaker]

    speakers = [
        named([quote.mention, *with_it] if quote.mention else [])
        for quote, with_it in zip(quotes, others, strict=True)
    ]
    if not mentions:
        return speakers, []
    # Once more from the top, with those who speak in quotes among the others: "he" is who spoke last.
    spoken, discourse.voices = discourse.voices[::-1], []
    meant: dict[int, Speakers] = {}
    for number in sorted(range(len(mentions)), key=lambda number: mentions[number][0].start):
        while spoken and spoken[-1].start <= mentions[number][0].start:
            discourse.voices.append(spoken.pop())
        meant[number] = named(mentions[number])
    return speakers, [meant[number] for number in range(len(mentions))]
