"""What is written into several tools."""

from __future__ import annotations

from passation.analysis.keyed import keyed_twice, written
from passation.model.company import Company
from passation.model.content import Content
from passation.model.sop import Sop


def content(*steps: dict[str, object], **keys: object) -> Content:
    sop = Sop.model_validate(
        {"id": "FIN-001", "title": "Saisie", "owner": "raf", "result": "Fait", "steps": list(steps), **keys}
    )
    return Content(company=Company(name="Duval"), sops={sop.id: sop})


def test_what_two_tools_are_given_is_keyed_twice() -> None:
    made = content(
        {"do": "Saisir", "tool": "crm", "outputs": ["fiche"]},
        {"do": "Saisir encore", "tool": "tableur", "outputs": ["fiche", "liste"]},
        {"do": "Corriger", "tool": "crm", "outputs": ["fiche"]},
    )

    assert {"fiche": {"crm": (("FIN-001", 0), ("FIN-001", 2)), "tableur": (("FIN-001", 1),)}} == keyed_twice(made)


def test_reading_or_writing_without_a_tool_is_no_second_keying() -> None:
    made = content(
        {"do": "Saisir", "tool": "crm", "outputs": ["fiche"]},
        {"do": "Lire", "tool": "tableur", "inputs": ["fiche"]},
        {"do": "Dire", "outputs": ["fiche"]},
    )

    assert {} == keyed_twice(made)
    assert {"fiche": {"crm": (("FIN-001", 0),)}} == written(made)


def test_an_obsolete_process_writes_nothing() -> None:
    assert {} == written(
        content({"do": "Saisir", "tool": "crm", "outputs": ["fiche"]}, document={"status": "obsolete"})
    )
