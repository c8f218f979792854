"""Many records: which files become which, one conversion per job, whole files only."""

from typing import TYPE_CHECKING

from teikit.batch.inputs import Job, Jobs, collect
from teikit.batch.jobs import Outcome, Settings, Status, convert_job
from teikit.batch.running import run
from teikit.batch.totals import Totals
from teikit.batch.writing import write_atomically
from teikit.lazily import importing

if TYPE_CHECKING:
    from teikit.batch.checking import check
    from teikit.batch.state import State

__all__ = ["Job", "Jobs", "Outcome", "Settings", "State", "Status", "Totals", "check", "collect", "convert_job", "run", "write_atomically"]


# Imported when first used: not every command needs SQLite, or validation.
_LAZY = {"State": "teikit.batch.state", "check": "teikit.batch.checking"}

__getattr__ = importing(__name__, _LAZY)
