"""Who a mention means: from the words beside a quote to the fullest name that the article gives."""

from newsctl.article import Quote, Span
from newsctl.parsing.blocks import Block

__all__ = ["name_speakers"]

Names = list[str | None]


def name_speakers(
    text: str, blocks: list[Block], quotes: list[Quote], authors: list[str], mentions: list[Span]
) -> tuple[Names, Names]:
    """Return the speaker of each quote by its mention, and whom each of the other ``mentions`` means.

    None stands for a quote without one, and where the article does not say. ``blocks`` tile ``text``, quotes
    stand in its order; ``I`` is the only one of the ``authors``. A name is the fullest the article gives,
    without title; a description stays one unless the article introduces a person with it. Both are words of
    the article, with white space folded. The other mentions change nothing in the quotes.
    """
    if not mentions and not any(quote.mention for quote in quotes):
        return [None] * len(quotes), []
    # Read when first needed: most articles of a wire have no quotes, and the lists of names slow the start.
    from newsctl.parsing.speakers.appearances import Appearances
    from newsctl.parsing.speakers.discourse import Discourse
    from newsctl.parsing.speakers.resolve import who_speaks

    discourse = Discourse(text, Appearances(text, blocks), quotes, authors[0] if len(authors) == 1 else None)
    known: dict[int, str | None] = {}
    speakers: Names = []
    for quote in quotes:
        mention = quote.mention
        if mention and mention.start not in known:
            known[mention.start] = who_speaks(discourse, mention)
        speakers.append(known[mention.start] if mention else None)
    if not mentions:
        return speakers, []
    # Once more from the top, with those who speak in quotes among the others: "he" is who spoke last.
    spoken, discourse.voices = discourse.voices[::-1], []
    for mention in sorted(mentions, key=lambda mention: mention.start):
        while spoken and spoken[-1].start <= mention.start:
            discourse.voices.append(spoken.pop())
        if mention.start not in known:
            known[mention.start] = who_speaks(discourse, mention)
    return speakers, [known[mention.start] for mention in mentions]
