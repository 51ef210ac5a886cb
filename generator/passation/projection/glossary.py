"""Words of the house: those within the readers' level and, where their scope is their own, used by a visible text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from passation.analysis.levels import level_of
from passation.model.base import Part
from passation.model.planning import Term
from passation.model.shape import free_texts
from passation.projection.item import GONE, Projector


def glossary(terms: Iterable[Term], projector: Projector, parts: Mapping[str, Any]) -> tuple[Term, ...]:
    """The words that the readers see; `parts` are the other collections of their edition."""
    audience = projector.sight.audience
    made = [projector.item("term", term.term, term) for term in terms if level_of(term) <= audience.sees]
    kept = [term for term in made if term is not GONE]
    if audience.scope == "own":
        text = "\n".join(_texts(parts)).casefold()
        kept = [term for term in kept if any(_uses(text, word) for word in (term.term, *term.also))]
    known = {word.casefold() for term in kept for word in (term.term, *term.also)}
    return tuple(_without_hidden(term, known) for term in kept)


def _without_hidden(term: Term, known: set[str]) -> Term:
    """The word; related words that its readers do not have are not named."""
    see = tuple(word for word in term.see if word.casefold() in known)
    return term if see == term.see else term.model_copy(update={"see": see})


def _texts(parts: Mapping[str, Any]) -> Iterator[str]:
    for value in parts.values():
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,):
            if isinstance(item, Part):
                yield from (leaf.value for leaf in free_texts(item))


def _uses(text: str, word: str) -> bool:
    """Whether a folded text uses a word, in the singular or with an s."""
    return re.search(rf"(?<!\w){re.escape(word.casefold())}s?(?!\w)", text) is not None
