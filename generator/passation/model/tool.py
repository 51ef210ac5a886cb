"""Tools and who holds which access to them."""

from __future__ import annotations

from typing import Annotated

from passation.model.base import Item, Part, field
from passation.model.refs import ActorRef, Many, PlaceRef
from passation.model.scalars import Country, Date, Flag, Id, Line, Span, Text
from passation.model.sop import Right


class ExportOf(Part):
    """How the data can be taken out."""

    format: Line | None = field("Formats", None)
    self_service: Flag | None = field("The company can do it alone", None)
    tested: Date | None = field("Last day it was tried", None)


class Restore(Part):
    """How the data come back after a loss."""

    how: Text | None = field("How", None)
    where: PlaceRef | None = field("Where the copy is", None)
    tested: Date | None = field("Last day it was tried", None)


class Grant(Item):
    """An access that somebody holds."""

    actor: ActorRef = field("Who holds it")
    right: Right = field("read, write, approve or admin", "read")
    since: Date | None = field("First day", None)
    reviewed: Date | None = field("Last review", None)
    until: Date | None = field("Last day", None)
    shared: Flag = field("An account several people use", False)


class Tool(Item):
    """A piece of software or a service."""

    id: Id = field("Name used in processes")
    name: Line = field("Name, as readers know it")
    family: Line | None = field("Family: CRM, accounting, documents…", None)
    owner: ActorRef | None = field("Who administers it inside", None)
    licence: Line | None = field("Who holds the licence", None)
    owned_by_us: Flag | None = field("The contract is in the company's name", None)
    proprietary: Flag | None = field("A tool of the provider's own", None)
    hosted_in: Country | None = field("Country where the data are", None)
    admins: Annotated[tuple[ActorRef, ...], Many] = field("Administrators", ())
    export: ExportOf | None = field("How the data can be taken out", None)
    restore: Restore | None = field("How the data come back", None)
    logs: Span | None = field("How long actions are logged", None)
    sso: Flag | None = field("Single sign-on", None)
    mfa: Flag | None = field("Second factor", None)
    vault: Line | None = field("Where the secret is kept; never the secret", None)
    integration_test: Date | None = field("Last day its links with other tools were tried", None)
    grants: Annotated[tuple[Grant, ...], Many] = field("Who holds which access", ())


class AccessReview(Item):
    """How often accesses are reviewed."""

    every: Span = field("Period")
    last: Date | None = field("Last review", None)
    by: ActorRef | None = field("Reviewer", None)


class ToolsFile(Part):
    """`tools.yml`."""

    tools: tuple[Tool, ...] = field("Tools", ())
    access_review: AccessReview | None = field("How often accesses are reviewed", None)
