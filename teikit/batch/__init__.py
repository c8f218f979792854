"""Many records: which files become which, one conversion per job, whole files only."""

from teikit.batch.inputs import Job, collect
from teikit.batch.jobs import Outcome, Settings, Status, convert_job
from teikit.batch.running import run
from teikit.batch.totals import Totals
from teikit.batch.writing import write_atomically

__all__ = ["Job", "Outcome", "Settings", "Status", "Totals", "collect", "convert_job", "run", "write_atomically"]
