"""Who does things: roles inside, providers, partners, customers, systems; their organisations and trainings."""

from __future__ import annotations

from typing import Annotated, Literal

from passation.model.base import Item, Part, field
from passation.model.company import Calendar
from passation.model.refs import ActorRef, ContractRef, Many, OrganisationRef, SubjectRef
from passation.model.scalars import Country, Date, Flag, Id, Line, Number, Rich, Text
from passation.values import Level

Side = Literal["internal", "external", "partner", "customer", "system"]
SIDES: tuple[Side, ...] = ("internal", "external", "partner", "customer", "system")


class Person(Part):
    """Somebody who holds a role for a time."""

    name: Line = field("Name")
    from_: Date | None = field("First day", None, alias="from")
    until: Date | None = field("Last day", None)


class Mission(Part):
    """What a role is for, and what it never decides."""

    purpose: Rich | None = field("What the role is for", None)
    excludes: Annotated[tuple[Text, ...], Many] = field("What is not its work", ())
    never_decides: Annotated[tuple[Text, ...], Many] = field("What it must not decide", ())


class Onboarding(Part):
    """What a newcomer in the role learns, in four blocks."""

    customers: Annotated[tuple[Text, ...], Many] = field("The customers", ())
    tone: Annotated[tuple[Text, ...], Many] = field("The tone of the company", ())
    organisation: Annotated[tuple[Text, ...], Many] = field("The organisation", ())
    tools: Annotated[tuple[Text, ...], Many] = field("The tools", ())


class Actor(Item):
    """A role that does, receives or decides something."""

    id: Id = field("Name used in processes")
    name: Line = field("Name of the role, as readers see it")
    side: Side = field("internal, external, partner, customer or system", "internal")
    organisation: OrganisationRef | None = field("Organisation of an outside role", None)
    country: Country | None = field("Country where it works", None)
    calendar: Calendar | None = field("Its own working hours", None)
    backup: ActorRef | None = field("Who replaces it", None)
    owner_manager: Flag = field("Is the owner-manager", False, level=Level.CONFIDENTIAL)
    hourly_cost: Number | None = field("Cost of an hour, in euros", None, level=Level.CONFIDENTIAL)
    capacity: Number | None = field("Hours a month it can give", None)
    left: Date | None = field("Day it left", None)
    people: Annotated[tuple[Person, ...], Many] = field("Who holds the role", ())
    mission: Mission | None = field("Mission sheet", None)
    onboarding: Onboarding | None = field("What a newcomer learns", None)


class Organisation(Item):
    """An outside organisation."""

    id: Id = field("Name used by actors")
    name: Line = field("Name")
    country: Country | None = field("Country", None)
    contract: ContractRef | None = field("Contract in force", None)
    alias: Annotated[tuple[Line, ...], Many] = field("Other names; never shown where the organisation is hidden", ())


class Training(Item):
    """A training that makes a backup count."""

    who: ActorRef = field("Who was trained")
    what: SubjectRef = field("On what: a process or a subject")
    date: Date = field("Day")
    until: Date | None = field("Last day it counts", None)


class ActorsFile(Part):
    """`actors.yml`."""

    actors: tuple[Actor, ...] = field("Roles", ())
    organisations: tuple[Organisation, ...] = field("Outside organisations", ())
    trainings: tuple[Training, ...] = field("Trainings", ())
