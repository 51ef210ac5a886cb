"""How people talk: channels, rituals, reports, escalations, emergencies."""

from __future__ import annotations

from typing import Annotated, Literal

from passation.model.base import Item, Part, field
from passation.model.refs import (
    ActorRef,
    ChannelRef,
    EscalationRef,
    KpiRef,
    Many,
    OrganisationRef,
    PlaceRef,
)
from passation.model.scalars import Id, Line, Number, Span, Text


class Channel(Item):
    """A way to reach each other."""

    id: Id = field("Name used in processes")
    name: Line = field("Name, as readers see it")
    use: Literal["routine", "urgent"] = field("routine or urgent", "routine")
    members: Annotated[tuple[ActorRef, ...], Many] = field("Who is on it", ())
    main_for: Annotated[tuple[OrganisationRef, ...], Many] = field("Outside organisations whose main channel it is", ())


class Ritual(Item):
    """A meeting that comes back."""

    id: Id = field("Name of the ritual")
    name: Line = field("Name, as readers see it")
    kind: Literal["point", "feedback", "committee"] = field("point, feedback or committee", "point")
    every: Line | None = field("Rhythm", None)
    when: Line | None = field("Day and hour", None)
    minutes: Number | None = field("Length in minutes", None)
    attendees: Annotated[tuple[ActorRef, ...], Many] = field("Who takes part", ())
    agenda: Annotated[tuple[Text, ...], Many] = field("Agenda", ())
    notes_at: PlaceRef | None = field("Where the notes are kept", None)
    reviews: Annotated[tuple[KpiRef, ...], Many] = field("Indicators it reads", ())


class Report(Item):
    """A regular report."""

    id: Id = field("Name of the report")
    from_: ActorRef = field("Who writes it", alias="from")
    to: Annotated[tuple[ActorRef, ...], Many] = field("Who reads it", ())
    every: Line | None = field("Rhythm", None)
    format: Line | None = field("Form", None)
    channel: ChannelRef | None = field("Channel", None)
    kpis: Annotated[tuple[KpiRef, ...], Many] = field("Indicators in it", ())


class EscalationLevel(Part):
    """One rung: who is called, after how long, over what."""

    after: Span | None = field("After how long", None)
    to: ActorRef = field("Who is called")
    channel: ChannelRef | None = field("Channel", None)
    when: Text | None = field("In which case", None)


class Escalation(Item):
    """Who is called when something is stuck."""

    id: Id = field("Name used in processes")
    name: Line = field("Name, as readers see it")
    levels: Annotated[tuple[EscalationLevel, ...], Many] = field("Rungs, in order", ())


class Emergency(Item):
    """What to do when it burns."""

    id: Id = field("Name of the emergency")
    when: Text = field("What happens")
    channel: ChannelRef | None = field("Channel", None)
    on_call: ActorRef | None = field("Who answers", None)
    answer_within: Span | None = field("Within how long", None)
    otherwise: ActorRef | None = field("Who answers when nobody does", None)
    escalation: EscalationRef | None = field("What follows", None)


class ChannelsFile(Part):
    """`channels.yml`."""

    channels: tuple[Channel, ...] = field("Channels", ())
    rituals: tuple[Ritual, ...] = field("Rituals", ())
    reports: tuple[Report, ...] = field("Reports", ())
    escalations: tuple[Escalation, ...] = field("Escalations", ())
    emergencies: tuple[Emergency, ...] = field("Emergencies", ())
