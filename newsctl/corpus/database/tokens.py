"""Where SQLite cuts the texts of a newsctl database into words."""

__all__ = ["INVISIBLE", "LONG", "TOKENIZER"]

INVISIBLE = "".join(
    map(
        chr,
        (
            0x00AD,  # the soft hyphen
            0x034F,  # the combining grapheme joiner
            0x061C,  # marks, embeddings and isolates of writing direction; here, and among those below
            *range(0x180B, 0x1810),  # Mongolian variation selectors, and a separator without width
            *range(0x200B, 0x2010),  # space, joiner and non-joiner without width
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2070),  # the word joiner, and operators that are not shown
            *range(0xFE00, 0xFE10),  # variation selectors
            0xFEFF,  # the byte order mark
        ),
    )
)
"""Characters that take no room and leave no ink: Unicode's default ignorable ones, as texts have them."""

_MARKS = (
    "\u0313\u0314\u0338\u0342\u0345\u05b4\u05b7\u05b8\u05b9\u05bc\u05bf\u05c1\u05c2\u0653\u0654\u0655"
    "\u093c\u09bc\u09be\u09d7\u0a3c\u0b3c\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0c56\u0cc2\u0cd5\u0cd6\u0d3e"
    "\u0d57\u0dca\u0dcf\u0ddf\u0f72\u0f74\u0f80\u0fb5\u0fb7\u102e\u1b35\u3099\u309a\U000110ba\U00011127"
)
"""Parts of letters that are written as two characters, at which SQLite would cut."""

TOKENIZER = f"unicode61 remove_diacritics 2 tokenchars '{INVISIBLE}{_MARKS}'"
"""The tokenizer of FTS5 with its options: a letter that is two characters, and a word with something in it
that nobody sees, are not cut."""

LONG = 8_000
"""Characters from which a word may be longer than what FTS5 keeps of it, its first 32,768 bytes."""
