"""What a folder held that was not read, counted by kind, in one line."""

from collections import Counter

from newsctl.corpus.formats.catalogue import IN_FOLDERS
from newsctl.corpus.selection import Selection

__all__ = ["PassedOver"]

_READ = ", ".join(f"*{suffix}" for suffix in IN_FOLDERS)
_BARE = "without suffix"
_LONGEST = 10  # letters of a suffix: what follows a point may be anything
_TOLD = 6  # kinds


class PassedOver:
    """The files of a folder that are of no kind that it yields, and the ``links`` that lead out of it."""

    def __init__(self) -> None:
        self.links = 0
        self._kinds: Counter[str] = Counter()

    def __bool__(self) -> bool:
        return bool(self.links or self._kinds)

    def count(self, path: str) -> None:
        """Count the file ``path``."""
        _, point, suffix = path.rpartition(".")
        has_one = point and suffix.isalnum() and len(suffix) <= _LONGEST
        self._kinds[f".{suffix.lower()}" if has_one else _BARE] += 1

    def told(self) -> str:
        """Return what was passed over, the most frequent kind first, and how to have it read."""
        advice = []
        if self._kinds:
            advice.append("name them to read them")
        if self.links:
            advice.append("--follow follows links")
        return f"passed over {self._held()}; {', '.join(advice)}"

    def why_empty(self, selection: Selection) -> str:
        """Return why nothing was read, and what to do."""
        if selection.include or selection.exclude:
            return "no file in this folder is let in by --include and --exclude"
        held = f", only {self._held()}" if self else ""
        advice = "--follow follows links" if self.links else "name other files to read them"
        return f"no articles in this folder ({_READ}){held}; {advice}"

    def _held(self) -> str:
        kinds = sorted(self._kinds.items(), key=lambda kind: (-kind[1], kind[0]))
        told = [f"{number:,} {kind}" for kind, number in kinds[:_TOLD]]
        if len(kinds) > _TOLD:
            told.append(f"{sum(number for _, number in kinds[_TOLD:]):,} of other kinds")
        if self.links:
            told.append(f"{self.links:,} link{'s' * (self.links > 1)} that lead{'s' * (self.links == 1)} out")
        return ", ".join(told)
