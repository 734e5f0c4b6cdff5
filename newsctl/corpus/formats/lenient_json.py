"""JSON objects as people write them: strictly first, which is quick, then with all that others let pass."""

from typing import Any

import msgspec

from newsctl.corpus.decoding import decode

__all__ = ["fields_of", "lenient", "without_surrogates"]

_raw_fields = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


def fields_of(data: bytes) -> dict[str, Any] | str:
    """Return the fields of a JSON object, or, as a string, what is wrong with it."""
    try:
        return _strict(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return lenient(data)


def _strict(data: bytes) -> dict[str, Any]:
    return {name: _value(raw) for name, raw in _raw_fields(data).items()}


def _value(raw: msgspec.Raw) -> Any:
    """Decode a field; a number that no machine word holds is of no use here, and None."""
    if bytes(raw)[:1] in b"-0123456789":
        return None
    return msgspec.json.decode(raw)


def lenient(data: bytes) -> dict[str, Any] | str:
    """Read what strict JSON forbids and others write: NaN, control characters, lone surrogates, cp1252."""
    import json

    text = decode(data).text
    try:
        # Numbers are not wanted, and long ones are refused by int().
        fields = json.JSONDecoder(
            strict=False, parse_int=str, parse_float=str, parse_constant=_nothing
        ).decode(text)
    except RecursionError:
        return "nested too deep to read"
    except json.JSONDecodeError as error:
        return f"broken JSON: {error.msg.lower()} at character {error.pos + 1}"
    if not isinstance(fields, dict):
        return "no JSON object"
    return fields


def _nothing(constant: str) -> None:
    """Return what NaN and Infinity, which JSON has not, are taken for."""


def without_surrogates(text: str) -> str:
    """Return ``text`` with lone surrogates, which no encoding has, as U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
