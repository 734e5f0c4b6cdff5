"""More than one machine: the work of ``newsctl export``, chunk by chunk, on dask.distributed.

places       folders here or on an object store, by fsspec
splitting    the names of a corpus -> sources, and sources -> chunks of equal size
part         one chunk -> one part of the output: what a worker does
scheduler    calls that workers make, and what to do when nobody answers
running      chunks handed out, those that kill found out, what there is to say put in order

Needs the extra ``newsctl[cluster]``.
"""

from newsctl.cluster.part import Done, Job
from newsctl.cluster.running import run
from newsctl.cluster.scheduler import connected

__all__ = ["Done", "Job", "connected", "run"]
