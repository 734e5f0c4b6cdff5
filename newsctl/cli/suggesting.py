"""What somebody may have meant who typed a word that is not known: one that is spelt like it."""

from collections.abc import Iterable

__all__ = ["did_you_mean", "near"]

_ALIKE = 0.75
"""How much two spellings share (difflib): shwo is show, but --include is not --exclude."""

_ABBREVIATED = 3  # letters that are enough to say which

_ELSEWHERE = {"--from": "--since", "--date": "--since", "--to": "--until"}
"""What other programs call it; the nearest spelling would be an option of another meaning."""


def near(word: str, known: Iterable[str]) -> str | None:
    """Return the one of ``known`` that ``word`` was meant for, or None where that would be a guess.

    It begins with the same letter: words that are alike but for their beginning are mostly opposites.
    """
    from difflib import get_close_matches

    known = list(known)
    if word in _ELSEWHERE:
        return _ELSEWHERE[word] if _ELSEWHERE[word] in known else None
    bare = word.lstrip("-").casefold()
    spelt = {name.lstrip("-").casefold(): name for name in known if name[:2] == word[:2] or name[:1] != "-"}
    spelt = {name: whole for name, whole in spelt.items() if name[:1] == bare[:1]}
    longer = [name for name in spelt if len(bare) >= _ABBREVIATED and name.startswith(bare)]
    found = longer[:1] if len(longer) == 1 else get_close_matches(bare, spelt, n=1, cutoff=_ALIKE)
    return spelt[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the sentence that asks for the nearest of ``known``, with a space before, or nothing."""
    found = near(word, known)
    return f" Did you mean {found!r}?" if found else ""
