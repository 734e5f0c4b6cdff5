"""Run one fuzzer: ``python -m tests.fuzz TARGET [FOLDER] [OPTIONS]``, options and folder being libFuzzer's.

For instance ``python -m tests.fuzz parse /tmp/parse -max_total_time=600``. It takes ``pip install -e
'.[test,fuzz]'``. What breaks a target is written to a file in the current folder: moved to ``finds/TARGET``
it is a test. The folder keeps what reached new code, for the next run to start from.
"""

import importlib
import re
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["newsctl"]):
    for module in ("newsctl.parsing", "newsctl.corpus", "newsctl.matching.query"):
        importlib.import_module(module)
    from tests.fuzz.targets import TARGETS, WORDS

USAGE = f"usage: python -m tests.fuzz TARGET [FOLDER] [OPTIONS]; TARGET is one of {', '.join(TARGETS)}"


def _quoted(word: str) -> str:
    """The word as libFuzzer's dictionaries have it."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "replace")) + '"\n'


def main() -> None:
    """Fuzz until an option's limit, or until something breaks."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(USAGE)
    target = TARGETS[sys.argv[1]]
    with tempfile.TemporaryDirectory() as folder:
        words = Path(folder, "words")
        words.write_text("".join(map(_quoted, WORDS)))
        seeds = Path(folder, "seeds")
        seeds.mkdir()
        for number, seed in enumerate(target.seeds()):
            (seeds / str(number)).write_bytes(seed)
        options = [argument for argument in sys.argv[2:] if argument.startswith("-")]
        kept = [argument for argument in sys.argv[2:] if not re.match("-", argument)]
        atheris.Setup(
            [sys.argv[0], *kept, str(seeds), f"-dict={words}", "-max_len=4096", "-timeout=20", *options],
            target.check,
        )
        atheris.Fuzz()


main()
