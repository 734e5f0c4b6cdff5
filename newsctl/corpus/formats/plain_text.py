"""Plain text: one article a file."""

from collections.abc import Iterator

from newsctl.corpus.document import Trouble
from newsctl.corpus.entry import Entry, Form, OpenFile
from newsctl.corpus.files import too_big
from newsctl.corpus.formats.streams import read_up_to
from newsctl.corpus.options import Options

__all__ = ["entries", "whole"]


def entries(file: OpenFile, options: Options) -> Iterator[Entry | Trouble]:
    """Yield the one article that ``file`` holds."""
    yield whole(file, options, "text")


def whole(file: OpenFile, options: Options, form: Form) -> Entry | Trouble:
    """Return all that ``file`` holds as one entry of that ``form``."""
    data = read_up_to(file.stream, options.max_size + 1)
    if len(data) > options.max_size:
        return Trouble(file.path, too_big(options.max_size))
    return Entry(file.path, data=data, form=form, named=file.named)
