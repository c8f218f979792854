"""Settings of Sphinx: ``python -m sphinx -W docs build/docs`` writes the pages."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent / "_ext"), str(Path(__file__).parent.parent)]

from teikit.version import __version__  # noqa: E402 (found by the line above)

project = "teikit"
copyright = "the authors of teikit"  # noqa: A001 (Sphinx's name for it)
version = release = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "teikit_tables"]
exclude_patterns = ["_ext"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
default_role = "code"
# Tables show texts as they are: a quotation mark is no other.
smartquotes = False
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
html_theme = "furo"
html_title = "teikit"
html_static_path = ["_static"]
html_css_files = ["tables.css"]
html_copy_source = False
# The pages load nothing from elsewhere.
html_theme_options = {"footer_icons": []}
