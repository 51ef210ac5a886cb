"""The handbook of an edition: pages as values, and the same pages as Markdown for any other builder."""

from passation.handbook.book import pages, process_pages
from passation.handbook.markdown import markdown
from passation.handbook.page import Branch, Handbook, Imprint, Page, Section

__all__ = ["Branch", "Handbook", "Imprint", "Page", "Section", "markdown", "pages", "process_pages"]
