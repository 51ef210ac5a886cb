"""Providers: the register, what they commit to, how one leaves them, what they do with personal data."""

from __future__ import annotations

from passation.analysis.providers import outside_actors, steps_done_by
from passation.finding import Message, say
from passation.model.contract import Contract, Exit
from passation.registers.desk import Desk
from passation.registers.phrases import per
from passation.registers.sheet import sheet
from passation.table import Table

_TRANSFERS: dict[str, Message] = {
    "none": say("none"),
    "adequacy": say("to a country with adequate protection"),
    "scc": say("under standard contractual clauses"),
}


def register(desk: Desk) -> Table:
    """The contracts with providers."""
    t, value = desk.words.t, desk.value
    return sheet(
        t("Providers"),
        (
            t("Provider"),
            t("What it does"),
            t("Processes"),
            t("First day"),
            t("Last day"),
            t("Notice"),
            t("Amount a year"),
            t("Hourly rate"),
            t("Confidentiality undertaking"),
            t("Absent person replaced within"),
            t("Certificate checked on"),
        ),
        [
            (
                desk.cell("organisation", each.provider),
                each.scope or "",
                ", ".join(_processes(desk, each)),
                desk.day(each.start),
                desk.day(each.end),
                value(each.notice),
                value(each.yearly_amount),
                value(each.hourly_rate),
                desk.day(each.nda.signed if each.nda else None),
                value(each.replacement_within),
                desk.day(each.vigilance),
            )
            for each in desk.edition.contracts.values()
        ],
    )


def _processes(desk: Desk, contract: Contract) -> list[str]:
    edition = desk.edition
    roles = {actor for actor in outside_actors(edition) if edition.actors[actor].organisation == contract.provider}
    return [sop.id for sop in edition.sops.values() if next(steps_done_by(sop, roles), None) is not None]


def commitments(desk: Desk) -> Table:
    """The service levels of all contracts."""
    t = desk.words.t
    return sheet(
        t("Service levels"),
        (
            t("Provider"),
            t("Process"),
            t("Indicator"),
            t("Target"),
            t("Within"),
            t("Clock starts"),
            t("Clock stops"),
            t("If it is missed"),
        ),
        [
            (
                desk.cell("organisation", contract.provider),
                f"{sla.process}\u00a0{desk.name('process', sla.process)}",
                desk.name("kpi", sla.kpi),
                " ".join(part for part in (sla.target or "", per(sla.per, desk.words)) if part),
                desk.value(sla.within),
                sla.start_event or "",
                sla.stop_event or "",
                sla.remedy or "",
            )
            for contract in desk.edition.contracts.values()
            for sla in contract.slas
        ],
    )


def exits(desk: Desk) -> Table:
    """How the company leaves each provider."""
    t, value = desk.words.t, desk.value
    plans = [(each, each.exit) for each in desk.edition.contracts.values() if each.exit is not None]
    return sheet(
        t("Exit plans"),
        (
            t("Provider"),
            t("Taken over by"),
            t("How long it takes"),
            t("Notice"),
            t("What is handed back"),
            t("Data handed back"),
            t("Data erased"),
            t("Accesses taken back"),
            t("Cost"),
            t("Plan reviewed on"),
            t("Rehearsed on"),
        ),
        [
            (
                desk.cell("organisation", contract.provider),
                desk.name("actor", plan.takeover_by),
                value(plan.duration),
                value(contract.notice),
                desk.words.t("; ").join(plan.deliverables),
                _returned(desk, plan),
                _erased(desk, plan),
                value(plan.access_revocation.within if plan.access_revocation else None),
                plan.cost or "",
                desk.day(plan.reviewed),
                desk.day(plan.rehearsed),
            )
            for contract, plan in plans
        ],
    )


def _returned(desk: Desk, plan: Exit) -> str:
    back = plan.data_return
    return ", ".join(part for part in ((back.format or ""), desk.value(back.within)) if part) if back else ""


def _erased(desk: Desk, plan: Exit) -> str:
    gone = plan.data_deletion
    return ", ".join(part for part in (desk.value(gone.within), gone.proof or "") if part) if gone else ""


def processors(desk: Desk) -> Table:
    """Providers that handle personal data (GDPR, article 28)."""
    t, value = desk.words.t, desk.value
    return sheet(
        t("Processors of personal data (article 28)"),
        (
            t("Provider"),
            t("Country"),
            t("Agreement signed on"),
            t("Points covered"),
            t("Transfers outside the EU"),
            t("Second factor"),
            t("Private network"),
        ),
        [
            (
                desk.cell("organisation", each.provider),
                _country(desk, each),
                desk.day(each.dpa.signed if each.dpa else None),
                ", ".join(each.dpa.clauses) if each.dpa else "",
                desk.words.say(_TRANSFERS[each.transfers]) if each.transfers else "",
                value(each.remote_access.mfa if each.remote_access else None),
                value(each.remote_access.vpn if each.remote_access else None),
            )
            for each in desk.edition.contracts.values()
            if each.dpa is not None or each.transfers is not None
        ],
    )


def _country(desk: Desk, contract: Contract) -> str:
    found = desk.edition.organisations.get(contract.provider)
    return (found.country if found is not None else None) or ""
