"""A process, as its SOP file says it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from passation.model.base import Item, Part, field, unwritten
from passation.model.refs import (
    ActorRef,
    ChannelRef,
    DataRef,
    EscalationRef,
    KpiRef,
    Many,
    ObjectiveRef,
    PlaceRef,
    ProcessRef,
    StepRef,
    ToolRef,
    word_as,
)
from passation.model.scalars import (
    Date,
    Flag,
    Id,
    Line,
    Number,
    ProcessId,
    Rich,
    Span,
    StepId,
    Text,
    Version,
    Whole,
)
from passation.model.step import AnyStep, DataFlow, Step

Criticality = Literal["low", "medium", "high"]
Period = Literal["day", "week", "month", "quarter", "year"]
Right = Literal["read", "write", "approve", "admin"]
Status = Literal["draft", "review", "approved", "obsolete"]


class Trigger(Part):
    """What starts the process: a rhythm or an event."""

    every: Line | None = field("Rhythm: day, week, 2 weeks, month, quarter, year", None)
    when: Annotated[tuple[Line, ...], Many] = field("Day and hour, one or several", ())
    event: Text | None = field("What happens", None)
    season: Line | None = field("Months in which it applies, such as mars-octobre", None)
    note: Text | None = field("Precision", None)


class Volume(Part):
    """How many items go through."""

    unit: Line = field("What is counted")
    per: Period = field("In which period")
    min: Number | None = field("In a quiet period", None)
    usual: Number | None = field("Usually", None)
    peak: Number | None = field("At the peak", None)
    peak_when: Line | None = field("When the peak comes", None)


class Scope(Part):
    """What belongs to the process and what does not."""

    includes: Annotated[tuple[Text, ...], Many] = field("What belongs to it", ())
    excludes: Annotated[tuple[Text, ...], Many] = field("What does not", ())


class Access(Part):
    """An access that the steps do not show."""

    tool: ToolRef = field("Tool")
    right: Right = field("read, write, approve or admin", "read")
    why: Text | None = field("What it is needed for", None)


class ExceptionCase(Part):
    """What to do when things do not go as written."""

    when: Text = field("What happens")
    at: StepRef | None = field("At which step", None)
    then: Text | None = field("What to do", None)
    escalate: EscalationRef | None = field("Whom to call", None)


class Sla(Part):
    """An internal service level."""

    within: Span = field("Time allowed")
    target: Line | None = field("Share that must be met", None)


class Template(Item):
    """A text to reuse: an e-mail, a letter, a form."""

    id: StepId = field("Label of the template in its process")
    title: Line = field("What it is")
    file: Line | None = field("File in the process's folder", None)
    subject: Line | None = field("Subject of the e-mail", None)
    to: Line | None = field("Address", None)
    text: Text | None = field("The text, with {variables}", None)
    variables: dict[Line, Line] = field("What each variable stands for", {})


class Record(Part):
    """What is kept of the process, by whom, where, how long."""

    data: DataRef = field("What is kept")
    by: ActorRef | None = field("Who archives it (default: the last producer)", None)
    where: PlaceRef | None = field("Where it is kept", None)
    keep: Span | None = field("How long", None)


class Privacy(Part):
    """The line of the record of processing activities (GDPR, article 30)."""

    purpose: Text | None = field("Purpose (default: the process's)", None)
    basis: Line | None = field("Legal basis", None)
    dpia: Flag | None = field("An impact assessment is needed", None)


class Improvement(Part):
    """An idea from those who do the work."""

    date: Date = field("Day")
    text: Text = field("Idea")


class Revision(Part):
    """One line of a document's history."""

    version: Version = field("Version")
    date: Date = field("Day")
    by: ActorRef = field("Author")
    change: Text | None = field("What changed", None)


class Document(Part):
    """Document control (ISO 9001, 7.5)."""

    status: Status = field("draft, review, approved or obsolete", "draft")
    approver: ActorRef | None = field("Who approves", None)
    review_every: Span | None = field("Review period (default: the company's)", None)
    history: Annotated[tuple[Revision, ...], Many] = field("Versions, newest first", ())
    successor: ProcessRef | None = field("Process that replaces an obsolete one", None)

    @property
    def latest(self) -> Revision | None:
        """The newest revision, by date then by version as numbers."""
        return max(
            self.history,
            key=lambda r: (r.date, tuple(int(part) for part in r.version.split("."))),
            default=None,
        )


