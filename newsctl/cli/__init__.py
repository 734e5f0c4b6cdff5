"""The commands."""

import sys
from pathlib import Path

from newsctl.article import to_json
from newsctl.parsing import parse


def main() -> None:
    """Placeholder until the command group stands: `newsctl export --format jsonl DIR`."""
    for path in sorted(Path(sys.argv[-1]).glob("*.txt")):
        sys.stdout.buffer.write(to_json(parse(path.read_bytes().decode("utf-8-sig", "replace"), str(path))) + b"\n")
