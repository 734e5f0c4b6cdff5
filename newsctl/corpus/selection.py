"""Which files of a folder are read, by ``--include``, ``--exclude`` and ``--follow``."""

import re
from collections.abc import Callable
from functools import cache

import msgspec

from newsctl.corpus.formats.catalogue import is_found_in_folders

__all__ = ["EVERYTHING", "Selection"]


class Selection(msgspec.Struct, frozen=True):
    """What the user said about the files of folders; what is named by itself is read whatever it is called.

    Without ``include`` a folder yields files in the usual formats, else those that one of its patterns fits,
    in whatever format. What a pattern of ``exclude`` fits is left out, a folder with all that is in it. A
    pattern without a slash is held against the name of a file or folder, one with a slash against its path
    below the folder that was named; ``*`` stands for slashes too. Symbolic links that lead out of the folder
    are followed only with ``follow``.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    follow: bool = False

    def enters(self, path: str) -> bool:
        """Whether to look into the folder ``path``, given from the one that was named."""
        return not self.exclude or not _fits(self.exclude)(path)

    def takes(self, path: str) -> bool:
        """Whether to read the file ``path``, given from the folder that was named."""
        if self.include:
            return _fits(self.include)(path) and self.enters(path)
        return is_found_in_folders(path) and self.enters(path)


EVERYTHING = Selection()
"""All files in the usual formats."""


@cache
def _fits(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    from fnmatch import translate

    alternatives = []
    for pattern in patterns:
        wanted = pattern.rstrip("/")
        if "/" not in wanted:
            alternatives.append("(?s:.*/)" + translate(wanted))
        else:
            alternatives.append(translate(wanted if wanted.startswith(("*", "/")) else f"/{wanted}"))
    match = re.compile("|".join(alternatives)).match
    return lambda path: match(f"/{path}") is not None
