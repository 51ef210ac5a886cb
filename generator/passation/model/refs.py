"""References: a text that is the id of another item. The kinds are those of `model.content`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import BeforeValidator

from passation.model.scalars import fault

END: Final = "end"
"""The target that ends a process."""


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


def word_as(key: str) -> Any:
    """A validator that reads a bare word as `{key: word}`, the short way to write a group."""

    def widen(value: object) -> object:
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(widen)


def one_or_many(value: object) -> object:
    """A single value where a list is allowed becomes a list of one."""
    return value if isinstance(value, list | tuple) or value is None else [value]


Many = BeforeValidator(one_or_many)
_SHORT = BeforeValidator(_bounded(80))
_LINE = BeforeValidator(_bounded(300))

ActorRef = Annotated[str, _SHORT, RefTo(("actor",))]
OrganisationRef = Annotated[str, _SHORT, RefTo(("organisation",))]
ToolRef = Annotated[str, _SHORT, RefTo(("tool",))]
DataRef = Annotated[str, _SHORT, RefTo(("data",))]
ProcessRef = Annotated[str, _SHORT, RefTo(("process",))]
PartyRef = Annotated[str, _SHORT, RefTo(("process", "actor"))]
KpiRef = Annotated[str, _SHORT, RefTo(("kpi",))]
ChannelRef = Annotated[str, _SHORT, RefTo(("channel",))]
EscalationRef = Annotated[str, _SHORT, RefTo(("escalation",))]
ContractRef = Annotated[str, _SHORT, RefTo(("contract",))]
ObjectiveRef = Annotated[str, _SHORT, RefTo(("objective",))]
StepRef = Annotated[str, _SHORT, RefTo(("step",), local=True)]
TemplateRef = Annotated[str, _SHORT, RefTo(("template",), local=True)]
PlaceRef = Annotated[str, _LINE, RefTo(("tool", "channel", "place"))]
"""Where something is kept: a tool or a channel by id, or any place in plain words ("place" accepts everything)."""
SourceRef = Annotated[str, _LINE, RefTo(("tool", "data", "place"))]
"""Where a figure comes from: a tool or a data object by id, or plain words."""
SubjectRef = Annotated[str, _LINE, RefTo(("process", "place"))]
"""What a training is about: a process by id, or plain words."""
MeasurerRef = Annotated[str, _SHORT, RefTo(("actor", "tool"))]
ItemRef = Annotated[str, _SHORT, RefTo(("process", "actor", "tool", "data", "kpi", "contract", "risk", "objective"))]
