"""References: a text that is the id of another item. The kinds are those of `model.content`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Final

from pydantic import BeforeValidator

from passation.frozen import dataclass
from passation.model import written
from passation.model.scalars import fault

END: Final = "end"
"""The target that ends a process."""
FREE: Final = "place"
"""The kind that accepts plain words beside ids."""


@dataclass(frozen=True, slots=True)
class RefTo:
    """Marks a text that names another item of one of `kinds`; `local` kinds are looked up in the same process."""

    kinds: tuple[str, ...]
    local: bool = False


def _bounded(limit: int) -> Callable[[object], str]:
    def check(value: object) -> str:
        if not isinstance(value, str):
            raise fault("not_a_text")
        text = " ".join(value.split())
        if not text or len(text) > limit:
            raise fault("bad_reference", value=text[:80])
        return text

    return check


@dataclass(frozen=True, slots=True)
class Widen:
    """Reads a bare word as `{key: word}`; a class, so that the JSON Schema can tell which key."""

    key: str

    def __call__(self, value: object) -> object:
        """The group that a word stands for; anything else as it is."""
        return {self.key: value} if isinstance(value, str) else value


def word_as(key: str) -> Any:
    """A validator that reads a bare word as `{key: word}`, the short way to write a group."""
    return BeforeValidator(Widen(key))


def one_or_many(value: object) -> object:
    """A single value where a list is allowed becomes a list of one."""
    return value if isinstance(value, list | tuple) or value is None else [value]


Many = BeforeValidator(one_or_many)
_SHORT = BeforeValidator(_bounded(80))
_LINE = BeforeValidator(_bounded(300))
_ID = written.reference(80)
_WORDS = written.reference(300)

ActorRef = Annotated[str, _SHORT, _ID, RefTo(("actor",))]
OrganisationRef = Annotated[str, _SHORT, _ID, RefTo(("organisation",))]
ToolRef = Annotated[str, _SHORT, _ID, RefTo(("tool",))]
DataRef = Annotated[str, _SHORT, _ID, RefTo(("data",))]
ProcessRef = Annotated[str, _SHORT, _ID, RefTo(("process",))]
PartyRef = Annotated[str, _SHORT, _ID, RefTo(("process", "actor"))]
KpiRef = Annotated[str, _SHORT, _ID, RefTo(("kpi",))]
ChannelRef = Annotated[str, _SHORT, _ID, RefTo(("channel",))]
EscalationRef = Annotated[str, _SHORT, _ID, RefTo(("escalation",))]
ContractRef = Annotated[str, _SHORT, _ID, RefTo(("contract",))]
ObjectiveRef = Annotated[str, _SHORT, _ID, RefTo(("objective",))]
StepRef = Annotated[str, _SHORT, _ID, RefTo(("step",), local=True)]
TemplateRef = Annotated[str, _SHORT, _ID, RefTo(("template",), local=True)]
PlaceRef = Annotated[str, _LINE, _WORDS, RefTo(("tool", "channel", "place"))]
"""Where something is kept: a tool or a channel by id, or any place in plain words ("place" accepts everything)."""
SourceRef = Annotated[str, _LINE, _WORDS, RefTo(("tool", "data", "place"))]
"""Where a figure comes from: a tool or a data object by id, or plain words."""
SubjectRef = Annotated[str, _LINE, _WORDS, RefTo(("process", "place"))]
"""What a training is about: a process by id, or plain words."""
MeasurerRef = Annotated[str, _SHORT, _ID, RefTo(("actor", "tool"))]
ItemRef = Annotated[
    str,
    _SHORT,
    _ID,
    RefTo(("process", "actor", "tool", "data", "kpi", "contract", "risk", "objective")),
]
