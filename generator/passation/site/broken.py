"""The one page of a company that could not be read yet: what is to be mended, file by file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from passation.finding import Finding, Severity, in_order
from passation.handbook import Branch, Handbook, Imprint, Page, Section
from passation.handbook.address import HOME
from passation.handbook.templates import fill
from passation.words import Words

_LANGUAGE: Final = "fr"
"""The company's own language stands in a file that may be the broken one."""


def broken_book(findings: Sequence[Finding]) -> Handbook:
    """A handbook of one page; it goes away with the first reading without a fault."""
    words = Words(_LANGUAGE)
    title = words.t("Something is to be mended first")
    lines = [
        (str(each.place), each.code, words.say(each.message), words.say(each.cure) if each.cure else "")
        for each in in_order(findings)
        if each.severity is Severity.ERROR
    ]
    page = Page(HOME, title, (Section.of("", title, 1, fill("broken.html", _LANGUAGE, {"lines": lines})),))
    imprint = Imprint(words.t("Preview"), "", "", "internal", "", "", public=False)
    return Handbook(_LANGUAGE, imprint, (page,), (Branch(title, HOME),))
