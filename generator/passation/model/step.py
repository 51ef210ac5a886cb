"""The steps of a process: `do`, `ask`, `wait`, `call`, and the `gate` that an edition shows for a hidden one."""

from __future__ import annotations

from abc import abstractmethod
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Tag

from passation.model.base import Item, Part, field
from passation.model.refs import (
    ActorRef,
    ChannelRef,
    DataRef,
    EscalationRef,
    Many,
    PartyRef,
    ProcessRef,
    StepRef,
    TemplateRef,
    ToolRef,
    word_as,
)
from passation.model.scalars import Flag, Line, Number, Percent, Span, StepId, Text

Target = StepRef
"""A step id of the same process, or `end`."""


class Flow(Part):
    """An information that a process or a step takes in or gives out."""

    data: DataRef = field("The data object")
    from_: PartyRef | None = field("Who gives it, when that is ambiguous or outside", None, alias="from")
    to: PartyRef | None = field("Who receives it", None)


DataFlow = Annotated[Flow, word_as("data")]


class Control(Part):
    """A check made by a step, and what proves it."""

    kind: Literal["approval", "sample", "double", "automatic"] = field("approval, sample, double or automatic")
    evidence: Text | None = field("What proves that the check was made", None)


class Handoff(Part):
    """How work passes to the next actor."""

    channel: ChannelRef = field("Channel over which the work passes")
    artefact: DataRef | None = field("What passes", None)
    accept: Text | None = field("How the receiver accepts it", None)
    within: Span | None = field("Time to take it over", None)


class Screenshot(Part):
    """A picture beside the process file."""

    src: Line = field("File name in the process's folder")
    alt: Text | None = field("What the picture shows, in words", None)


class Answer(Part):
    """Where an answer leads."""

    goto: Target = field("Step that follows, or end")
    share: Percent | None = field("Share of the cases", None)


Answers = dict[Line, Annotated[Answer, word_as("goto")]]


class StepBase(Item):
    """What every kind of step may say."""

    kind: ClassVar[str]
    id: StepId | None = field("Label of the step and anchor of its link; never reused", None)
    per: Line | None = field("Done once for each of these; neighbours with the same word are one loop", None)
    actor: Annotated[tuple[ActorRef, ...], Many] = field("Who does it (default: the process's performer)", ())
    with_: Annotated[tuple[ActorRef, ...], Many] = field("Who does it together with the actor", (), alias="with")
    next: Target | None = field("Step that follows (default: the next one); end stops the process", None)
    after: Annotated[tuple[StepRef, ...], Many] = field(
        "Steps that must be done before; the same one twice: parallel", ()
    )
    within: Span | None = field("Time allowed from the step's start", None)
    by: Line | None = field("Hour or milestone by which it is done", None)
    late: EscalationRef | None = field("Escalation when it is late", None)
    consult: Annotated[tuple[ActorRef, ...], Many] = field("Who is asked before (C of RACI)", ())
    inform: Annotated[tuple[ActorRef, ...], Many] = field("Who is told after (I of RACI)", ())
    seen_as: Text | None = field("What readers see where this step is hidden from them", None)
    warning: Text | None = field("What must not go wrong", None)
    expect: Text | None = field("What is true when the step is done", None)

    @property
    @abstractmethod
    def text(self) -> str:
        """The sentence of the step; each kind has its own word for it."""


class WorkStep(StepBase):
    """What the kinds that cost somebody time may say."""

    tool: ToolRef | None = field("Tool used", None)
    inputs: Annotated[tuple[DataFlow, ...], Many] = field("What the step reads", ())
    outputs: Annotated[tuple[DataFlow, ...], Many] = field("What the step writes or sends", ())
    minutes: Number | None = field("Working time, in minutes (for one item where `per` is set)", None, ge=0)
    checklist: Annotated[tuple[Line, ...], Many] = field("Points to tick", ())
    template: TemplateRef | None = field("Template of this process to use", None)
    control: Control | None = field("Check made by this step", None)
    money: Flag = field("Commits money: a person of the company decides", False)
    irreversible: Flag = field("Cannot be undone: a person of the company decides", False)
    handoff: Annotated[Handoff, word_as("channel")] | None = field("How the work passes on", None)
    screenshot: Annotated[Screenshot, word_as("src")] | None = field("Picture of the screen", None)
    automate: Text | None = field("Idea for automation", None)


class DoStep(WorkStep):
    """Something that somebody does."""

    kind: ClassVar[str] = "do"
    do: Line = field("Action, verb first")

    @property
    def text(self) -> str:
        """The action."""
        return self.do


class AskStep(WorkStep):
    """A decision: a question and where each answer leads."""

    kind: ClassVar[str] = "ask"
    ask: Line = field("Question")
    answers: Answers = field("Answers and the steps they lead to", min_length=1)

    @property
    def text(self) -> str:
        """The question."""
        return self.ask


class WaitStep(StepBase):
    """A wait; it costs nobody time."""

    kind: ClassVar[str] = "wait"
    wait: Line = field("What is waited for")
    for_: Span | None = field("How long at most", None, alias="for")
    answers: Answers = field("What may happen and where it leads", {})

    @property
    def text(self) -> str:
        """What is waited for."""
        return self.wait


class CallStep(StepBase):
    """Another process, run as one step."""

    kind: ClassVar[str] = "call"
    call: ProcessRef = field("Process that is run here")
    handoff: Annotated[Handoff, word_as("channel")] | None = field("How the work passes on", None)

    @property
    def text(self) -> str:
        """The id of the called process; outputs show its title."""
        return self.call


class GateStep(StepBase):
    """What an edition shows where a decisive step is hidden: its `seen_as`. Never authored; made by the gate only."""

    kind: ClassVar[str] = "gate"
    gate: Line = field("What is waited for, in the words of `seen_as`")

    @property
    def text(self) -> str:
        """The words of `seen_as`."""
        return self.gate


_KINDS = ("do", "ask", "wait", "call")


def _kind_of(value: Any) -> str:
    if isinstance(value, dict):
        return next((kind for kind in _KINDS if kind in value), "do")
    return getattr(value, "kind", "do")


Step = Annotated[
    Annotated[DoStep, Tag("do")]
    | Annotated[AskStep, Tag("ask")]
    | Annotated[WaitStep, Tag("wait")]
    | Annotated[CallStep, Tag("call")],
    Discriminator(_kind_of),
]
"""One authored step. A plain union would give a fault for each kind it is not; the discriminator gives one."""
AnyStep = DoStep | AskStep | WaitStep | CallStep | GateStep
STEP_TAGS = frozenset({*_KINDS, "gate"})
"""Union tags that pydantic puts into error trails and that no author wrote."""
