"""``--encoding auto``: a guess by charset-normalizer, which comes with the extra ``newsctl[encodings]``."""

from newsctl.errors import NewsctlError

__all__ = ["guess_encoding"]

_SAMPLE = 65_536


def guess_encoding(data: bytes) -> str:
    """Return the codec that ``data``, which is not UTF-8, is most likely in; cp1252 when nothing fits.

    Raises NewsctlError when charset-normalizer is not installed.
    """
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        message = "--encoding auto needs charset-normalizer: pip install 'newsctl[encodings]'"
        raise NewsctlError(message) from None
    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else "cp1252"
