"""Texts to reuse: e-mails and letters with their variables, forms to fetch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import quote

from passation.frozen import dataclass
from passation.handbook.desk import Sheet
from passation.handbook.steps import template_spot
from passation.model.sop import Sop, Template

_VARIABLE: Final = re.compile(r"\{([^{}\n]{1,60})\}")
_MAIL: Final = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.[a-zA-Z]{2,}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `variable` is the name of what is filled in there, if anything is."""

    text: str
    variable: str = ""


@dataclass(frozen=True, slots=True)
class TextView:
    """A text to copy, or a file to fetch."""

    spot: str
    title: str
    to: tuple[Piece, ...]
    mail: str
    """A `mailto:` link with subject and text, for what is sent by e-mail."""
    subject: tuple[Piece, ...]
    body: tuple[Piece, ...]
    variables: Mapping[str, str]
    """Name → what it stands for, in order of appearance."""
    file: str
    """Address of the file, for a form that is not text."""


def texts(sheet: Sheet, sop: Sop) -> tuple[TextView, ...]:
    """The templates of a process; one whose file is missing has nothing to show and is left out."""
    found = (_view(sheet, sop, template) for template in sop.templates)
    return tuple(view for view in found if view.body or view.file)


def _view(sheet: Sheet, sop: Sop, template: Template) -> TextView:
    text = template.text or (sheet.edition.template_text(sop.id, template.file) if template.file else None) or ""
    fetched = (
        template.file if template.file and not text and (sop.id, template.file) in sheet.edition.attachments else ""
    )
    to, subject = template.to or "", template.subject or ""
    return TextView(
        spot=template_spot(template.id),
        title=template.title,
        to=tuple(_pieces(to)),
        mail=_mail(to, subject, text) if to or subject else "",
        subject=tuple(_pieces(subject)),
        body=tuple(_pieces(text.strip())),
        variables=_variables(template, f"{to}\n{subject}\n{text}"),
        file=sheet.file(sop.id, fetched) if fetched else "",
    )


def _pieces(text: str) -> Iterator[Piece]:
    start = 0
    for found in _VARIABLE.finditer(text):
        if found.start() > start:
            yield Piece(text[start : found.start()])
        yield Piece(found[0], found[1].strip())
        start = found.end()
    if start < len(text):
        yield Piece(text[start:])


def _variables(template: Template, text: str) -> Mapping[str, str]:
    names = dict.fromkeys(found[1].strip() for found in _VARIABLE.finditer(text))
    return {name: template.variables.get(name, name.replace("_", " ").capitalize()) for name in names}


def _mail(to: str, subject: str, text: str) -> str:
    """What is not an address yet (a variable, a role) is left to whoever sends."""
    address = quote(to, safe="@") if _MAIL.fullmatch(to) else ""
    return f"mailto:{address}?subject={quote(subject)}&body={quote(text)}"
