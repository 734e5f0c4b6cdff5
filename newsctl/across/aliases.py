"""What a user knows of names and no rule can tell, from a TOML file: who is one person, and who is not."""

import fnmatch
from pathlib import Path

import msgspec

from newsctl.corpus.files import reason
from newsctl.errors import InputError

__all__ = ["Alias", "Aliases", "read_aliases"]


_FORM = "it has [[person]] with name, also and in; apart = [[name, name]]; ignore = [name]"


class Alias(msgspec.Struct, frozen=True, rename={"within": "in"}, forbid_unknown_fields=True):
    """A person: the ``name`` to call it, and the names that it has ``also``.

    Where paths are given, these names are that person's in articles ``in`` them alone; patterns as of a
    shell, whose ``*`` stands for slashes too.
    """

    name: str
    also: tuple[str, ...] = ()
    within: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names of the person."""
        return (self.name, *self.also)


class Aliases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Persons by their names; pairs of names that stay ``apart``; speakers to ``ignore``, who mean nobody."""

    person: tuple[Alias, ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()
    ignore: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != Aliases()

    def everywhere(self) -> dict[str, str]:
        """Return the person of each name that is somebody's in all articles."""
        return {name: alias.name for alias in self.person if not alias.within for name in alias.names}

    def within(self, path: str) -> dict[str, str]:
        """Return the person of each name that is somebody's in the article ``path``."""
        return {
            name: alias.name
            for alias in self.person
            if any(fnmatch.fnmatchcase(path, pattern) for pattern in alias.within)
            for name in alias.names
        }

    @property
    def need_paths(self) -> bool:
        """Whether some names are somebody's in some articles alone."""
        return any(alias.within for alias in self.person)


def read_aliases(path: str) -> Aliases:
    """Read the file of aliases ``path``.

    Raises InputError when it cannot be read, is no TOML, has other keys than ``[[person]]`` with ``name``,
    ``also`` and ``in``, ``apart`` and ``ignore``, or contradicts itself.
    """
    import tomllib

    try:
        with Path(path).open("rb") as file:
            aliases = msgspec.convert(tomllib.load(file), Aliases)
    except OSError as error:
        raise InputError(path, reason(error, path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(path, f"no TOML: {error}") from error
    except msgspec.ValidationError as error:
        raise InputError(path, f"no file of aliases: {_lowered(str(error))}; {_FORM}") from error
    if words := _contradiction(aliases):
        raise InputError(path, f"contradicts itself: {words}")
    return aliases


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _contradiction(aliases: Aliases) -> str | None:
    """Return what two lines of ``aliases`` say against one another."""
    person_of: dict[tuple[str, str], str] = {}
    called: set[str] = set()
    for alias in aliases.person:
        if alias.name in called:
            return f"{alias.name!r} is the name of two persons"
        called.add(alias.name)
        for name in alias.names:
            if name in aliases.ignore:
                return f"{name!r} is a name of {alias.name!r} and ignored"
            for place in alias.within or ("",):
                other = person_of.setdefault((name, place), alias.name)
                if other != alias.name:
                    return f"{name!r} is a name of {other!r} and of {alias.name!r}"
    known = aliases.everywhere()
    for names in aliases.apart:
        if len(set(names)) < 2:
            return f"apart has {', '.join(map(repr, names)) or 'nobody'}, and wants two names or more"
        persons = [known[name] for name in names if name in known]
        if twice := next((person for person in persons if persons.count(person) > 1), None):
            both = " and ".join(repr(name) for name in names if known.get(name) == twice)
            return f"{both} are apart, and names of {twice!r}"
    return None
