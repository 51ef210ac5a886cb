"""Names and answers: the small pairs that most of a handbook is made of."""

from __future__ import annotations

from passation.frozen import dataclass
from passation.handbook.desk import Ref


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
