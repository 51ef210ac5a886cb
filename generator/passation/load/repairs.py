"""Repairs: a value or a key written anew where it stands, or whole lines. None where the text does not stand there."""

from __future__ import annotations

from passation.finding import Edit, Repair
from passation.load.quotes import in_quotes
from passation.source import Origin, Place


def in_place(
    where: Origin | Place, was: object, now: str, *, on_key: bool = False, is_safe: bool = False
) -> Repair | None:
    """Another word in place of `was`, a value or a key; in quotation marks where the old one had some."""
    if not isinstance(where, Origin) or not isinstance(was, str):
        return None
    place = where.key_place if on_key else where.place
    start = place.column - 1
    written = where.source.line(place.line)[start : start + place.width]
    if not was or written.strip("\"'").strip() != was.strip():
        return None
    quoted = not now.startswith(("[", '"')) and (written[0] in "\"'" or {",", ":"} & {*now})
    return Repair((within(place, in_quotes(now) if quoted else now),), is_safe)


def within(place: Place, now: str) -> Edit:
    """Another text in place of the one of a place, on one line."""
    return Edit(place.path, place.line, place.column, place.line, place.column + place.width, now)


def inserted(place: Place, now: str) -> Edit:
    """A text before the one of a place."""
    return Edit(place.path, place.line, place.column, place.line, place.column, now)


def in_lines(place: Place, lines: list[str], now: str | None, *, is_safe: bool = False) -> Repair | None:
    """Other lines in place of `lines`, which begin on the line of a place."""
    if now is None or not lines or now == "\n".join(lines):
        return None
    last = place.line + len(lines) - 1
    return Repair((Edit(place.path, place.line, 1, last, len(lines[-1]) + 1, now),), is_safe)
