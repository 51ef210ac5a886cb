"""The company itself, its domains, its levels, its audiences, and the arithmetic of delegation."""

from __future__ import annotations

from typing import Annotated, Literal

from passation.model.base import Item, Part, field, unwritten
from passation.model.refs import ActorRef, EscalationRef, Many, OrganisationRef
from passation.model.scalars import Country, Flag, Id, LevelWord, Line, Number, Rich, Span, Text
from passation.values import Level

Phase = Literal["prep", "teaser", "nda", "confirmatory", "clean_team", "closing"]
PHASES: tuple[Phase, ...] = ("prep", "teaser", "nda", "confirmatory", "clean_team", "closing")
Band = Literal["management", "core", "support"]
BANDS: tuple[Band, ...] = ("management", "core", "support")
Lifecycle = Literal["croissance", "transformation", "cession"]


class Calendar(Part):
    """Working days and hours."""

    days: Annotated[tuple[Line, ...], Many] = field("Working days", ())
    hours: Annotated[tuple[Line, ...], Many] = field("Working hours, such as 09:00-12:30", ())
    holidays: Country | None = field("Country whose public holidays apply", None)


class Domain(Item):
    """A folder of processes: its title and its place on the landscape."""

    id: Id = field("Folder under sops/")
    title: Line = field("Name of the domain")
    band: Band = field("management, core or support", "support")


class LevelText(Part):
    """How the company names and handles one level."""

    label: Line | None = field("The company's own word for the level", None)
    handling: Text | None = field("How documents of this level are handled", None)


class Levels(Part):
    """The four levels are fixed; this only names and explains them."""

    public: LevelText | None = field("The open level", None)
    internal: LevelText | None = field("The team's level", None)
    confidential: LevelText | None = field("The level of named roles", None)
    secret: LevelText | None = field("The level of named internal roles", None)


class Audience(Part):
    """For whom an edition is made, and what it may show. Nothing named, nothing shown."""

    id: Id = field("Name of the edition's folder")
    name: Line | None = field("Who reads it", None)
    sees: LevelWord = field("Highest level it sees in general", Level.PUBLIC)
    sees_own: LevelWord | None = field(
        "Highest level it sees where one of its actors takes part (default: `sees`)", None
    )
    scope: Literal["own", "all"] = field(
        "own: company items only where a visible process reaches them; all: every one", "own"
    )
    actors: Annotated[tuple[ActorRef, ...], Many] = field("Actors who read it", ())
    withheld: Literal["none", "count", "labelled"] = field("What it learns about what is hidden", "none")
    acknowledged: Flag = field("The audience knows that secret items exist (labelled only)", False)
    language: Literal["fr", "en"] | None = field("Language of the edition (default: the company's)", None)
    knows: Annotated[tuple[OrganisationRef, ...], Many] = field("Other outside organisations it may know of", ())

    @property
    def own_level(self) -> Level:
        """Highest level it sees where one of its actors takes part."""
        return self.sees if self.sees_own is None else max(self.sees, self.sees_own)


class NamesFrom(Part):
    """From which phase of a sale names are shown; before it, roles stand for them."""

    people: Phase = field("People's names", "closing")
    suppliers: Phase = field("Providers' and suppliers' names", "clean_team")
    customers: Phase = field("Customers' names", "closing")


class Roi(Part):
    """The hypotheses of the business case; without this block, those of the founding articles."""

    hours_per_day: Number | None = field("Administrative hours a day", None)
    days_per_week: Number | None = field("Days a week", None)
    weeks_per_month: Number | None = field("Weeks a month", None)
    owner_rate: Number | None = field("Value of the owner-manager's hour, in euros", None, level=Level.CONFIDENTIAL)
    provider_rate: Number | None = field("Provider's hour, in euros (default: the contract's)", None)
    supervision_hours: Number | None = field("Hours of supervision a month", None)
    ramp_up_cost: Number | None = field("Cost of the ramp-up, in euros", None)
    sources: Annotated[tuple[Text, ...], Many] = field("Where the hypotheses come from", ())


class Objective(Item):
    """What the company wants to reach."""

    id: Id = field("Name used in processes")
    title: Line = field("Objective")
    owner: ActorRef | None = field("Who answers for it", None)
    target: Text | None = field("Target", None)
    why: Rich | None = field("Reason", None)


class Company(Part):
    """`company.yml`, the only required company file."""

    name: Line = field("Name of the company")
    language: Literal["fr", "en"] = field("Language of the handbook", "fr")
    country: Country = field("Country of the company", "FR")
    timezone: Line = field("Time zone", "Europe/Paris")
    lifecycle: Lifecycle | None = field("croissance, transformation or cession", None, level=Level.CONFIDENTIAL)
    calendar: Calendar = field("Working days and hours", unwritten(Calendar))
    domains: Annotated[tuple[Domain, ...], Many] = field("Domains, in order", ())
    levels: Levels = field("Names and handling of the four levels", unwritten(Levels))
    audiences: Annotated[tuple[Audience, ...], Many] = field("Who reads which edition", (), level=Level.SECRET)
    default_audience: Id | None = field(
        "Audience of the command line for whoever has the sources", None, level=Level.SECRET
    )
    names: NamesFrom = field("From which phase names are shown", unwritten(NamesFrom), level=Level.SECRET)
    review_every: Span | None = field("Review period of processes", None, level=Level.INTERNAL)
    priorities: Annotated[tuple[Line, ...], Many] = field(
        "What comes first in the whole company", (), level=Level.INTERNAL
    )
    charter: Rich | None = field("Rules of working together", None, level=Level.INTERNAL)
    escalation: EscalationRef | None = field("Whom to call when a process says nothing", None, level=Level.INTERNAL)
    objectives: Annotated[tuple[Objective, ...], Many] = field("Objectives (or in objectives.yml)", ())
    roi: Roi = field("Hypotheses of the business case", unwritten(Roi), level=Level.CONFIDENTIAL)
