"""Hashes of files and texts, by which an update knows that a file with a new time holds what it held."""

import os
from stat import S_ISREG

from newsctl.corpus.formats.catalogue import PLAIN

__all__ = ["hash_of", "hash_of_container", "hash_of_file"]

_PORTION = 65_536
"""Bytes of a file that are hashed at once."""


def hash_of(text: str) -> bytes:
    """Return the hash of a text: that of its file, if this is UTF-8 and has nothing else in it."""
    from hashlib import blake2b  # with all of OpenSSL, which is seldom needed

    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def hash_of_container(file: str) -> bytes:
    """Return the hash of a file that may hold several texts; an empty one if it is one text.

    Of the latter, whoever reads the text makes the hash.
    """
    return b"" if file.endswith(PLAIN) else hash_of_file(file)


def hash_of_file(file: str) -> bytes:
    """Return the hash of a file's bytes; an empty one for what cannot be read twice."""
    from hashlib import blake2b

    try:
        if not S_ISREG(os.stat(file).st_mode):
            return b""
        digest = blake2b(digest_size=16)
        with open(file, "rb", buffering=0) as stream:
            while portion := stream.read(_PORTION):
                digest.update(portion)
        return digest.digest()
    except OSError:
        return b""
