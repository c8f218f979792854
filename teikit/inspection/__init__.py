"""How a record was read, for people and programs who want to see why."""

from teikit.inspection.inspecting import inspect
from teikit.inspection.model import Fact, Figure, Inspection, Line, Mark, Said

__all__ = ["Fact", "Figure", "Inspection", "Line", "Mark", "Said", "inspect"]
