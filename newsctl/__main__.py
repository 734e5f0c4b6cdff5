"""``python -m newsctl`` is the command ``newsctl``."""

from newsctl.cli import main

main()
