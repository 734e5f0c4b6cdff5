"""Who a mention means: from the words beside a quote to the fullest name that the article gives."""

from newsctl.article import Quote, Span
from newsctl.parsing.blocks import Block

__all__ = ["name_speakers"]


def name_speakers(
    text: str, blocks: list[Block], quotes: list[Quote], others: list[list[Span]], authors: list[str]
) -> list[tuple[str | None, list[str]]]:
    """Return the speaker of each quote by its mention, and the names of the ``others`` who say it as well.

    The speaker is None without a mention, or where the article does not say.

    ``blocks`` tile ``text``, ``quotes`` stand in its order; ``I`` is the only one of the ``authors``. A name
    is the fullest the article gives, without title; a description stays one unless the article introduces
    a person with it. Both are words of the article, with white space folded.
    """
    if not any(quote.mention for quote in quotes):
        return [(None, [])] * len(quotes)
    # Read when first needed: most articles of a wire have no quotes, and the lists of names slow the start.
    from newsctl.parsing.speakers.appearances import Appearances
    from newsctl.parsing.speakers.discourse import Discourse
    from newsctl.parsing.speakers.resolve import who_speaks

    discourse = Discourse(text, Appearances(text, blocks), quotes, authors[0] if len(authors) == 1 else None)
    known: dict[int, str | None] = {}
    speakers: list[tuple[str | None, list[str]]] = []
    for quote, with_it in zip(quotes, others, strict=True):
        mentions = [quote.mention, *with_it] if quote.mention else []
        for mention in mentions:
            if mention.start not in known:
                known[mention.start] = who_speaks(discourse, mention)
        speaker, *also = [known[mention.start] for mention in mentions] or [None]
        speakers.append((speaker, [name for name in also if name and name != speaker]))
    return speakers
