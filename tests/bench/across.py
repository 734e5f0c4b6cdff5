"""What is asked of a whole corpus, on an invented archive: which articles run the same text."""

from collections.abc import Iterator

from tests.bench.archive import fill_archive
from tests.bench.clock import measure
from tests.bench.table import NEWSCTL, Ground, Row

__all__ = ["similar"]


def similar(ground: Ground) -> Iterator[Row]:
    """Group an archive of as many articles, out of its index and out of its files."""
    folder = ground.folder.with_name(f"archive-{ground.number}")
    database = folder.with_suffix(".db")
    if not folder.exists():
        fill_archive(folder, ground.number)
    measure((*NEWSCTL, "index", "-q", folder, "-o", database))
    for name, corpus, goal in (("index", database, "<= 60 s for 200,000"), ("files", folder, "")):
        run = measure((*NEWSCTL, "similar", "-q", corpus))
        yield Row(f"similar, {name}", f"{run.seconds:.1f} s", "", "", goal)
        yield Row("the same: memory", f"{run.memory:.0f} MB", "", "", "<= 500 MB")
