"""The files of a site that are no page: looks, the search's index, robots.txt, and old addresses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from markupsafe import Markup

from passation.handbook import Handbook
from passation.handbook.address import ENDING, relative
from passation.handbook.looks import looks
from passation.site.search import index
from passation.tree import Tree

_KEEP_OUT: Final = b"User-agent: *\nDisallow: /\n"
_MOVED: Final = Markup(
    '<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">{robots}'
    '<meta http-equiv="refresh" content="0; url={goal}"><link rel="canonical" href="{goal}">'
    '<title>{goal}</title></head><body><p><a href="{goal}">{goal}</a></p>'
    "<script>location.replace(document.links[0].href + location.hash)</script></body></html>\n"
)
ROBOTS: Final = Markup('<meta name="robots" content="noindex, nofollow">')


def side_files(book: Handbook) -> Tree:
    """Everything but pages and what Material brings."""
    files = book.files | index(book) | looks() | Tree(_moved(book))
    return files if book.imprint.public else files | {"robots.txt": _KEEP_OUT}


def _moved(book: Handbook) -> Iterator[tuple[str, bytes]]:
    robots = Markup("") if book.imprint.public else ROBOTS
    for old, new in book.moved.items():
        goal = relative(new, old) + ENDING
        yield old + ENDING, _MOVED.format(language=book.language, robots=robots, goal=goal).encode()
