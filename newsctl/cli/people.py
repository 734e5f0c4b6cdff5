"""``newsctl people``: the persons and bodies behind the names of a corpus."""

from typing import TYPE_CHECKING

import click

from newsctl.cli.environment import Environment
from newsctl.cli.inputs import corpora
from newsctl.cli.options import filters, manners
from newsctl.cli.rows import at_most, write_rows
from newsctl.cli.values import in_letters, read_alias_file
from newsctl.corpus import Options
from newsctl.corpus.formats.catalogue import is_found_in_folders
from newsctl.corpus.naming import leads_to_something
from newsctl.matching.filters import Filters

if TYPE_CHECKING:
    from newsctl.across.aliases import Aliases
    from newsctl.across.people import NotJoined

__all__ = ["command"]

EXAMPLES = """\b
Examples:
  newsctl people archive/ --limit 20
  newsctl people archive/ Khatibzadeh --why
  newsctl people archive/ --suggest-aliases > people.toml
  newsctl people archive/ --aliases people.toml
"""


@click.command("people", epilog=EXAMPLES)
@corpora
@click.option("--why", is_flag=True, help="The rule behind each spelling, and which names were not joined.")
@click.option("--unsure", is_flag=True, help="The spellings that may be somebody else's.")
@click.option("--strict", is_flag=True, help="Join nothing by rules that are sometimes wrong.")
@click.option("--no-merge", is_flag=True, help="Each spelling is a person of its own.")
@click.option("--aliases", metavar="FILE", callback=read_alias_file, help="What you know better, as TOML.")
@click.option(
    "--suggest-aliases", is_flag=True, help="Write what is unsure as such a file, to be corrected by hand."
)
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="N persons at most.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line.")
@filters
@manners
@click.pass_obj
def command(
    environment: Environment,
    names: tuple[str, ...],
    options: Options,
    why: bool,
    unsure: bool,
    strict: bool,
    no_merge: bool,
    aliases: "Aliases",
    suggest_aliases: bool,
    limit: int | None,
    as_json: bool,
    filters: Filters,
) -> None:
    """Show the persons and bodies who are quoted, with the spellings of each.

    Behind the CORPUS may stand a NAME: then only persons of that name are shown. Joined are full names whose
    parts agree (middle initials, nicknames, one wrong letter in a rare spelling, romanizations), and short
    ones with the one full name of their article. Two names that one article keeps apart stay apart. Nothing
    beside a name is looked at, so that two persons of exactly one name are one until --aliases tells them
    apart.
    """
    from newsctl.across.keeping import people_in, persons_in
    from newsctl.across.suggesting import suggested
    from newsctl.cli.paging import write_page
    from newsctl.cli.persons import (
        COLUMNS,
        UNSURE_COLUMNS,
        about,
        person_page,
        record_of,
        row_of,
        unsure_rows,
        wanted_among,
    )
    from newsctl.cli.who import database_named, people_of

    names, name = _parted(names)
    speakers = (*filters.speaker, *([name] if name else []))
    plain = not (why or strict or no_merge or aliases or suggest_aliases or filters or options.date_from)
    database = database_named(environment, names, options) if plain else None
    not_joined: list[NotJoined] = []
    if database is not None and not (speakers or unsure):
        persons = persons_in(database, limit)
    else:
        if database is not None:
            people = people_in(database)
        else:
            people, not_joined = people_of(
                environment, names, options, filters, aliases, merge=not no_merge, strict=strict
            )
        asked = wanted_among(people, speakers, environment)
        persons = list(at_most(limit, (each for each in asked if each.is_unsure or not unsure)))
    if suggest_aliases:
        for line in suggested(persons, about(persons, not_joined)):
            environment.print(line)
    elif as_json:
        for person in persons:
            environment.write_json(record_of(person, not_joined if why else None))
    elif why:
        write_page(person_page(persons, not_joined), environment)
    elif unsure:
        rows = [row for person in persons for row in unsure_rows(person)]
        write_rows(UNSURE_COLUMNS, rows, environment, as_json=False)
    else:
        write_rows(COLUMNS, map(row_of, persons), environment, as_json=False)


def _parted(names: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """Return what is to be read, and the name of the person asked for: the last word, if nothing is there."""
    if names and not leads_to_something(names[-1]) and not is_found_in_folders(names[-1]):
        return names[:-1], in_letters(names[-1])
    return names, None
