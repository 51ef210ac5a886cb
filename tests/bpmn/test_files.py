"""What a file says: elements, names, documentation, and whatever text it is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from bpmn.processes import KNOWN
from passation.bpmn import diagram, diagrams, drawable
from passation.edition import Edition
from passation.model.data import DataObject
from passation.model.flow import Graph
from passation.words import Words

FR = Words("fr")
MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
TEXTS = (
    "<b>gras</b> ]]> <![CDATA[ <!-- --> <?php ?>",
    "\"guillemets\" 'apostrophes' & esperluettes &amp; &lol;",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
    "x" * 300,
    "שלום עולם 🎉 日本語 \N{RIGHT-TO-LEFT OVERRIDE}txt.exe",
)


def parsed(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 - our own file


def elements(data: bytes) -> Iterator[ET.Element]:
    """The flow nodes of a process."""
    process = next(parsed(data).iter(f"{MODEL}process"))
    for each in process:
        if each.find(f"{MODEL}incoming") is not None or each.find(f"{MODEL}outgoing") is not None:
            yield each


def told(data: bytes) -> list[str]:
    """Flow nodes, then flows, a line each."""
    nodes = [
        f"{each.tag.removeprefix(MODEL)} {each.get('id')}: {each.get('name', '')}".strip() for each in elements(data)
    ]
    flows = [
        f"{each.get('sourceRef')} → {each.get('targetRef')} {each.get('name', '')}".strip()
        for each in parsed(data).iter(f"{MODEL}sequenceFlow")
    ]
    return nodes + flows


def test_a_process_as_a_file(small: Edition, golden: Any) -> None:
    assert golden("FIN-012.bpmn") == diagram(small, FR, "FIN-012").decode()


def test_what_starts_at_once_and_what_is_waited_for(small: Edition) -> None:
    assert [
        "startEvent start: Début",
        "manualTask step_s10: Rassembler les pièces",
        "parallelGateway split_s10:",
        "manualTask step_s20: Saisir les ventes",
        "manualTask step_s30: Saisir les achats",
        "parallelGateway all_s40:",
        "manualTask step_s40: Contrôler dix pièces",
        "callActivity step_s50: Construction du budget annuel",
        "endEvent end_s50: Fin",
        "step_s10 → split_s10",
        "all_s40 → step_s40",
        "step_s50 → end_s50",
        "start → step_s10",
        "split_s10 → step_s20",
        "split_s10 → step_s30",
        "step_s20 → all_s40",
        "step_s30 → all_s40",
        "step_s40 → step_s50",
    ] == told(diagram(small, FR, "FIN-030"))


def test_what_passes_to_outside_parties_is_a_message_of_the_last_that_writes_it(edition_of: Any) -> None:
    process = {
        "inputs": [{"data": "appel", "from": "client"}],
        "outputs": [{"data": "facture", "to": "client"}, {"data": "export", "to": "expert"}],
        "steps": [
            {"id": "s10", "do": "Lire l'appel", "inputs": ["appel"]},
            {"id": "s20", "do": "Préparer", "tool": "crm", "inputs": ["appel"], "outputs": ["facture"]},
            {"id": "s30", "do": "Signer", "outputs": ["facture"], "actor": "assistante"},
            {"id": "s40", "do": "Classer", "outputs": [{"data": "export"}]},
            {"id": "s50", "do": "Recevoir", "actor": "expert", "inputs": ["export"]},
        ],
    }
    known = {
        each: DataObject.model_validate({"id": each, "name": each.title()}) for each in ("appel", "facture", "export")
    }
    data = diagram(edition_of(process, data=known), FR, "FIN-001")

    assert [
        ("party_client", "step_s10", "Appel"),
        ("step_s30", "party_client", "Facture"),
    ] == [
        (each.get("sourceRef"), each.get("targetRef"), each.get("name"))
        for each in parsed(data).iter(f"{MODEL}messageFlow")
    ]
    assert [("company", "FIN-001"), ("party_client", None)] == [
        (each.get("id"), each.get("processRef")) for each in parsed(data).iter(f"{MODEL}participant")
    ]
    assert ["sendTask step_s30: Signer"] == [line for line in told(data) if line.startswith("sendTask")]


def starts(data: bytes) -> list[tuple[Any, ...]]:
    """Each start event: its name, what it waits for and what that is called, and its documentation."""
    root = parsed(data)
    named = {each.get("id"): each.get("name") for each in root if each.get("name")}
    found: list[tuple[Any, ...]] = []
    for each in next(root.iter(f"{MODEL}process")).iterfind(f"{MODEL}startEvent"):
        definition = next((part for part in each if part.tag.endswith("EventDefinition")), None)
        if definition is None:
            found.append((each.get("name"), "", None, None))
            continue
        kind = definition.tag.removeprefix(MODEL).removesuffix("EventDefinition")
        words = named.get(definition.get(f"{kind}Ref")) or "".join(definition.itertext()).strip()
        found.append((each.get("name"), kind, words, each.findtext(f"{MODEL}documentation")))
    return found


DATA = {
    each: DataObject.model_validate({"id": each, "name": name})
    for each, name in (("appel", "Appel du client"), ("commande", "Commande signée par le client"))
}


def started(edition_of: Any, trigger: Any, **process: Any) -> bytes:
    steps = process.pop("steps", [{"do": "Lire"}, {"do": "Répondre"}])
    other = {"title": "Prise de commande", "steps": [{"do": "Signer"}], "outputs": ["commande"]}
    return diagram(edition_of({"trigger": trigger, "steps": steps, **process}, other, data=DATA), FR, "FIN-001")


def test_a_rhythm_is_a_time_and_what_is_looked_for_in_a_rhythm_a_condition(edition_of: Any) -> None:
    data = started(edition_of, [{"every": "week", "when": "lundi 09:00"}, {"every": "day", "event": "Stock bas"}])

    assert [
        ("Chaque semaine, lundi à 9\u00a0h", "timer", "R/P1W", None),
        ("Chaque jour · Stock bas", "conditional", "Chaque jour · Stock bas", None),
    ] == starts(data)
    assert ["exclusiveGateway start_any:"] == [line for line in told(data) if "start_any:" in line]


def test_several_starts_meet_where_the_first_step_joins_what_comes_in(edition_of: Any) -> None:
    steps = [{"id": "s10", "do": "Appeler"}, {"id": "s20", "ask": "Joint ?", "answers": {"Oui": "end", "Non": "s10"}}]
    data = started(edition_of, [{"every": "week"}, {"event": "Rappel"}], steps=steps)

    assert ["start → any_s10", "start_2 → any_s10"] == [line for line in told(data) if line.startswith("start")][-2:]
    assert b'id="start_any"' not in data


def test_a_rhythm_is_written_as_iso_8601_unless_it_counts_working_days(edition_of: Any) -> None:
    rhythms = ("week", "2 semaines", "quarter", "an", "3 days", "day", "5 business days", "à Noël")

    assert ["R/P1W", "R/P2W", "R/P3M", "R/P1Y", "R/P3D", "Chaque jour", "5 business days", "à Noël"] == [
        starts(started(edition_of, {"every": each}))[0][2] for each in rhythms
    ]


def test_what_another_process_gives_out_is_a_message_when_the_event_names_it(edition_of: Any) -> None:
    message = [("Commande signée", "message", "Commande signée par le client", "Envoyé par\u00a0: Prise de commande")]

    assert message == starts(started(edition_of, {"event": "Commande signée"}, inputs=["commande"]))
    assert [("Signature", "signal", "Signature", None)] == starts(
        started(edition_of, {"event": "Signature"}, inputs=["commande"])
    )
    assert [("Commande signée", "signal", "Commande signée", None)] == starts(
        started(edition_of, {"event": "Commande signée"})
    )


def test_what_an_outside_party_sends_starts_a_process_as_its_message(edition_of: Any) -> None:
    steps = [{"id": "s10", "do": "Noter", "inputs": [{"data": "appel", "from": "client"}]}, {"do": "Rappeler"}]
    first = started(edition_of, {"event": "Le téléphone sonne"}, steps=steps)
    later = started(edition_of, {"event": "Appel du client"}, steps=steps[::-1])
    inside = started(edition_of, {"event": "Appel du client"}, inputs=[{"data": "appel", "from": "raf"}])

    assert [("Le téléphone sonne", "message", "Appel du client", None)] == starts(first)
    assert [("Appel du client", "message", "Appel du client", None)] == starts(later)
    assert [("Appel du client", "signal", "Appel du client", None)] == starts(inside)
    assert [[("party_client", "start", "Appel du client")]] * 2 == [
        [
            (each.get("sourceRef"), each.get("targetRef"), each.get("name"))
            for each in parsed(data).iter(f"{MODEL}messageFlow")
        ]
        for data in (first, later)
    ]


def test_a_season_alone_starts_nothing_in_particular(edition_of: Any) -> None:
    assert [("mars-octobre", "", None, None)] == starts(started(edition_of, {"season": "mars-octobre"}))
    assert [("Début", "", None, None)] == starts(started(edition_of, []))


def test_an_exception_is_an_event_on_the_border_of_its_task(edition_of: Any) -> None:
    process = {
        "steps": [
            {"id": "s10", "do": "Poser"},
            {"id": "s20", "ask": "Signé ?", "answers": {"Oui": "end", "Non": "s10"}},
        ],
        "exceptions": [
            {"when": "Il pleut", "at": "s10", "then": "Reporter", "escalate": "generale"},
            {"when": "Le client est absent", "at": "s10"},
            {"when": "Le client hésite", "at": "s20", "then": "Attendre"},
        ],
    }
    data = diagram(edition_of(process, **KNOWN), FR, "FIN-001")
    border = {
        each.get("id"): (
            each.get("attachedToRef"),
            each.get("cancelActivity"),
            each.findtext(f"{MODEL}*/{MODEL}condition"),
        )
        for each in parsed(data).iter(f"{MODEL}boundaryEvent")
    }

    assert [
        "manualTask step_s10: Poser",
        "boundaryEvent case_1: Il pleut",
        "task case_1_then: Reporter",
        "endEvent case_1_end: Escalade générale",
        "boundaryEvent case_2: Le client est absent",
        "endEvent case_2_end: Fin",
        "exclusiveGateway step_s20: Signé ?",
    ] == [line for line in told(data) if "case" in line.split(":")[0] or "step" in line.split(":")[0]][:7]
    assert {
        "case_1": ("step_s10", "false", "Il pleut"),
        "case_2": ("step_s10", "false", "Le client est absent"),
    } == border
    assert [("escalation_1", "Escalade générale")] == [
        (each.get("id"), each.get("name")) for each in parsed(data).iter(f"{MODEL}escalation")
    ]
    assert "Si cela se passe autrement\u00a0: Le client hésite → Attendre" in "".join(parsed(data).itertext())


def test_an_exception_at_no_step_may_happen_at_any_time(edition_of: Any) -> None:
    process = {
        "owner": "dirigeante",
        "steps": [{"do": "Poser", "actor": "assistante"}, {"do": "Facturer"}],
        "exceptions": [{"when": "Le client renonce", "then": "Classer"}],
    }
    root = parsed(diagram(edition_of(process), FR, "FIN-001"))
    (whole,) = root.iter(f"{MODEL}subProcess")
    lanes = {each.get("name"): [ref.text for ref in each] for each in root.iter(f"{MODEL}lane")}

    assert ("true", "À tout moment") == (whole.get("triggeredByEvent"), whole.get("name"))
    assert [
        ("startEvent", "Le client renonce", "false"),
        ("task", "Classer", None),
        ("endEvent", "Cas traité", None),
    ] == [
        (each.tag.removeprefix(MODEL), each.get("name"), each.get("isInterrupting"))
        for each in whole
        if each.get("name")
    ]
    assert "case_1_any" in lanes["Dirigeante"]


def test_a_fifth_exception_of_a_step_is_told_in_words(edition_of: Any) -> None:
    cases = [{"when": f"Cas {number}", "at": "s10"} for number in range(1, 6)]
    data = diagram(edition_of({"steps": [{"id": "s10", "do": "Poser"}], "exceptions": cases}), FR, "FIN-001")

    assert [f"Cas {number}" for number in range(1, 5)] == [
        each.get("name") for each in parsed(data).iter(f"{MODEL}boundaryEvent")
    ]
    assert "Si cela se passe autrement\u00a0: Cas 5" in "".join(parsed(data).itertext())


def test_a_decision_that_is_hidden_is_something_to_wait_for(gated: Any) -> None:
    data = diagram(gated(), FR, "FIN-001")

    assert "intermediateCatchEvent step_s20: Attendre l’accord" in told(data)
    assert b"planchers" not in data


def test_a_process_of_which_no_step_is_seen_is_not_drawn(small: Edition) -> None:
    bare = small.sops["FIN-030"].model_copy(update={"steps": ()})
    edition = replace(small, sops={**small.sops, "FIN-030": bare}, graphs={**small.graphs, "FIN-030": Graph()})

    assert ["COM-003", "FIN-012", "PIL-001"] == sorted(drawable(edition))


@pytest.mark.parametrize("text", TEXTS)
def test_a_file_holds_every_text_as_it_is(text: str, edition_of: Any) -> None:
    cases = [{"when": text, "at": "a", "then": text, "escalate": "generale"}, {"when": text, "then": text}]
    steps = [
        {"id": "a", "do": text, "actor": "assistante", "per": text, "expect": text},
        {"id": "b", "ask": text, "answers": {text: "a", "Non": "end"}},
    ]
    data = diagram(
        edition_of({"title": text, "steps": steps, "exceptions": cases}, names={"assistante": text}, **KNOWN),
        FR,
        "FIN-001",
    )
    root = parsed(data)

    assert [text] == [each.get("name") for each in root.iter(f"{MODEL}manualTask")]
    assert text in {each.get("name") for each in root.iter(f"{MODEL}lane")}
    assert [each.count(text) for each in ["".join(root.itertext())]] >= [1]
    assert re.search(rb"<!|<\?(?!xml version)", data) is None


@pytest.mark.parametrize("bad", ["\x00", "\x1b", "\ufffe", "\x7f\x0b"])
def test_what_no_file_can_hold_is_a_box(bad: str, edition_of: Any) -> None:
    data = diagram(edition_of({"steps": [{"do": f"Avant{bad}après"}]}), FR, "FIN-001")
    named = next(parsed(data).iter(f"{MODEL}manualTask")).get("name", "")

    assert re.fullmatch("Avant\x7f?□après", named)


def test_ids_are_names_of_xml_and_stand_once(sample: Edition) -> None:
    for process, data in diagrams(sample, FR, sample.sops).items():
        ids = [each.get("id", "") for each in parsed(data).iter() if "id" in each.attrib]
        assert (process, [], len(ids)) == (
            process,
            [each for each in ids if not re.fullmatch(r"[A-Za-z_][\w.-]*", each)],
            len(set(ids)),
        )


def test_the_same_edition_gives_the_same_bytes(sample: Edition) -> None:
    one, other = (diagrams(sample, FR, sample.sops) for _ in range(2))

    assert one.digest() == other.digest()
