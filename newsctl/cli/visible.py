"""Untrusted text made safe to look at."""

__all__ = ["visible", "visible_json", "visible_lines", "visible_name"]

_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))  # C0, DEL and C1: escape sequences begin with one of them
_LINE_ENDS = (0x2028, 0x2029)
# Unicode TR9: marks, embeddings and overrides, isolates, and the deprecated controls behind them
_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070))
_ANNOTATIONS = range(0xFFF9, 0xFFFC)  # of one text by another, which is to stand above it
_TAGS = range(0xE0000, 0xE0080)  # ASCII that nobody sees
_FILLERS = (0x115F, 0x1160, 0x3164, 0xFFA0)  # letters of Hangul that look like spaces
_STEERING = (*_CONTROLS, *_LINE_ENDS, *_BIDI, *_ANNOTATIONS, *_TAGS, *_FILLERS)


def _escape(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _escape_in_json(code: int) -> str:
    units = chr(code).encode("utf-16-be")
    return "".join(f"\\u{units[place]:02x}{units[place + 1]:02x}" for place in range(0, len(units), 2))


_SHOWN = {code: _escape(code) for code in _STEERING} | {ord("\t"): " "}
_SHOWN_IN_LINES = {code: shown for code, shown in _SHOWN.items() if chr(code) not in "\t\n"}
_SHOWN_IN_JSON = {code: _escape_in_json(code) for code in _STEERING if code >= 0x7F}  # JSON has none below
_BLANK = tuple(map(chr, _FILLERS))  # and printable, as Python has it

_IN_NAMES = {ord("\t"): r"\x09"} | {code: f"\\u{code:04x}" for code in range(0x80, 0xA0)}


def visible(text: str) -> str:
    r"""Return one line of ``text`` with everything that steers a terminal written as an escape like ``\x1b``.

    Articles and file names come from anywhere; a control character or a bidirectional override in them could
    hide or rewrite what stands on the screen. A tab becomes a space; a line end becomes an escape too, so
    lines are to be split before. What joins letters or emoji, or chooses their form, stays as it is.
    """
    if text.isprintable() and (text.isascii() or not any(filler in text for filler in _BLANK)):
        return text
    return text.translate(_SHOWN)


def visible_lines(text: str) -> str:
    """Return ``text`` likewise, its lines and tabs as they are."""
    return text.translate(_SHOWN_IN_LINES)


def visible_json(data: bytes) -> bytes:
    r"""Return the JSON ``data`` with the same characters as escapes like ``\u202e``: its value stays."""
    return data.decode().translate(_SHOWN_IN_JSON).encode()


def visible_name(name: str) -> str:
    r"""Return the ``name`` of a file so that newsctl finds it again.

    A tab is ``\x09`` in it, not a space, and what looks like a byte, U+009B, is ``\u009b``: a byte that is no
    UTF-8 shows as ``\x9b``.
    """
    return visible(name if name.isprintable() else name.translate(_IN_NAMES))
