"""The table of formats: each has its module, and is known by its suffixes and, some, by how they begin."""

from importlib import import_module

import pytest

from newsctl.corpus.formats.catalogue import (
    FORMATS,
    IN_FOLDERS,
    Format,
    compression_by_beginning,
    compression_by_name,
    format_by_beginning,
    format_by_name,
)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.module)
def test_each_format_has_a_module_that_yields_entries(form: Format) -> None:
    assert callable(import_module(f"newsctl.corpus.formats.{form.module}").entries)


def test_no_suffix_is_of_two_formats() -> None:
    suffixes = [suffix for form in FORMATS for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes))


def test_what_a_folder_yields() -> None:
    assert IN_FOLDERS == (".txt", ".text", ".md", ".jsonl", ".ndjson")


@pytest.mark.parametrize(
    ("name", "module", "compression"),
    [
        ("a.txt", "plain_text", None),
        ("A.TXT", "plain_text", None),
        ("a.jsonl.gz", "json_lines", "gzip"),
        ("a.json", "json_array", None),
        ("a.tsv.xz", "table", "xz"),
        ("a.tar.bz2", "tar_archive", "bzip2"),
        ("a.tgz", "tar_archive", "gzip"),
        ("a.TZST", "tar_archive", "zstd"),
        ("a.zip", "zip_archive", None),
        ("a.xhtml", "web_page", None),
        ("a.warc.gz", "warc", "gzip"),
        ("a.gz", None, "gzip"),
        ("a.pdf", None, None),
        ("txt", None, None),
    ],
)
def test_by_name(name: str, module: str | None, compression: str | None) -> None:
    form = format_by_name(name)
    assert (form.module if form else None, compression_by_name(name)) == (module, compression)


@pytest.mark.parametrize(
    ("head", "module"),
    [
        (b"PK\x03\x04", "zip_archive"),
        (b"PK\x05\x06", "zip_archive"),
        (b"{a}.txt".ljust(257, b"\0") + b"ustar\x0000", "tar_archive"),
        (b"WARC/1.0\r\n", "warc"),
        (b'{"text": "a"}\n', "json_lines"),
        (b'\xef\xbb\xbf {"text": "a', "json_lines"),
        (b'{\n "text": "a"\n}', "json_array"),
        (b"[ {", "json_array"),
        (b"[]", "json_array"),
        (b"[Photo] A bridge opens", "plain_text"),
        (b"<!DOCTYPE html>", "web_page"),
        (b"\n<HTML lang=en>", "web_page"),
        (b'id;"story"\n1;Snow', "table"),
        (b"story\nSnow", "plain_text"),
        (b"id,text\n", "plain_text"),
        (b"", "plain_text"),
    ],
)
def test_by_beginning(head: bytes, module: str) -> None:
    assert format_by_beginning(head, "story").module == module


def test_compressions_by_beginning() -> None:
    heads = (b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd", b"PK")
    assert [*map(compression_by_beginning, heads)] == ["gzip", "bzip2", "xz", "zstd", None]
