"""Front matter at the start of a text: YAML between lines ``---`` or TOML between lines ``+++``."""

from teikit.reading.front_matter.finding import FrontMatter, find_front_matter
from teikit.reading.front_matter.leaves import Leaf, UnreadableError, leaves_of

__all__ = ["FrontMatter", "Leaf", "UnreadableError", "find_front_matter", "leaves_of"]
