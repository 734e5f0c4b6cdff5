"""Untrusted text made safe to look at."""

__all__ = ["visible", "visible_name"]

_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))  # C0, DEL and C1: escape sequences begin with one of them
_LINE_ENDS = (0x2028, 0x2029)
_BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))  # Unicode TR9: embeddings, overrides, isolates
_SHOWN = {
    code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" for code in (*_CONTROLS, *_LINE_ENDS, *_BIDI)
} | {ord("\t"): " "}

_IN_NAMES = {ord("\t"): r"\x09"} | {code: f"\\u{code:04x}" for code in range(0x80, 0xA0)}


def visible(text: str) -> str:
    r"""Return one line of ``text`` with everything that steers a terminal written as an escape like ``\x1b``.

    Articles and file names come from anywhere; a control character or a bidirectional override in them could
    hide or rewrite what stands on the screen. A tab becomes a space; a line end becomes an escape too, so
    lines are to be split before.
    """
    return text if text.isprintable() else text.translate(_SHOWN)


def visible_name(name: str) -> str:
    r"""Return the ``name`` of a file so that newsctl finds it again.

    A tab is ``\x09`` in it, not a space, and what looks like a byte, U+009B, is ``\u009b``: a byte that is no
    UTF-8 shows as ``\x9b``.
    """
    return visible(name if name.isprintable() else name.translate(_IN_NAMES))
