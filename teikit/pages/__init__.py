"""Pages for people who review: a batch of records, or one TEI document, as HTML that needs no network.

What stands in a record is escaped by the templates (Jinja2, autoescape) and by `markupsafe`; a policy in the page's head forbids
every script and style but the page's own.
"""

from teikit.pages.page import Page, page_of
from teikit.pages.preview import preview
from teikit.pages.review import Entry, Review

__all__ = ["Entry", "Page", "Review", "page_of", "preview"]
