"""Names and answers: the small pairs that most of a handbook is made of."""

from __future__ import annotations

from collections.abc import Iterable

from passation.frozen import dataclass
from passation.handbook.escaped import escaped
from passation.handbook.ref import Ref, RefHtml


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what is said under it. `kind` is a class of the theme."""

    kind: str
    name: str
    refs: tuple[Ref, ...] = ()
    text: str = ""

    def __bool__(self) -> bool:
        """Whether anything is said: a fact without an answer is not shown."""
        return bool(self.refs or self.text)


def said(*facts: Fact) -> tuple[Fact, ...]:
    """The facts that say something, in order."""
    return tuple(fact for fact in facts if fact)


class FactHtml:
    """Facts as a list of definitions, in one language; written here because pages are full of them."""

    def __init__(self, refs: RefHtml) -> None:
        """Takes how references are written."""
        self._refs = refs

    def facts(self, facts: Iterable[Fact]) -> str:
        """The whole list."""
        items = "".join([self._item(fact) for fact in facts])
        return f'<dl class="pa-facts">\n{items}</dl>'

    def _item(self, fact: Fact) -> str:
        refs = self._refs.bullets(fact.refs) if len(fact.refs) > 1 else self._refs.inline(fact.refs)
        between = "<br>" if fact.refs and fact.text else ""
        return (
            f'<div class="pa-fact pa-fact--{escaped(fact.kind)}">\n<dt>{escaped(fact.name)}</dt>\n'
            f"<dd>{refs}{between}{escaped(fact.text)}</dd>\n</div>\n"
        )
