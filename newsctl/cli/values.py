"""The values of options, from what is typed to what is meant; click.BadParameter says what is wrong."""

from typing import TYPE_CHECKING

import click

from newsctl.corpus import DateFrom

if TYPE_CHECKING:
    from newsctl.across.aliases import Aliases

__all__ = ["in_letters", "read_alias_file", "read_codec", "read_date_from", "read_furniture", "read_size"]

_FROM = {"path": DateFrom("path"), "mtime": DateFrom("mtime")}
_DIGITS = 18  # that a number of bytes may have
_LARGEST = 1 << 60  # more than any file, and still an index


def in_letters(typed: str) -> str:
    """Return words to look for as they were ``typed``, whatever the locale makes of the bytes.

    Python hides bytes that are not in the locale's encoding behind surrogates, which no text has; they are
    read as texts are.
    """
    try:
        typed.encode()
    except UnicodeEncodeError:
        from newsctl.corpus.decoding import decode

        return decode(typed.encode("utf-8", "surrogateescape")).text
    return typed


def read_codec(context: click.Context, parameter: click.Parameter, name: str | None) -> str | None:
    """Return the ``name`` of an encoding as it is, if Python knows it for one of texts, or ``auto``."""
    if name is not None and name != "auto":
        try:
            b" ".decode(name, "ignore")
        except (LookupError, UnicodeError):  # unknown, or none of texts: hex, idna
            raise click.BadParameter(
                f"{name!r} is no encoding that Python knows (such as utf-16, cp1251)."
            ) from None
    return name


def read_date_from(context: click.Context, parameter: click.Parameter, value: str | None) -> DateFrom | None:
    """Return where dates are to come from: ``path``, ``mtime``, or an expression for a path."""
    if value is None or value in _FROM:
        return _FROM.get(value or "")
    from newsctl.matching.expression import parse

    groups = parse(value).parts.state.groupdict
    if groups and "year" not in groups:
        raise click.BadParameter(f"{value!r} has named groups, but none is called year (nor month, day).")
    return DateFrom("path", value)


def read_furniture(context: click.Context, parameter: click.Parameter, path: str | None) -> frozenset[str]:
    """Return the lines of furniture that the file ``path`` lists, one a line, white space folded.

    Raises InputError when it cannot be read.
    """
    if path is None:
        return frozenset()
    from newsctl.corpus.furniture import lines_listed

    return lines_listed(path)


def read_alias_file(context: click.Context, parameter: click.Parameter, path: str | None) -> "Aliases":
    """Return what the file ``path`` says of names, nothing without one; raises InputError."""
    from newsctl.across.aliases import Aliases, read_aliases  # for which nobody else needs TOML

    return Aliases() if path is None else read_aliases(path)


def read_size(context: click.Context, parameter: click.Parameter, value: str) -> int:
    """Return the bytes that ``500000``, ``64K``, ``16M`` or ``1G`` are."""
    number, unit = (value[:-1], value[-1].upper()) if value[-1:].isalpha() else (value, "")
    if not (number.isascii() and number.isdecimal() and len(number) <= _DIGITS) or unit not in "KMG":
        raise click.BadParameter(f"{value!r} is no size; write it as 500000, 64K, 16M or 1G.")
    return min(int(number) << {"": 0, "K": 10, "M": 20, "G": 30}[unit], _LARGEST)