class Sop(Item):
    """A process. Five keys are enough: id, title, owner, result, steps."""

    id: ProcessId = field("Number of the process, never reused")
    title: Line = field("Name of the process, a noun")
    owner: ActorRef = field("Who pilots the process (the A of RACI); internal")
    result: Rich = field("Expected result, one that can be checked")
    steps: tuple[Step, ...] = field("What is done, in order", min_length=1)
    purpose: Rich | None = field("Why (default: the result)", None)
    criticality: Criticality = field("low, medium or high", "medium")
    strategic: Flag | None = field("Stays inside (default: the domain's band is management)", None)
    performer: ActorRef | None = field("Default actor of the steps (default: the owner)", None)
    referent: ActorRef | None = field("Internal contact and final validation (default: the owner)", None)
    arbiter: ActorRef | None = field("Who decides priorities (default: the referent)", None)
    priorities: Annotated[tuple[Line, ...], Many] = field("What comes first", ())
    backups: dict[ActorRef, ActorRef] = field("Who replaces whom in this process", {})
    trigger: Annotated[tuple[Trigger, ...], Many] = field("What starts it", ())
    volume: Volume | None = field("How many items", None)
    milestones: dict[Id, Text] = field("Dates that steps refer to", {})
    scope: Scope | None = field("What belongs to it and what does not", None)
    entry_check: Annotated[tuple[Text, ...], Many] = field("What must be true before starting", ())
    inputs: Annotated[tuple[DataFlow, ...], Many] = field("What it takes in", ())
    outputs: Annotated[tuple[DataFlow, ...], Many] = field("What it gives out", ())
    accesses: Annotated[tuple[Annotated[Access, word_as("tool")], ...], Many] = field(
        "Accesses the steps do not show", ()
    )
    exceptions: Annotated[tuple[ExceptionCase, ...], Many] = field("What to do when things go otherwise", ())
    common_mistakes: Annotated[tuple[Text, ...], Many] = field("Mistakes seen before", ())
    escalation: EscalationRef | None = field("Whom to call (default: the contract's, then the company's)", None)
    channel: ChannelRef | None = field("Default channel of handovers", None)
    kpis: Annotated[tuple[KpiRef, ...], Many] = field("Indicators", ())
    sla: Sla | None = field("Internal service level", None)
    objective: ObjectiveRef | None = field("Objective it serves", None)
    templates: Annotated[tuple[Template, ...], Many] = field("Texts to reuse", ())
    records: Annotated[tuple[Annotated[Record, word_as("data")], ...], Many] = field(
        "What is kept, by whom, how long", ()
    )
    privacy: Privacy | None = field("Personal data: purpose and legal basis", None)
    references: Annotated[tuple[Rich, ...], Many] = field("Laws, contracts, documents", ())
    tags: Annotated[tuple[Line, ...], Many] = field("Keywords", ())
    aliases: Annotated[tuple[ProcessId, ...], Many] = field("Old numbers; their links keep working", ())
    delegable: Flag | None = field("May be delegated one day", None)
    automate: Text | None = field("Idea for automation", None)
    maturity: Whole | None = field(
        "0 to 5: not kept to, done, followed up, described, measured, improved all the time", None, le=5
    )
    variant_of: ProcessRef | None = field("The process of which this one is the target", None)
    improvements: Annotated[tuple[Improvement, ...], Many] = field("Ideas from those who do the work", ())
    document: Document = field("Document control", unwritten(Document))

    # Derived defaults: written once here, used by every floor above.
    @property
    def default_performer(self) -> str:
        """Who does a step that names nobody."""
        return self.performer or self.owner

    @property
    def default_referent(self) -> str:
        """Internal contact and final validation."""
        return self.referent or self.owner

    @property
    def default_arbiter(self) -> str:
        """Who decides priorities."""
        return self.arbiter or self.default_referent

    def performers(self, step: AnyStep) -> tuple[str, ...]:
        """Who may do a step: its actors (either), else the process's performer."""
        return step.actor or (self.default_performer,)

    def step(self, step_id: str) -> AnyStep | None:
        """The step of an id."""
        return next((step for step in self.steps if step.id == step_id), None)


class Translation(Part):
    """The texts of a process in another language (`<ID>-<slug>.en.yml`): texts only, steps by id."""

    title: Line | None = field("Name of the process", None)
    result: Rich | None = field("Expected result", None)
    purpose: Rich | None = field("Why", None)
    entry_check: tuple[Text, ...] = field("What must be true before starting", ())
    common_mistakes: tuple[Text, ...] = field("Mistakes seen before", ())
    steps: dict[StepId, dict[Line, Any]] = field("Texts of the steps, by id", {})
