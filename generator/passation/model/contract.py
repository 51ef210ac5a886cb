"""Contracts with providers: service levels, personal data, exit."""

from __future__ import annotations

from typing import Annotated, Literal

from passation.model.base import Item, Part, field
from passation.model.refs import ActorRef, EscalationRef, KpiRef, Many, OrganisationRef, ProcessRef
from passation.model.scalars import Amount, Date, Flag, Id, Line, Number, Span, Text
from passation.model.sop import Period
from passation.values import Level

DpaClause = Literal["a", "b", "c", "d", "e", "f", "g", "h"]
"""The eight points of GDPR article 28(3), a to h."""


class Nda(Part):
    """Confidentiality undertaking."""

    signed: Date | None = field("Day it was signed", None)
    until: Date | None = field("Last day it holds", None)


class Dpa(Part):
    """Data processing agreement (GDPR article 28)."""

    signed: Date | None = field("Day it was signed", None)
    clauses: Annotated[tuple[DpaClause, ...], Many] = field("Points of article 28(3) it covers, a to h", ())


class RemoteAccess(Part):
    """How the provider connects."""

    mfa: Flag | None = field("With a second factor", None)
    vpn: Flag | None = field("Through a private network", None)


class VolumeBand(Part):
    """A price step."""

    up_to: Number | None = field("Up to how many", None)
    unit: Line | None = field("Of what", None)
    amount: Amount | None = field("Price", None)


class Clause(Part):
    """A clause worth finding."""

    kind: Line = field("Subject")
    ref: Line | None = field("Where in the contract", None)
    covers: Annotated[tuple[ProcessRef, ...], Many] = field("Processes it covers", ())


class ServiceLevel(Item):
    """A commitment of the provider."""

    id: Id = field("Name of the commitment")
    process: ProcessRef = field("Process")
    kpi: KpiRef | None = field("Indicator that measures it", None)
    target: Line | None = field("Target, such as ≥ 95 %", None)
    per: Period | None = field("Over which period", None)
    within: Span | None = field("Time allowed", None)
    clock: Literal["business", "calendar"] | None = field("business or calendar", None)
    start_event: Line | None = field("What starts the clock", None)
    stop_event: Line | None = field("What stops it", None)
    remedy: Text | None = field("What happens when it is missed", None)


class DataReturn(Part):
    """How data come back."""

    format: Line | None = field("Format", None)
    within: Span | None = field("Time allowed", None)


class DataDeletion(Part):
    """How data are erased."""

    within: Span | None = field("Time allowed", None)
    proof: Text | None = field("Proof", None)


class AccessRevocation(Part):
    """How accesses are taken back."""

    within: Span | None = field("Time allowed", None)
    by: ActorRef | None = field("Who does it", None)


class KnowledgeTransfer(Part):
    """How know-how comes back."""

    sessions: Number | None = field("Sessions", None)
    shadowing: Span | None = field("Time of working together", None)


class Exit(Part):
    """The exit plan."""

    reviewed: Date | None = field("Last review of the plan", None)
    duration: Span | None = field("How long it takes", None)
    takeover_by: ActorRef | None = field("Who takes over", None)
    deliverables: Annotated[tuple[Text, ...], Many] = field("What is handed back", ())
    data_return: DataReturn | None = field("Data handed back", None)
    data_deletion: DataDeletion | None = field("Data erased", None)
    access_revocation: AccessRevocation | None = field("Accesses taken back", None)
    knowledge_transfer: KnowledgeTransfer | None = field("Know-how handed back", None)
    cost: Text | None = field("What it costs", None, level=Level.CONFIDENTIAL)
    rehearsed: Date | None = field("Last rehearsal", None)


class Contract(Item):
    """A contract with a provider."""

    id: Id = field("Name of the contract")
    provider: OrganisationRef = field("Provider")
    scope: Text | None = field("What it covers", None)
    start: Date | None = field("First day", None)
    end: Date | None = field("Last day", None)
    notice: Span | None = field("Notice", None)
    yearly_amount: Amount | None = field("Amount a year, without tax", None, level=Level.CONFIDENTIAL)
    hourly_rate: Amount | None = field("Rate of an hour, without tax", None, level=Level.CONFIDENTIAL)
    volume_bands: Annotated[tuple[VolumeBand, ...], Many] = field("Price steps", (), level=Level.CONFIDENTIAL)
    replacement_within: Span | None = field("Time to replace an absent person", None)
    nda: Nda | None = field("Confidentiality undertaking", None)
    dpa: Dpa | None = field("Data processing agreement", None)
    transfers: Literal["none", "adequacy", "scc"] | None = field(
        "Transfers outside the EU: none, adequacy or scc", None
    )
    remote_access: RemoteAccess | None = field("How the provider connects", None)
    vigilance: Date | None = field("Last social-security certificate checked", None)
    clauses: Annotated[tuple[Clause, ...], Many] = field("Clauses worth finding", ())
    escalation: EscalationRef | None = field("Whom to call", None)
    slas: Annotated[tuple[ServiceLevel, ...], Many] = field("Commitments", ())
    exit: Exit | None = field("Exit plan", None)


class ContractsFile(Part):
    """`contracts.yml`."""

    contracts: tuple[Contract, ...] = field("Contracts", ())
