"""Hashes the records and blocks of texts, so that two states of the parser can be compared.

``python -m tests.records FOLDER...`` prints one hash for all texts of a folder; with ``--each`` one line a
text, in path order, so that two runs can be diffed. Without a folder it reads the texts of samples/ and
tests/cases/, whose hashes are kept in records.sha256 and compared by test_records.py.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsctl.article import to_json
from newsctl.corpus.decoding import decode
from newsctl.parsing import read

HOME = Path(__file__).parent.parent
KEPT = Path(__file__).with_name("records.sha256")
RENEW = f"python -m tests.records --each >{KEPT.relative_to(HOME)}"

File = tuple[str, list[str]]
"""(name, the texts in it)"""


def folder_texts(folder: Path) -> Iterator[File]:
    """Yield the text of each .txt file below ``folder``."""
    named = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*.txt")}
    for name, file in sorted(named.items()):
        yield name, [decode(file.read_bytes()).text]


def own_texts() -> Iterator[File]:
    """Yield the text of each sample, then the texts of each file of cases."""
    for name, texts in folder_texts(HOME / "samples"):
        yield f"samples/{name}", texts
    cases = {file.relative_to(HOME).as_posix(): file for file in (HOME / "tests" / "cases").glob("*/*.json")}
    for name, file in sorted(cases.items()):
        yield name, [case["text"] for case in json.loads(file.read_text(encoding="utf-8"))]


def hashes(files: Iterable[File]) -> dict[str, str]:
    """The hash of what the parser makes of each file's texts, by the file's name."""
    return {name: _hash(record for text in texts for record in _records(text)) for name, texts in files}


def _records(text: str) -> Iterator[bytes]:
    reading = read(text)
    yield to_json(reading.article)
    yield to_json(reading.blocks)


def _hash(lines: Iterable[bytes]) -> str:
    whole = hashlib.sha256()
    for line in lines:
        whole.update(line + b"\n")
    return whole.hexdigest()[:16]


def lines_of(found: dict[str, str]) -> list[str]:
    """``found`` as ``--each`` prints it and records.sha256 holds it."""
    return [f"{digest}  {name}" for name, digest in found.items()]


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.records", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="default: the project's own")
    parser.add_argument("--each", action="store_true", help="print one line a text")
    options = parser.parse_args(arguments)
    sources = [(str(folder), folder_texts(folder)) for folder in options.folders] or [("own", own_texts())]
    for source, files in sources:
        lines = lines_of(hashes(files))
        if options.each:
            print("\n".join(lines))
        else:
            print(f"{_hash(line.encode() for line in lines)}  {source} ({len(lines):,} files)")


if __name__ == "__main__":
    main(sys.argv[1:])
