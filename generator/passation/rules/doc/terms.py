"""The glossary against the manual: terms that nothing uses, references to terms that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from passation.model.manual import Manual
from passation.model.planning import Term

_OWN_FILE = "glossary.yml"


def unused_terms(manual: Manual) -> list[int]:
    """Positions of terms that stand, under none of their names, in a text of the manual or in another term."""
    left = {position: _names(term) for position, term in enumerate(manual.terms)}
    for text in _texts(manual):
        if not left:
            break
        said = text.casefold()
        left = {position: names for position, names in left.items() if not any(name in said for name in names)}
    return [position for position in left if not _is_seen(manual, position)]


def _names(term: Term) -> tuple[str, ...]:
    return tuple(name.casefold() for name in (term.term, *term.also))


def _texts(manual: Manual) -> Iterator[str]:
    """What the company wrote: its files as they stand, then what lies beside them."""
    for (kind, name), origin in manual.origins.items():
        if kind == "process" or (kind == "file" and name != _OWN_FILE):
            yield origin.source.text
    for number, name in manual.attachments:
        yield manual.template_text(number, name) or ""


def _is_seen(manual: Manual, position: int) -> bool:
    """Whether another term names this one, in its words or in `see`."""
    names = _names(manual.terms[position])
    others = (term for place, term in enumerate(manual.terms) if place != position)
    return any(
        name in text.casefold()
        for term in others
        for text in (term.means, term.trap or "", *term.see)
        for name in names
    )


def lost_references(manual: Manual) -> Iterator[tuple[int, int, str]]:
    """`see` that leads nowhere: the term, the place in its `see`, the word."""
    known = {name for term in manual.terms for name in _names(term)}
    for position, term in enumerate(manual.terms):
        for place, name in enumerate(term.see):
            if name.casefold() not in known:
                yield position, place, name
