"""More than one machine: the work of ``newsctl export``, chunk by chunk, on dask.distributed.

places       folders here or on an object store, by fsspec
splitting    the names of a corpus -> sources, and sources -> chunks of equal size
part         one chunk -> one part of the output: what a worker does
running      handing out, beginning again, taking note of what went wrong

Needs the extra ``newsctl[cluster]``.
"""

from newsctl.cluster.part import Job
from newsctl.cluster.running import Outcome, run

__all__ = ["Job", "Outcome", "run"]
