"""What people point newsctl at by mistake: real files, a real process, and every line that it prints.

In each, ``good.txt`` stands last: whatever is wrong with the others, it is done.
"""

import bz2
import gzip
import io
import json
import lzma
import os
import signal
import socket
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.corpus.conftest import Outcome

Export = Callable[..., Outcome]

GOOD = "Harbour wall to rise\n\nLUND (NNA) - The council voted on Monday to raise the wall.\n"
LIMIT = "more than 16 MiB for one article; --max-size lets larger ones in"


@pytest.fixture(autouse=True)
def good(tmp_path: Path) -> Iterator[None]:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    yield
    for path in tmp_path.rglob("*"):  # or pytest could not clean up
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)


def lines(*messages: str) -> str:
    return "".join(f"newsctl: {message}\n" for message in messages)


def test_missing(export: Export) -> None:
    assert export("missing.txt", "good.txt") == (
        2,
        ["good.txt"],
        lines("missing.txt: no such file or folder"),
    )


def test_unreadable_file(export: Export, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(GOOD)
    (tmp_path / "secret.txt").chmod(0)
    expected = 2, ["good.txt"], lines("secret.txt: permission denied; you may not read it")
    assert export("secret.txt", "good.txt") == expected
    assert export() == (2, ["good.txt"], lines("secret.txt: permission denied; you may not read it"))


def test_unreadable_folder(export: Export, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    assert export() == (2, ["good.txt"], lines("closed/: permission denied; you may not read it"))


def test_vanishing_while_read(export: Export, tmp_path: Path) -> None:
    """The list names what is gone by the time its turn comes."""
    assert export("--files-from", "-", input="gone.txt\ngood.txt\n") == (
        2,
        ["good.txt"],
        lines("gone.txt: no such file or folder"),
    )


def test_vanishing_after_it_was_found(export: Export, tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to("nowhere")
    assert export() == (2, ["good.txt"], lines("gone.txt: a symbolic link to nothing"))


def test_folder_in_place_of_a_file(export: Export, tmp_path: Path) -> None:
    (tmp_path / "may.txt").mkdir()
    (tmp_path / "may.txt" / "1.txt").write_text(GOOD)
    assert export() == (0, ["good.txt", "may.txt/1.txt"], "")


def test_empty_file(export: Export, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_bytes(b"\xef\xbb\xbf \r\n\n")
    reason = "an empty file: no article in it"
    expected = 0, ["good.txt"], lines(f"blank.txt: {reason}", f"empty.txt: {reason}")
    assert export() == expected
    assert export("blank.txt", "empty.txt", "good.txt") == expected


@pytest.mark.parametrize(
    "suffix", [".txt.gz", ".jsonl", ".json", ".csv", ".html", ".warc", ".zip", ".tar", ""]
)
def test_empty_file_of_any_kind(export: Export, tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"empty{suffix}").touch()
    said = lines(f"empty{suffix}: an empty file: no article in it")
    assert export(f"empty{suffix}", "good.txt") == (0, ["good.txt"], said)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("blank.jsonl", "\n \r\n", "an empty file: no records in it"),
        ("blank.json", " \n", "an empty file: no records in it"),
        ("array.json", "[]", "an empty file: no records in it"),
        ("head.csv", "title,text\n", "a table without rows"),
        ("blank.csv", "\n\n", "an empty file: no rows in it"),
    ],
)
def test_container_of_nothing(export: Export, tmp_path: Path, name: str, data: str, why: str) -> None:
    (tmp_path / name).write_text(data)
    assert export(name, "good.txt") == (0, ["good.txt"], lines(f"{name}: {why}"))


def test_folder_without_articles(export: Export, tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").touch()
    (tmp_path / "pictures" / ".hidden.txt").touch()
    known = "*.txt, *.text, *.md, *.jsonl, *.ndjson"
    assert export("pictures", "good.txt") == (
        2,
        ["good.txt"],
        lines(f"pictures: no articles in this folder ({known}), only 1 .png; name other files to read them"),
    )


def test_pattern_without_match(export: Export) -> None:
    assert export("m*.txt", "goo?.txt") == (
        2,
        ["good.txt"],
        lines("m*.txt: no file matches this pattern"),
    )


def test_named_pipe(export: Export, tmp_path: Path) -> None:
    """In a folder it would wait for ever for somebody to write; it is only said."""
    os.mkfifo(tmp_path / "fifo.txt")
    assert export() == (0, ["good.txt"], lines("fifo.txt: a named pipe, not a file; left out"))


@pytest.mark.parametrize("name", ["fifo", "fifo.txt"])
def test_named_pipe_that_is_asked_for(tmp_path: Path, name: str) -> None:
    """As the shell's <(command) does it."""
    os.mkfifo(tmp_path / name)
    command = [sys.executable, "-m", "newsctl", "export", "--jobs", "2", name]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE)
    (tmp_path / name).write_text(GOOD)
    out, _ = process.communicate(timeout=60)
    assert json.loads(out)["path"] == name


def test_named_pipes_that_a_list_or_a_pattern_brings_along(export: Export, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.txt")
    expected = 2, ["good.txt"], lines("fifo.txt: a named pipe, not a file; left out")
    assert export("--files-from", "-", input="fifo.txt\ngood.txt\n") == expected
    assert export("*.txt") == expected
    (tmp_path / "to-fifo.txt").symlink_to("fifo.txt")
    said = lines(*(f"{name}: a named pipe, not a file; left out" for name in ("fifo.txt", "to-fifo.txt")))
    assert export() == (0, ["good.txt"], said)


def test_socket(export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        monkeypatch.chdir(tmp_path)  # a socket's path may have no more than 107 bytes
        listener.bind("ear.txt")
        assert export("ear.txt", "good.txt") == (
            2,
            ["good.txt"],
            lines("ear.txt: a socket, not a file; left out"),
        )


def test_endless_device(export: Export) -> None:
    assert export("/dev/zero", "good.txt") == (2, ["good.txt"], lines(f"/dev/zero: {LIMIT}"))


def test_symlink_loops(export: Export, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.txt").write_text(GOOD)
    (tmp_path / "a" / "up").symlink_to("..")
    (tmp_path / "self.txt").symlink_to("self.txt")
    expected = 2, ["a/1.txt", "good.txt"], lines("self.txt: too many levels of symbolic links")
    assert export() == expected


def test_names_that_are_not_utf8(export: Export, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(GOOD)
    (tmp_path / os.fsdecode(b"caf\xea.txt")).touch()
    expected = 0, ["caf\\xe9.txt", "good.txt"], lines("caf\\xea.txt: an empty file: no article in it")
    assert export() == expected


def test_names_with_newlines_and_escape_sequences(export: Export, tmp_path: Path) -> None:
    (tmp_path / "a\nb.txt").write_text(GOOD)
    (tmp_path / "a\x1b[31m\nred.txt").touch()
    status, paths, err = export()
    assert (status, paths) == (0, ["a\nb.txt", "good.txt"])
    assert "\x1b" not in err
    assert err.count("\n") == 1


def test_a_gigabyte(export: Export, tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as big:
        big.truncate(1 << 30)
    assert export() == (2, ["good.txt"], lines(f"big.txt: {LIMIT}"))


def test_a_line_of_100_megabytes(export: Export, tmp_path: Path) -> None:
    (tmp_path / "line.txt").write_bytes(b"word " * 20_000_000)
    (tmp_path / "dump.jsonl").write_bytes(
        b'{"text": "' + b"word " * 20_000_000 + b'"}\n{"text": "The next line."}'
    )
    assert export() == (
        2,
        ["dump.jsonl#2", "good.txt"],
        lines(f"dump.jsonl#1: {LIMIT}", f"line.txt: {LIMIT}"),
    )


def test_nul_bytes(export: Export, tmp_path: Path) -> None:
    """In a folder it is left out, for it may be anything; a name on the command line is an order."""
    (tmp_path / "nul.txt").write_bytes(b"A text\0with a hole. It is long enough to be one, and it goes on.\n")
    nul = "NUL bytes: no text, or UTF-16 without a byte order mark (then --encoding utf-16-le); left out"
    assert export() == (0, ["good.txt"], lines(f"nul.txt: {nul}"))
    assert export("nul.txt") == (0, ["nul.txt"], "")


def test_binary(export: Export, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8)
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 8)
    (tmp_path / "noise").write_bytes(bytes(range(256)) * 8)
    assert export("photo.jpg", "paper.pdf", "noise", "good.txt") == (
        2,
        ["good.txt"],
        lines(
            "photo.jpg: a JPEG image, not text",
            "paper.pdf: a PDF, not text; convert it first (pdftotext)",
            "noise: a binary file, not text",
        ),
    )


def test_utf16_without_mark(export: Export, tmp_path: Path) -> None:
    (tmp_path / "wide.txt").write_bytes(GOOD.encode("utf-16-le"))
    remark = "UTF-16 without a byte order mark; read as utf-16-le"
    assert export("wide.txt") == (0, ["wide.txt"], lines(f"wide.txt: {remark}"))


@pytest.mark.parametrize(
    ("suffix", "compress", "name"),
    [(".gz", gzip.compress, "gzip"), (".bz2", bz2.compress, "bzip2"), (".xz", lzma.compress, "xz")],
)
def test_truncated_compression(
    export: Export, tmp_path: Path, suffix: str, compress: Callable[[bytes], bytes], name: str
) -> None:
    (tmp_path / f"cut.txt{suffix}").write_bytes(compress(GOOD.encode() * 50)[:-10])
    assert export() == (
        2,
        ["good.txt"],
        lines(f"cut.txt{suffix}: the {name} data ends too early; a broken copy?"),
    )


def test_no_gzip_at_all(export: Export, tmp_path: Path) -> None:
    (tmp_path / "no.txt.gz").write_text("Not compressed")
    status, paths, err = export()
    assert (status, paths) == (2, ["good.txt"])
    assert err == lines("no.txt.gz: damaged gzip data: Not a gzipped file (b'No')")


def test_gzip_bomb(export: Export, tmp_path: Path) -> None:
    with gzip.open(tmp_path / "bomb.jsonl.gz", "wb") as bomb:
        for _ in range(100):
            bomb.write(b" " * 1_000_000)
    assert export() == (
        2,
        ["good.txt"],
        lines("bomb.jsonl.gz: expands to over 200 times its size; not read further"),
    )


def test_zip(export: Export, tmp_path: Path) -> None:
    """A bomb, a zip in a zip, a name that would climb out, damage: the members that are well are read."""
    with zipfile.ZipFile(tmp_path / "mixed.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../climb.txt", GOOD)
        archive.writestr("bomb.txt", b"\0" * 20_000_000)
        archive.writestr("inner.zip", b"PK\x05\x06" + b"\0" * 18)
        archive.writestr("may/1.txt", GOOD)
        archive.writestr("__MACOSX/may/._1.txt", b"\0\5\x16\7")
    assert export("mixed.zip", "good.txt") == (
        2,
        ["mixed.zip#../../climb.txt", "mixed.zip#may/1.txt", "good.txt"],
        lines(
            f"mixed.zip#bomb.txt: {LIMIT}",
            "mixed.zip#inner.zip: an archive in an archive; unpack the outer one first",
        ),
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["good.txt", "mixed.zip"]


def test_truncated_zip(export: Export, tmp_path: Path) -> None:
    (tmp_path / "cut.zip").write_bytes(b"PK\x03\x04 and no more")
    assert export("cut.zip", "good.txt") == (
        2,
        ["good.txt"],
        lines("cut.zip: a damaged .zip: File is not a zip file"),
    )


def test_zip_with_a_damaged_member(export: Export, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "hurt.zip", "w") as archive:
        archive.writestr("1.txt", GOOD)
        archive.writestr("2.txt", GOOD)
    data = (tmp_path / "hurt.zip").read_bytes().replace(b"Harbour", b"Arbours", 1)
    (tmp_path / "hurt.zip").write_bytes(data)
    assert export("hurt.zip") == (
        2,
        ["hurt.zip#2.txt"],
        lines("hurt.zip#1.txt: damaged in the .zip: Bad CRC-32 for file '1.txt'"),
    )


def test_zip_from_a_pipe(export: Export, tmp_path: Path) -> None:
    """Its table of contents stands at its end; a .tar has none, and is read as it comes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("1.txt", GOOD)
    assert export("-", "good.txt", input=data.getvalue()) == (
        2,
        ["good.txt"],
        lines("-: a .zip cannot be read from a pipe; name the file, or use .tar.gz"),
    )


@pytest.mark.parametrize(("number", "status"), [(65_536, 0), (150_001, 2)])
def test_zip_of_very_many_members(export: Export, tmp_path: Path, number: int, status: int) -> None:
    """From 65,536 on their number stands in a place of its own."""
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as archive:
        archive.writestr("1.png", b"")
        archive.filelist *= number - 1  # the same one over and over, in the table of contents only
        archive.writestr("1.txt", GOOD)
    why = "150,001 members are more than 150,000; unpack it, or make it a .tar"
    assert export("many.zip", "good.txt") == (
        status,
        ["good.txt"] if status else ["many.zip#1.txt", "good.txt"],
        lines(f"many.zip: {why}") if status else "",
    )


def test_truncated_tar(export: Export, tmp_path: Path) -> None:
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w:gz") as archive:
        for name in ("1.txt", "2.txt"):
            member = tarfile.TarInfo(name)
            member.size = len(GOOD.encode())
            archive.addfile(member, io.BytesIO(GOOD.encode()))
    (tmp_path / "cut.tar.gz").write_bytes(whole.getvalue()[:-40])
    status, paths, err = export("cut.tar.gz", "good.txt")
    assert (status, paths[-1]) == (2, "good.txt")
    assert err == lines("cut.tar.gz: the gzip data ends too early; a broken copy?")


def test_broken_line_in_a_dump(export: Export, tmp_path: Path) -> None:
    dump = [{"text": "First news."}, {"text": "Third news."}]
    (tmp_path / "dump.jsonl").write_text(json.dumps(dump[0]) + '\n{"text": "Second\n\n' + json.dumps(dump[1]))
    assert export("dump.jsonl") == (
        2,
        ["dump.jsonl#1", "dump.jsonl#4"],
        lines("dump.jsonl#2: broken JSON: unterminated string starting at at character 10"),
    )


@pytest.mark.parametrize(
    "line",
    [
        '{"text": "First.", "text": "Second."}',
        '{"text": "News.", "id": ' + "9" * 10_000 + "}",
        '{"text": "News.", "id": -' + "9" * 10_000 + ".5e99999}",
        '{"text": "News.", "author": NaN}',
        '{"text": "Lone \\ud83d surrogates \\udc00."}',
        '{"text": "News.", "tree": ' + "[" * 500 + "]" * 500 + "}",
        '{"text": "Tabs\tand other controls\x01"}',
        '\ufeff{"text": "News."}',
    ],
    ids=["duplicate keys", "10,000 digits", "huge float", "NaN", "surrogates", "deep", "controls", "mark"],
)
def test_odd_json_is_read(export: Export, tmp_path: Path, line: str) -> None:
    (tmp_path / "odd.jsonl").write_text(line + "\n", encoding="utf-8")
    assert export("odd.jsonl") == (0, ["odd.jsonl#1"], "")


def test_bottomless_json(export: Export, tmp_path: Path) -> None:
    deep = '{"text": "News.", "tree": ' + "[" * 100_000 + "]" * 100_000 + "}"
    (tmp_path / "deep.jsonl").write_text(deep + '\n{"text": "News."}\n')
    (tmp_path / "deep.json").write_text("[" * 1_000_000)
    assert export("deep.jsonl", "deep.json", "good.txt") == (
        2,
        ["deep.jsonl#2", "good.txt"],
        lines(
            "deep.jsonl#1: nested too deep to read",
            "deep.json#1: the JSON ends before its last bracket; cut short?",
        ),
    )


def test_dump_without_texts(export: Export, tmp_path: Path) -> None:
    """The same said of a million records is said ten times, and then counted."""
    (tmp_path / "dump.jsonl").write_text('{"story": "News."}\n' * 25)
    why = "no field text, content, body or article, only story; --text-field NAME says which holds the text"
    said = [f"dump.jsonl#{number}: {why}" for number in range(1, 11)]
    assert export("dump.jsonl") == (
        2,
        [],
        lines(*said, f"dump.jsonl: and 15 more records likewise: {why}"),
    )
    assert export("dump.jsonl", "--text-field", "story").status == 0


def test_table_without_texts(export: Export, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("Title,Story\nNews,It is so.\n")
    assert export("table.csv", "good.txt") == (
        2,
        ["good.txt"],
        lines("table.csv: no column text, only title, story; --text-field NAME says which holds the text"),
    )


def _many(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(GOOD * 20)


def _all_gone(processes: list[int]) -> None:
    """Wait for what has been sent away, but not for long."""
    deadline = time.monotonic() + 5
    while any(map(_runs, processes)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not any(map(_runs, processes))


def _runs(process: int) -> bool:
    """Whether it is there and no corpse: who inherits it may let it lie."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _workers(process: subprocess.Popen[bytes], number: int) -> list[int]:
    """Return the processes that ``process`` has started, as soon as there are that many."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while len(workers := children.read_text().split()) < number:
        assert process.poll() is None, "it ended without them"
        time.sleep(0.01)
    return [int(worker) for worker in workers]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the workers in /proc")
def test_killed_worker(tmp_path: Path) -> None:
    """Nothing is lost, nothing is doubled, and the order stays."""
    _many(tmp_path / "many", 2000)
    command = [sys.executable, "-m", "newsctl", "export", "--jobs", "2", "many", "-o", "out.jsonl"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE)
    workers = _workers(process, 1)
    os.kill(workers[0], signal.SIGKILL)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    paths = [json.loads(line)["path"] for line in (tmp_path / "out.jsonl").read_bytes().splitlines()]
    assert paths == [f"many/{number:05}.txt" for number in range(2000)]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the workers in /proc")
def test_killed_itself(tmp_path: Path) -> None:
    """Its workers have nothing to wait for, and leave."""
    _many(tmp_path / "many", 2000)
    command = [sys.executable, "-m", "newsctl", "export", "--jobs", "3", "many"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE)
    workers = _workers(process, 3)
    process.kill()
    process.communicate(timeout=60)
    _all_gone(workers)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the workers in /proc")
@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupted(tmp_path: Path, sent: signal.Signals, status: int) -> None:
    """The run ends at once, its workers with it, and the old file stays as it was."""
    _many(tmp_path / "many", 6000)  # so that a busy machine is not done before the signal comes
    (tmp_path / "out.jsonl").write_text("old\n")
    command = [
        *(sys.executable, "-m", "newsctl", "export", "--jobs", "2", "many"),
        *("-o", "out.jsonl", "--force"),
    ]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL)
    workers = _workers(process, 2)
    process.send_signal(sent)
    assert process.wait(timeout=5) in (status, -sent)
    assert (tmp_path / "out.jsonl").read_text() == "old\n"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    _all_gone(workers)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a disk that is always full")
def test_full_disk(tmp_path: Path) -> None:
    _many(tmp_path / "many", 200)
    command = [sys.executable, "-m", "newsctl", "export", "many"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert (done.returncode, done.stderr) == (2, b"newsctl: standard output: no space left on device\n")
