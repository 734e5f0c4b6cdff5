"""``newsctl schema``: what a record looks like, for machines."""

import click

from newsctl.article import json_schema
from newsctl.cli.environment import Environment
from newsctl.cli.options import manners

__all__ = ["command"]


EXAMPLES = """\b
Examples:
  newsctl schema | jq -r '.["$defs"] | keys[]'   what a record is made of
  newsctl schema | jq '.["$defs"].Quote'         one part of it
  newsctl schema > article.schema.json           for a validator
"""


@click.command("schema", epilog=EXAMPLES)
@manners
@click.pass_obj
def command(environment: Environment) -> None:
    """Print the JSON Schema (2020-12) of an article's record.

    It describes one line of `newsctl export -f jsonl`, and what `newsctl show --json` prints.
    """
    environment.write_json(json_schema())
