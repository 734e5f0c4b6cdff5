"""``newsctl export``: articles into files for other programs."""

import os
from collections.abc import Iterable, Iterator
from typing import Any

import click
from msgspec.structs import replace

from newsctl.cli.encoding import Encode, EncodeRows, Order, check_order, read_fields
from newsctl.cli.environment import Environment
from newsctl.cli.filtering import Filtering, kept
from newsctl.cli.inputs import corpora, open_corpus
from newsctl.cli.options import filters, manners, reported
from newsctl.cli.outputs import writing_export
from newsctl.cli.progress import watched
from newsctl.cli.values import OneOf, completed, read_size
from newsctl.cli.visible import visible_json, visible_lines
from newsctl.corpus import Options, names_or_default
from newsctl.corpus.walking import is_read_with
from newsctl.errors import FormatError
from newsctl.export import (
    FORMATS,
    Format,
    Records,
    Settings,
    compressing,
    descriptor_of,
    format_for,
    format_named,
    inner_name,
    refuse_others,
    replacing,
    replacing_folder,
    stream,
    write_manifest,
)
from newsctl.matching.filters import Filters

__all__ = ["command"]

EXAMPLES = """\b
Examples:
  newsctl export archive/ | jq -r '.quotes[].speaker' | sort | uniq -c
  newsctl export archive/ -o archive.csv --excel-safe
  newsctl export archive/ -f csv --table quotes --speaker Rouhani
"""


@click.command("export", epilog=EXAMPLES)
@corpora
@click.option(
    "-f",
    "--format",
    "name",
    metavar="FORMAT",
    shell_complete=completed("formats"),
    help=f"One of {', '.join(FORMATS)}.  [default: by FILE, or jsonl]",
)
@click.option(
    "-o", "--output", metavar="FILE", help="Write FILE, whole or not at all.  [default: standard output]"
)
@click.option(
    "--table",
    "records",
    type=OneOf(["articles", "quotes", "links", "paragraphs"]),
    default="articles",
    show_default=True,
    help="What a row of csv, tsv and parquet is.",
)
@click.option(
    "--fields",
    metavar="A,B,…",
    callback=read_fields,
    help="Only these, in this order: columns of csv, tsv and parquet, keys of json and jsonl.",
)
@click.option("--sort", metavar="COLUMN", help="Sort by any column that csv would have, not as they come.")
@click.option("-r", "--reverse", is_flag=True, help="Sort downwards.")
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="N articles, or rows, at most.")
@reported
@click.option(
    "--excel-safe",
    is_flag=True,
    help="An apostrophe before cells that a spreadsheet would run as formulas, and a byte order mark.",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Parse on the workers of dask's scheduler at ADDRESS, or on this machine (local), and write"
    " parts into the folder FILE; begun again, it goes on where it ended.",
)
@click.option(
    "--part-size",
    metavar="SIZE",
    callback=read_size,
    default="32M",
    show_default=True,
    help="With --cluster, about how much of the input makes a part.",
)
@click.option("--force", is_flag=True, help="Replace a file or folder that newsctl did not make.")
@click.option("--ascii", "ascii_only", is_flag=True, help="JSON with escapes for all that is not ASCII.")
@filters
@manners
@click.pass_obj
def command(
    environment: Environment,
    names: tuple[str, ...],
    options: Options,
    name: str | None,
    output: str | None,
    records: Records,
    fields: tuple[str, ...],
    sort: str | None,
    reverse: bool,
    limit: int | None,
    reported: bool,
    excel_safe: bool,
    cluster: str | None,
    part_size: int,
    force: bool,
    ascii_only: bool,
    filters: Filters,
) -> None:
    """Write articles as JSON, CSV, Parquet, SQLite, Markdown, HTML or brat's standoff for other programs.

    CORPUS is a file, a folder, a quoted pattern, or - for standard input. With none, $NEWSCTL_CORPUS is read,
    else the current folder.

    In csv and tsv a row is an article: its paragraphs have a blank line between them, its authors are joined
    by "; ", its quotes and links are counted. With --table a row is one of those. In parquet quotes and
    links are nested. With html, FILE is a page that holds all (news.html) or a folder of pages (news/), with
    brat a folder. A suffix .gz or .zst compresses what is text.
    """
    output = None if output == "-" else output
    by_name = output is not None and descriptor_of(output) is None
    form = _format(name, output if by_name and cluster is None else None)
    settings = Settings(ascii_only, excel_safe, records, reported, fields)
    order = Order(sort, reverse, limit)
    if cluster is not None:
        _check_parts(form, settings, order, output)
    _check(form, settings, output, force=force)
    check_order(form, settings, order)
    options = replace(options, reported=reported)
    read = names if options.files_from else names_or_default(names, environment.env)
    if cluster is not None and output is not None:
        from newsctl.cli.export_cluster import ClusterExport

        encode = Filtering(Encode(form.name, settings), filters)
        export = ClusterExport(cluster, output, form, settings, options, encode, part_size, force)
        export.write(read, environment)
        return
    if output is not None:
        options = writing_export(output, read, options)
    work: Encode | EncodeRows = Encode(form.name, settings)
    if order:
        work = EncodeRows(form.name, settings, order)
    found: Iterator[Any]  # of what the work makes, which the order knows
    if records == "quotes":
        from newsctl.cli.quote_rows import quote_rows  # who is quoted is known when all is read

        found = quote_rows(environment, names, options, filters, work.named)
    else:
        corpus = open_corpus(environment, names, options, filters.prefilter())
        held_back = output is not None or order.holds_back
        results = watched(
            corpus.map(Filtering[Any](work, filters)), corpus.tally, environment, held_back=held_back
        )
        found = kept(results, filters, environment)
    articles = order.arrange(found) if order else found
    if output is None:
        pieces = stream(form, articles, settings)
        for piece in _harmless(pieces, form) if environment.is_terminal else pieces:
            environment.write(piece)
        return
    environment.writes(output)
    _write(output, form, articles, settings, force=force)
    environment.unfinished = ""
    for folder in filter(os.path.isdir, read):
        if by_name and is_read_with(folder, output, options.selection):
            environment.notice(output, f"lies in {folder}, so that its articles are there twice now")


