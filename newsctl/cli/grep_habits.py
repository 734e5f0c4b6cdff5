"""What is typed out of habit with grep: switches for what newsctl always does, and reasons for others."""

import click

__all__ = ["ALWAYS", "explained"]

ALWAYS = click.option(
    *("-r", "-n", "-H", "-E"),
    *("--recursive", "--line-number", "--with-filename", "--extended-regexp"),
    is_flag=True,
    expose_value=False,
    help="Taken as grep's, and always so: folders are searched, paragraphs numbered.",
)
"""Switches that change nothing."""

_EXPRESSIONS = "patterns are Python's regular expressions"
_REASONS = {
    ("-P", "--perl-regexp"): f"{_EXPRESSIONS} already, which are much like Perl's; leave it out",
    ("-G", "--basic-regexp"): rf"{_EXPRESSIONS}: a(b|c)+ is written so, without \( and \|",
    ("-x", "--line-regexp"): "what is searched is a whole paragraph; write ^PATTERN$ for all of it",
    ("-s", "--no-messages"): "an input that cannot be read is always told; send that away with 2>/dev/null",
    ("-R", "--dereference-recursive"): "folders are always searched; --follow is for links out of them",
    ("-y",): "write -i",
    ("-a", "--text"): "only texts are searched; --include GLOB reads files of whatever kind",
    ("-I", "--binary-files"): "what is no text is passed over anyway",
    ("-U", "--binary"): "line ends of any kind are read alike; leave it out",
    ("-z", "--null-data"): "texts are read as articles; --null-output ends paths in NUL",
    ("-b", "--byte-offset"): "--json has the place of each match, in characters",
    ("-d", "--directories"): "folders are always searched",
    ("-D", "--devices"): "devices are never searched",
    ("-T", "--initial-tab"): "--heading sets matches apart from paths",
    ("--no-filename",): "--heading has the path once an article, --json in a field",
    ("--exclude-dir",): "--exclude leaves out folders as well",
    ("--include-dir",): "--include 'FOLDER/*' reads one folder",
}
_REASON = {name: reason for names, reason in _REASONS.items() for name in names}


def explained(error: click.NoSuchOption) -> click.UsageError:
    """Return ``error`` with what to do instead, if it is an option of grep's that newsctl has not."""
    name = error.option_name
    reason = _REASON.get(name)
    if reason is None and name[1:].isdecimal():
        reason = f"write -C {name[1:]} for the paragraphs around a match"
    return error if reason is None else click.UsageError(f"{name} is not needed: {reason}.", error.ctx)
