"""Who needs which tool, who holds it, and where the two differ."""

from __future__ import annotations

import datetime as dt

import pytest

from passation.analysis.access import Need, Use, covers, granted, holdings, missing, needed, unused
from passation.model.actor import Actor
from passation.model.company import Company
from passation.model.content import Content
from passation.model.data import DataObject
from passation.model.sop import Sop
from passation.model.tool import Tool

DAY = dt.date(2026, 11, 9)
ACTORS = {
    "raf": Actor(id="raf", name="RAF", backup="anne"),
    "anne": Actor(id="anne", name="Anne"),
    "client": Actor(id="client", name="Client", side="customer"),
}
DATA = {"journal": DataObject(id="journal", name="Journal", system_of_record="crm")}


def process(*steps: dict[str, object], **keys: object) -> Sop:
    return Sop.model_validate(
        {"id": "FIN-001", "title": "Relances", "owner": "raf", "result": "Fait", "steps": list(steps), **keys}
    )


def tool(*grants: dict[str, str], admins: tuple[str, ...] = ()) -> Tool:
    return Tool.model_validate({"id": "crm", "name": "CRM", "admins": list(admins), "grants": list(grants)})


def content(*sops: Sop, held: Tool | None = None) -> Content:
    tools = {"crm": held} if held is not None else {}
    return Content(
        company=Company(name="Duval"), sops={sop.id: sop for sop in sops}, actors=ACTORS, data=DATA, tools=tools
    )


def test_a_step_needs_to_read_its_tool_and_to_write_where_it_outputs_what_the_tool_is_the_record_of() -> None:
    sop = process(
        {"do": "Lire", "tool": "crm"},
        {"do": "Écrire", "tool": "crm", "outputs": ["journal"]},
        {"do": "Envoyer", "tool": "messagerie", "outputs": ["journal"], "actor": ["anne", "client"]},
    )

    assert {
        ("raf", "crm"): Need("raf", "crm", "write", (Use("FIN-001", "read", 0), Use("FIN-001", "write", 1))),
        ("anne", "messagerie"): Need("anne", "messagerie", "read", (Use("FIN-001", "read", 2),)),
    } == needed(content(sop))


def test_what_a_process_lists_is_needed_by_its_performer() -> None:
    sop = process({"do": "Lire"}, performer="anne", accesses=["crm", {"tool": "coffre", "right": "approve"}])

    assert {("anne", "crm"): "read", ("anne", "coffre"): "approve"} == {
        key: need.right for key, need in needed(content(sop)).items()
    }


def test_an_obsolete_process_needs_nothing() -> None:
    assert {} == needed(content(process({"do": "Lire", "tool": "crm"}, document={"status": "obsolete"})))


def test_administrators_hold_everything_and_the_highest_right_counts() -> None:
    held = tool({"actor": "raf", "right": "read"}, {"actor": "raf", "right": "write"}, admins=("anne",))

    assert {("raf", "crm"): "write", ("anne", "crm"): "admin"} == granted(content(held=held))


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({}, 1),
        ({"since": "2026-11-09"}, 1),
        ({"since": "2026-11-10"}, 0),
        ({"until": "2026-11-09"}, 1),
        ({"until": "2026-11-08"}, 0),
    ],
)
def test_a_grant_runs_between_its_days(dates: dict[str, str], expected: int) -> None:
    held = content(held=tool({"actor": "raf", **dates}))

    assert expected == len(list(holdings(held, DAY)))
    assert 1 == len(list(holdings(held)))


def test_what_is_missing_lists_only_the_uses_that_are_not_covered() -> None:
    sop = process({"do": "Lire", "tool": "crm"}, {"do": "Écrire", "tool": "crm", "outputs": ["journal"]})
    held = content(sop, held=tool({"actor": "raf", "right": "read"}))

    assert (Need("raf", "crm", "write", (Use("FIN-001", "write", 1),)),) == missing(held, DAY)
    assert () == missing(content(sop, held=tool(admins=("raf",))), DAY)


def test_an_access_is_unused_unless_its_holder_or_whom_she_replaces_needs_the_tool() -> None:
    grants = [{"actor": "raf"}, {"actor": "anne"}, {"actor": "client"}]
    sop = process({"do": "Lire", "tool": "crm"})

    assert ["client"] == [each.actor for each in unused(content(sop, held=tool(*grants)))]
    assert ["raf", "anne", "client"] == [each.actor for each in unused(content(held=tool(*grants)))]
    assert [] == [each.actor for each in unused(content(held=tool({"actor": "raf"}, admins=("raf",))))]


@pytest.mark.parametrize(
    ("held", "wanted", "expected"), [("write", "read", True), ("read", "write", False), ("admin", "approve", True)]
)
def test_a_right_includes_the_lesser_ones(held: str, wanted: str, *, expected: bool) -> None:
    assert expected is covers(held, wanted)  # type: ignore[arg-type]  # the table above holds rights
    assert not covers(None, wanted)  # type: ignore[arg-type]  # the same