def _format(name: str | None, output: str | None) -> Format:
    """Return the format that is asked for, by ``name`` or as the suffix of ``output``, if it can be had here.

    Raises FormatError.
    """
    form = format_named(name) if name else format_for(output) if output else format_named("jsonl")
    if missing := form.needs():
        raise FormatError(missing)
    return form


def _check_parts(form: Format, settings: Settings, order: Order, output: str | None) -> None:
    """Raise UsageError for what cannot be written in parts."""
    if output is None or form.fill or not form.has_parts:
        names = ", ".join(each.name for each in FORMATS.values() if each.has_parts)
        raise click.UsageError(f"--cluster writes {names} as parts into a folder; say -f and -o FOLDER.")
    if settings.records == "quotes":
        raise click.UsageError(
            "--table quotes needs all articles at once, to know who is who; leave --cluster out, or write"
            " articles, which hold their quotes."
        )
    if order:
        raise click.UsageError("--cluster writes in the order of the corpus; leave --sort and --limit out.")


def _check(form: Format, settings: Settings, output: str | None, *, force: bool) -> None:
    """Raise UsageError for what does not go with the format."""
    records = settings.records
    if records != "articles" and not form.encode_rows:
        raise click.UsageError(
            f"--table goes with {', '.join(each.name for each in FORMATS.values() if each.encode_rows)};"
            f" {form.name} holds articles with all that is in them."
        )
    if settings.reported and (records != "articles" or not form.takes_reported):
        takers = [each.name for each in FORMATS.values() if each.takes_reported]
        what = form.name if records == "articles" else f"--table {records}"
        raise click.UsageError(f"--reported goes with {', '.join(takers)}; {what} has no place for it.")
    if output is None and not form.is_text:
        place = "FILE" if form.write else "FOLDER"
        raise click.UsageError(f"{form.name} is no text for a pipe or terminal; say -o {place}.")
    if output is not None and not form.is_text and inner_name(output) != output:
        raise click.UsageError(f"{form.name} is not compressed by a suffix; leave it out.")
    if force and output is None:
        raise click.UsageError("--force goes with -o FILE.")


def _write(output: str, form: Format, articles: Iterator[bytes], settings: Settings, *, force: bool) -> None:
    """Write the file or the folder ``output`` whole or not at all."""
    if form.fill and form.fills(output):
        with replacing_folder(output, force=force) as folder:
            number = form.fill(folder, articles, settings)
            write_manifest(folder, form.name, number)
        return
    if not force and descriptor_of(output) is None:
        refuse_others(output)
    with replacing(output) as out:
        if form.write:
            form.write(out, articles, settings)
            return
        pieces = stream(form, articles, settings)
        with compressing(out, output) as packed:
            packed.writelines(_harmless(pieces, form) if out.isatty() else pieces)


def _harmless(pieces: Iterable[bytes], form: Format) -> Iterator[bytes]:
    """Yield ``pieces`` of a file for a terminal: what could steer it is an escape, of JSON's own in JSON."""
    for piece in pieces:
        yield visible_json(piece) if form.is_json else visible_lines(piece.decode()).encode()
