"""Cue and mention of each quotation."""

from newsctl.article import Quote
from newsctl.parsing.blocks import Block


def find_quotes(text: str, blocks: list[Block]) -> list[Quote]:
    return []
