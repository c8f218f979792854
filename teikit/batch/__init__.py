"""Many records: which files become which, one conversion per job, whole files only."""

from typing import TYPE_CHECKING, Any

from teikit.batch.inputs import Job, Jobs, collect
from teikit.batch.jobs import Outcome, Settings, Status, convert_job
from teikit.batch.running import run
from teikit.batch.totals import Totals
from teikit.batch.writing import write_atomically

if TYPE_CHECKING:
    from teikit.batch.state import State

__all__ = ["Job", "Jobs", "Outcome", "Settings", "State", "Status", "Totals", "collect", "convert_job", "run", "write_atomically"]


def __getattr__(name: str) -> Any:
    # Imported when first used: other commands start without SQLite.
    if name != "State":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from teikit.batch.state import State

    return State
