"""Where information comes from, where it goes, and who has it in hands."""

from __future__ import annotations

from passation.analysis.dataflow import (
    Handling,
    Passage,
    consumers,
    entrusted,
    handlers,
    handlings_of,
    inputs_of,
    outputs_of,
    passages,
    producers,
)
from passation.model.actor import Actor
from passation.model.company import Company
from passation.model.content import Content
from passation.model.sop import Sop


def process(number: str, *steps: dict[str, object], **keys: object) -> Sop:
    return Sop.model_validate(
        {"id": number, "title": "A", "owner": "raf", "result": "B", "steps": list(steps) or [{"do": "C"}], **keys}
    )


def content(*sops: Sop) -> Content:
    actors = {
        "raf": Actor(id="raf", name="RAF"),
        "assistante": Actor(id="assistante", name="Assistante", side="external", organisation="assistplus"),
        "libre": Actor(id="libre", name="Indépendante", side="external"),
    }
    return Content(company=Company(name="Duval"), sops={sop.id: sop for sop in sops}, actors=actors)


def test_what_a_step_makes_for_a_later_one_is_no_input_of_the_process() -> None:
    sop = process(
        "FIN-001", {"do": "Un", "inputs": ["facture"], "outputs": ["liste"]}, {"do": "Deux", "inputs": ["liste"]}
    )

    assert (["facture"], ["liste"]) == (list(inputs_of(sop)), list(outputs_of(sop)))


def test_producers_and_consumers_are_those_in_force() -> None:
    made = process("COM-001", outputs=["devis"])
    old = process("COM-002", outputs=["devis"], document={"status": "obsolete"})
    used = process("FIN-001", {"do": "Lire", "inputs": ["devis"]})

    assert ({"devis": ("COM-001",)}, {"devis": ("FIN-001",)}) == (
        producers(content(made, old, used)),
        consumers(content(made, old, used)),
    )


def test_information_passes_from_every_producer_to_every_consumer_unless_somebody_says_otherwise() -> None:
    one, two = process("COM-001", outputs=["devis"]), process("COM-002", outputs=[{"data": "devis", "to": "client"}])
    free, bound = (
        process("FIN-001", inputs=["devis"]),
        process("FIN-002", inputs=[{"data": "devis", "from": "COM-001"}]),
    )

    assert (
        Passage("devis", "COM-001", "FIN-001"),
        Passage("devis", "COM-001", "FIN-002"),
        Passage("devis", "COM-002", "client"),
    ) == passages(content(one, two, free, bound))


def test_a_process_passes_nothing_to_itself() -> None:
    assert () == passages(content(process("COM-001", inputs=["suivi"], outputs=["suivi"])))


def test_data_are_handled_by_who_does_the_step_else_by_the_performer() -> None:
    sop = process(
        "FIN-001",
        {"do": "Lire", "actor": "assistante", "with": "raf", "inputs": ["fiche"]},
        {"call": "FIN-002", "handoff": {"channel": "mail", "artefact": "liste"}},
        performer="assistante",
        inputs=["fiche", "balance"],
    )

    assert [
        Handling("fiche", "assistante", "FIN-001", ("steps", 0, "inputs", 0)),
        Handling("fiche", "raf", "FIN-001", ("steps", 0, "inputs", 0)),
        Handling("liste", "assistante", "FIN-001", ("steps", 1, "handoff", "artefact")),
        Handling("balance", "assistante", "FIN-001", ("inputs", 1)),
    ] == list(handlings_of(sop))
    assert {"fiche": ["assistante", "raf"], "liste": ["assistante"], "balance": ["assistante"]} == {
        data: list(actors) for data, actors in handlers(content(sop)).items()
    }


def test_what_is_entrusted_is_gathered_by_who_answers_for_it() -> None:
    one = process("FIN-001", {"do": "Lire", "inputs": ["fiche"]}, performer="assistante")
    two = process("FIN-002", {"do": "Lire", "inputs": ["fiche", "autre"]}, performer="libre")
    inside = process("FIN-003", {"do": "Lire", "inputs": ["fiche"]})
    found = entrusted(content(one, two, inside), {"fiche"})

    assert {("organisation", "assistplus"): ["FIN-001"], ("actor", "libre"): ["FIN-002"]} == {
        party: [each.process for each in handlings] for party, handlings in found.items()
    }
