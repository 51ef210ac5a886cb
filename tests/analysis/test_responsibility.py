"""Who does what, who answers for it, where work passes on."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
import yaml

from passation.analysis.responsibility import (
    Handover,
    OutsideShare,
    handovers,
    lanes,
    outside_share,
    process_raci,
    raci,
    side_of,
    side_of_actor,
)
from passation.model.actor import Actor
from passation.model.company import Company
from passation.model.content import Content
from passation.model.flow import graph_of
from passation.model.sop import Sop

ACTORS = {
    "raf": "internal",
    "dirigeante": "internal",
    "assistante": "external",
    "suppleante": "external",
    "expert": "partner",
    "client": "customer",
    "automate": "system",
}


def process(text: str) -> tuple[Content, Sop]:
    values: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - makes texts only
    start = {"id": "FIN-012", "title": "Relances", "owner": "raf", "result": "Fait", "channel": "slack"}
    sop = Sop.model_validate({**start, **values})
    actors = {i: Actor.model_validate({"id": i, "name": i.title(), "side": side}) for i, side in ACTORS.items()}
    content = Content(
        Company.model_validate({"name": "Vallier"}),
        sops={sop.id: sop},
        graphs={sop.id: graph_of(sop.steps)},
        actors=actors,
    )
    return content, sop


def letters(text: str) -> list[Mapping[str, str]]:
    return [row.letters for row in raci(*process(text))]


def test_the_owner_answers_and_the_actor_does() -> None:
    assert [{"raf": "A", "assistante": "R"}] == letters("steps: [{do: Classer, actor: assistante}]")


def test_an_owner_who_does_it_himself_has_both_letters() -> None:
    assert [{"raf": "A/R"}] == letters("steps: [{do: Classer}]")


def test_who_approves_answers_for_that_step_alone() -> None:
    assert [{"raf": "A", "assistante": "R"}, {"dirigeante": "A/R"}] == letters("""
performer: assistante
steps:
  - {do: Préparer}
  - {do: Signer, actor: dirigeante, control: {kind: approval}}
""")


def test_another_control_does_not_move_the_answer() -> None:
    assert [{"raf": "A", "dirigeante": "R"}] == letters(
        "steps: [{do: Relire, actor: dirigeante, control: {kind: double}}]"
    )


def test_consulted_and_informed_are_declared_and_one_letter_is_enough() -> None:
    assert [{"raf": "A", "dirigeante": "C", "assistante": "R", "client": "I"}] == letters("""
steps:
  - do: Écrire
    actor: assistante
    consult: [dirigeante, assistante]
    inform: [client, dirigeante, raf]
""")


def test_each_of_several_actors_has_an_r_and_only_one_approver_has_the_a() -> None:
    assert [{"dirigeante": "A/R", "assistante": "R", "expert": "R"}] == letters(
        "steps: [{do: Viser, actor: [assistante, dirigeante], with: expert, control: {kind: approval}}]"
    )


def test_every_row_has_one_a_and_an_r() -> None:
    rows = letters("""
performer: assistante
steps:
  - {do: Un}
  - {ask: 'Deux?', actor: [raf, expert], answers: {Oui: end}}
  - {wait: Trois}
  - {call: JUR-004, actor: client}
""")

    assert [(1, True)] * 4 == [
        (sum("A" in letter for letter in row.values()), any("R" in letter for letter in row.values())) for row in rows
    ]


def test_rows_say_their_step_and_a_call_its_process() -> None:
    rows = raci(*process("steps: [{id: s10, do: Classer}, {call: FIN-012}]"))

    assert [("FIN-012", 0, "s10", "Classer"), ("FIN-012", 1, None, "Relances")] == [
        (row.process, row.position, row.step_id, row.text) for row in rows
    ]


def test_a_whole_process_has_the_strongest_letter_of_each_actor() -> None:
    content, _ = process("""
performer: assistante
steps:
  - {do: Écrire, consult: [expert], inform: [client, dirigeante]}
  - {do: Signer, actor: dirigeante, control: {kind: approval}, inform: [expert]}
""")

    assert [{"raf": "A", "dirigeante": "R", "assistante": "R", "expert": "C", "client": "I"}] == [
        row.letters for row in process_raci(content)
    ]


@pytest.mark.parametrize(
    ("steps", "side"),
    [
        ("[{do: Un}]", "internal"),
        ("[{do: Un, actor: automate}]", "internal"),
        ("[{do: Un}, {do: Signer, actor: client}]", "internal"),
        ("[{do: Un, actor: inconnu}]", "internal"),
        ("[{do: Un, actor: assistante}, {do: Deux, actor: expert}]", "external"),
        ("[{do: Un, actor: assistante}, {do: Deux}]", "mixed"),
        ("[{do: Un, actor: [assistante, raf]}]", "mixed"),
        ("[{do: Un, with: assistante}]", "mixed"),
        ("[{do: Un, actor: assistante}, {wait: Deux}]", "external"),
        ("[{wait: Un, actor: expert}]", "external"),
    ],
)
def test_the_side_of_a_process_is_that_of_who_does_its_work(steps: str, side: str) -> None:
    assert side == side_of(*process(f"steps: {steps}"))


def test_somebody_unknown_belongs_to_the_company() -> None:
    content, _ = process("steps: [{do: Un}]")

    assert ("internal", "external") == (side_of_actor(content, "entreprise"), side_of_actor(content, "assistante"))


def test_lanes_go_from_the_inside_out_in_order_of_appearance() -> None:
    found = lanes(
        *process("""
performer: assistante
steps:
  - {do: Un}
  - {do: Deux, actor: dirigeante}
  - {do: Trois, actor: client}
  - {do: Quatre, actor: [raf, suppleante]}
  - {do: Cinq, actor: expert}
""")
    )

    assert ("dirigeante", "raf", "assistante", "expert", "client") == found


def test_work_passes_where_nobody_takes_part_in_both_steps() -> None:
    found = handovers(
        *process("""
performer: assistante
steps:
  - {id: a, do: Préparer, outputs: [projet, copie], handoff: {channel: coffre, artefact: projet}}
  - {id: b, do: Signer, actor: raf, inputs: [projet]}
  - {id: c, do: Poster, actor: [assistante, raf]}
  - {id: d, do: Classer, outputs: [preuve, copie]}
  - {id: e, do: Payer, actor: dirigeante, inputs: [preuve]}
  - {id: f, ask: 'Bon?', answers: {Oui: end, Non: a}, actor: dirigeante}
""")
    )

    assert (
        Handover(0, 1, "assistante", "raf", "coffre", ("projet",)),
        Handover(3, 4, "assistante", "dirigeante", "slack", ("preuve",)),
        Handover(5, 0, "dirigeante", "assistante", "slack", ()),
    ) == found


def test_the_share_done_outside_counts_steps_and_minutes_of_a_usual_run() -> None:
    share = outside_share(
        *process("""
performer: assistante
volume: {unit: lettre, per: week, usual: 10}
trigger: {every: week}
steps:
  - {id: a, do: Trier, per: lettre, minutes: 3}
  - {id: b, ask: 'Urgent?', actor: raf, answers: {Oui: {goto: c, share: 50 %}, Non: end}}
  - {id: c, do: Traiter, actor: [raf, assistante], minutes: 40}
  - {wait: Réponse}
""")
    )

    assert OutsideShare(steps=Decimal(50), minutes=Decimal(80)) == share


def test_without_minutes_there_is_no_share_of_minutes() -> None:
    assert OutsideShare(steps=Decimal(0), minutes=None) == outside_share(*process("steps: [{do: Un}]"))
