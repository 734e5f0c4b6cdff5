"""Where the user's defaults for options stand; newsctl.cli.config reads them."""

import os
from collections.abc import Mapping

__all__ = ["config_path"]


def config_path(env: Mapping[str, str]) -> str | None:
    """Return the path of the file of defaults: ``$NEWSCTL_CONFIG``, else the one in the user's folder if any.

    An empty ``$NEWSCTL_CONFIG`` is none.
    """
    named = env.get("NEWSCTL_CONFIG")
    if named is not None:
        return named or None
    home = env.get("HOME")
    folder = env.get("XDG_CONFIG_HOME") or (home and os.path.join(home, ".config"))  # noqa: PTH118 -- a start waits
    path = f"{folder}/newsctl/config.toml"
    return path if folder and os.path.exists(path) else None  # noqa: PTH110 -- likewise
