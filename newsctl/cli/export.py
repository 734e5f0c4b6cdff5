"""``newsctl export``: stand-in until the corpus package has landed."""

from pathlib import Path

import click

from newsctl.article import to_json
from newsctl.cli.environment import Environment
from newsctl.cli.options import manners
from newsctl.parsing import parse

__all__ = ["command"]


@click.command("export")
@click.argument("names", nargs=-1)
@click.option("-f", "--format", "format_", default="jsonl")
@manners
@click.pass_obj
def command(environment: Environment, names: tuple[str, ...], format_: str) -> None:
    """Write records for other programs."""
    for name in names:
        for path in sorted(Path(name).glob("*.txt")):
            text = path.read_bytes().decode("utf-8-sig", "replace")
            environment.write(to_json(parse(text, str(path))) + b"\n")
