"""Bytes into text: a byte order mark decides, then UTF-8, then cp1252, as browsers do for old pages."""

import codecs

import msgspec

__all__ = [
    "Decoded",
    "decode",
    "decode_line",
    "has_nul",
    "is_binary",
    "marked",
    "plain",
    "printable",
    "what_it_is",
]

HEAD = 8192
"""How many bytes of a file are looked at to see whether it is text (git and ripgrep look at as many)."""

# Longest first: the mark of UTF-32-LE begins with the one of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MARKED = frozenset(mark[0] for mark, _ in _MARKS)

# Files that people name by mistake, what they are, and what helps.
_KNOWN = (
    (b"%PDF", "a PDF, not text; convert it first (pdftotext)"),
    (b"\x89PNG", "a PNG image, not text"),
    (b"\xff\xd8\xff", "a JPEG image, not text"),
    (b"GIF8", "a GIF image, not text"),
    (b"\xd0\xcf\x11\xe0", "an old Office file, not text; save it as plain text first"),
    (b"SQLite format 3\0", "an SQLite database, not text"),
    (b"\x7fELF", "a program, not text"),
)

_MARKS_OF_CP1252 = b"\x85\x91\x92\x93\x94\x95\x96\x97"
"""Ellipsis, quotation marks, bullet and dashes."""

_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\f\r\x1a\x1b"))


class Decoded(msgspec.Struct, frozen=True):
    """Text, and a remark for the user when it was not plain UTF-8."""

    text: str
    remark: str | None = None


def plain(data: bytes) -> str | None:
    """Return ``data`` as text if that is all there is to it: UTF-8 without a mark, NUL bytes or emptiness."""
    if not data or data[0] in _MARKED or data.find(b"\0", 0, HEAD) >= 0:
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return None if text.isspace() else text


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Return ``data`` as text without its byte order mark.

    With an ``encoding``, that codec is used and what it cannot decode becomes U+FFFD; ``auto`` asks a library
    when the bytes are not UTF-8. Raises LookupError for a codec that does not exist.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], marked)
    if encoding is not None and encoding != "auto":
        return _decode_as(data, encoding)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return _not_utf8(data, guess=encoding == "auto")
    if "\0" in text[:HEAD] and (wide := _wide(data[:HEAD])):
        read = _decode_as(data, wide)
        return Decoded(read.text, f"UTF-16 without a byte order mark; read as {wide}")
    return Decoded(text)


def decode_line(data: bytes) -> Decoded:
    """Return one line of a file likewise, in UTF-8 or cp1252: UTF-16 is decoded before there are lines."""
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError:
        return _not_utf8(data, guess=False)


def marked(data: bytes) -> str | None:
    """Return the encoding of which ``data`` bears the byte order mark; None for UTF-8 and without a mark."""
    for mark, encoding in _MARKS[1:]:
        if data.startswith(mark):
            return encoding.removesuffix("-le").removesuffix("-be")
    return None


def has_nul(data: bytes) -> bool:
    """Whether ``data`` has a NUL byte early on and no byte order mark that would explain it."""
    head = data[:HEAD]
    return b"\0" in head and not any(head.startswith(mark) for mark, _ in _MARKS)


def is_binary(data: bytes) -> bool:
    """Whether ``data``, a file or its beginning, is no text in any encoding that newsctl would guess."""
    head = data[:HEAD]
    if any(head.startswith(mark) for mark, _ in _MARKS):
        return False
    if what_it_is(head):
        return True
    if b"\0" in head and _wide(head):
        return False
    # Text has next to no control characters; of compressed data they are an eighth.
    return (len(head) - len(head.translate(None, _CONTROLS))) * 32 > len(head)


def what_it_is(data: bytes) -> str | None:
    """Say what ``data`` is and what helps, if it begins like a well-known kind of file that is no text."""
    return next((words for magic, words in _KNOWN if data.startswith(magic)), None)


def printable(name: str) -> str:
    r"""Return the file name ``name`` so that it can be encoded: bytes that are not UTF-8 show as ``\xff``."""
    if name.isascii():  # next to all are, and this is asked for each file of a corpus
        return name
    try:
        name.encode()
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return name


def _decode_as(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    if "\ufffd" in text and (broken := text.count("\ufffd") - _honest(data, encoding)) > 0:
        return Decoded(text, f"{broken} broken places in this {encoding}, shown as \ufffd")
    return Decoded(text)


def _honest(data: bytes, encoding: str) -> int:
    """Count the U+FFFD that the source itself holds."""
    try:
        return data.count("\ufffd".encode(encoding))
    except UnicodeEncodeError:
        return 0


def _not_utf8(data: bytes, *, guess: bool) -> Decoded:
    # UTF-8 with a few broken bytes, say cut in the middle of a character, is still UTF-8: in cp1252 text,
    # bytes that happen to make a character of UTF-8 ("Ã©") are next to unknown. Marks of cp1252 do not count,
    # for they come with a paragraph that was pasted.
    broken = data.decode("utf-8", "replace").count("\ufffd")
    text = data.decode("utf-8", "marks-of-cp1252")
    left = text.count("\ufffd")
    if len(text) - len(text.encode("ascii", "ignore")) - broken > left:
        remarks = []
        if left < broken:
            remarks.append(f"{broken - left} quotation marks or dashes of cp1252 in this UTF-8, read as such")
        if left:
            remarks.append(f"{left} broken places in this UTF-8, shown as \ufffd")
        return Decoded(text, "; ".join(remarks))
    if guess:
        from newsctl.corpus.guessing import guess_encoding

        encoding = guess_encoding(data)
    else:
        encoding = "cp1252"
    text = data.decode(encoding, "as-latin-1" if encoding == "cp1252" else "replace")
    return Decoded(text, f"not UTF-8; read as {encoding} (--encoding NAME reads it as another)")


def _wide(head: bytes) -> str | None:
    """Return the UTF-16 that ``head`` is in, judged by where its NUL bytes stand; None when it is none."""
    least = len(head) // 8  # a quarter of the upper bytes: even Cyrillic has its spaces and line ends
    if head[1::2].count(0) > least and head[::2].count(0) == 0:
        return "utf-16-le"
    if head[::2].count(0) > least and head[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _as_latin_1(error: UnicodeError) -> tuple[str, int]:
    """Decode the five bytes that cp1252 leaves undefined as the control characters they are in latin-1."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


def _marks_of_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Decode a broken byte as a mark of cp1252, if it is one and stands alone; else as U+FFFD.

    Where the first byte of a character is lost, those that are left stand beside one another or make no mark.
    """
    assert isinstance(error, UnicodeDecodeError)
    data, start, end = error.object, error.start, error.end
    alone = end - start == 1 and data[start - 1 : start] < b"\x80" and data[end : end + 1] < b"\x80"
    if alone and data[start] in _MARKS_OF_CP1252:
        return data[start:end].decode("cp1252"), end
    return "\ufffd", end


codecs.register_error("as-latin-1", _as_latin_1)
codecs.register_error("marks-of-cp1252", _marks_of_cp1252)
