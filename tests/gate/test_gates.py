"""What is left where a step is hidden: a gate in the words of `seen_as`, or an arrow and nothing else."""

from collections.abc import Callable

import pytest

from passation.edition import Edition
from passation.model.flow import FINISH, Edge

EditionOf = Callable[..., Edition]
TEAM = "sees: internal, scope: all"


def sop(steps: str, **keys: str) -> dict[str, str]:
    return {"id": "FIN-001", "steps": steps, "confidentiality": "internal", **keys}


def drawn(edition: Edition) -> list[str]:
    """The arrows of the process, by what its steps say."""
    steps = edition.sops["FIN-001"].steps

    def name(place: int) -> str:
        return "fin" if place == FINISH else steps[place].text

    def arrow(edge: Edge) -> str:
        label = f" [{edge.label}{f' {edge.share} %' if edge.share is not None else ''}]" if edge.label else ""
        return f"{name(edge.source)}{label} {'&>' if edge.all_of else '>'} {name(edge.target)}"

    return [arrow(edge) for edge in edition.graphs["FIN-001"].edges]


HIDDEN_GATES = {
    "ask": "{ask: Le prix convient-il ?, answers: {Oui: s30, Non: end}",
    "wait": "{wait: Le feu vert de l'acquéreur",
    "control": "{do: Valider, control: approval_kind",
    "money": "{do: Virer, money: true",
    "irreversible": "{do: Signer, irreversible: true",
}


@pytest.mark.parametrize("kind", HIDDEN_GATES)
def test_a_hidden_decision_between_visible_steps_shows_its_seen_as(edition: EditionOf, kind: str) -> None:
    hidden = HIDDEN_GATES[kind].replace("approval_kind", "{kind: approval, evidence: Bon}")
    steps = f"""
  - {{id: s10, do: Préparer}}
  - {hidden}, id: s20, seen_as: Attendre l'accord, actor: dirigeante, confidentiality: secret}}
  - {{id: s30, do: Envoyer}}
"""
    made = edition(TEAM, sop(steps))
    gate = made.sops["FIN-001"].steps[1]

    assert ["Préparer > Attendre l'accord", "Attendre l'accord > Envoyer", "Envoyer > fin"] == [
        arrow for arrow in drawn(made) if arrow != "Attendre l'accord > fin"
    ]
    assert ("gate", "Attendre l'accord") == (gate.kind, gate.text)
    assert {"id", "gate", "confidentiality", "next", "after"} >= gate.model_fields_set
    assert ((), None, made.sops["FIN-001"].confidentiality) == (gate.actor, gate.seen_as, gate.confidentiality)


def test_a_hidden_run_without_a_decision_is_an_arrow_without_a_word(edition: EditionOf) -> None:
    steps = """
  - {id: s10, ask: Payée ?, answers: {Oui: {goto: end, share: 70 %}, Non: {goto: s20, share: 30 %}}}
  - {id: s20, do: Chercher l'avocat, confidentiality: secret}
  - {id: s30, do: Lui écrire, confidentiality: secret, next: s50}
  - {id: s40, do: Jamais}
  - {id: s50, do: Clore}
"""
    made = edition(TEAM, sop(steps))

    assert ["Payée ? [Oui 70 %] > fin", "Payée ? [Non 30 %] > Clore", "Jamais > Clore", "Clore > fin"] == drawn(made)
    assert ["s10", "s40", "s50"] == [step.id for step in made.sops["FIN-001"].steps]
    assert {"Oui": "end", "Non": "s50"} == {
        label: answer.goto for label, answer in getattr(made.sops["FIN-001"].steps[0], "answers", {}).items()
    }


def test_where_a_hidden_question_parts_the_ways_nobody_learns_how_or_in_which_order(edition: EditionOf) -> None:
    def steps(answers: str) -> str:
        return f"""
  - {{id: s10, ask: Prêt ?, answers: {{Oui: {{goto: s20, share: 80 %}}, Non: end}}}}
  - {{id: s20, ask: Quel prix ?, answers: {{{answers}}}, confidentiality: secret}}
  - {{id: s30, do: Cher, next: end}}
  - {{id: s40, do: Pas cher}}
"""

    one = edition(TEAM, sop(steps("Haut: {goto: s30, share: 90 %}, Bas: s40")))
    two = edition(TEAM, sop(steps("Faible: s40, Fort: s30")))

    assert [
        "Prêt ? [Oui] > Cher",
        "Prêt ? [Oui] > Pas cher",
        "Prêt ? [Non] > fin",
        "Cher > fin",
        "Pas cher > fin",
    ] == drawn(one)
    assert one == two


def test_work_in_parallel_stays_so_when_a_branch_is_hidden(edition: EditionOf) -> None:
    steps = """
  - {id: s10, do: Ouvrir}
  - {id: s20, do: Couper, after: [s10]}
  - {id: s30, do: Prévenir, after: [s10], confidentiality: secret}
  - {id: s40, do: Fermer, after: [s20, s30]}
"""
    made = edition(TEAM, sop(steps))

    assert ["Ouvrir &> Couper", "Ouvrir &> Fermer", "Couper &> Fermer", "Fermer > fin"] == drawn(made)
    assert [(), ("s10",), ("s10", "s20")] == [step.after for step in made.sops["FIN-001"].steps]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("[{do: Un, confidentiality: secret}, {do: Deux}]", ["Deux > fin"]),
        ("[{do: Un}, {do: Deux, confidentiality: secret}]", ["Un > fin"]),
        ("[{do: Un, confidentiality: secret}]", []),
        (
            "[{id: s1, do: Un}, {id: s2, do: b, confidentiality: secret}, {do: c, confidentiality: secret, next: s2}]",
            ["Un > fin"],
        ),
        (
            "[{id: s1, ask: Un, answers: {Oui: s2, Non: end}}, {id: s2, do: Deux, confidentiality: secret, next: s2}]",
            ["Un [Non] > fin"],
        ),
    ],
)
def test_a_process_may_begin_end_or_turn_in_hidden_steps(edition: EditionOf, steps: str, expected: list[str]) -> None:
    assert expected == drawn(edition(TEAM, sop(steps)))


def test_the_first_step_is_the_first_that_is_seen(edition: EditionOf) -> None:
    steps = "[{id: s1, do: Un, confidentiality: secret, next: s3}, {id: s2, do: Deux}, {id: s3, do: Trois, next: s2}]"

    assert 1 == edition(TEAM, sop(steps)).graphs["FIN-001"].start


def test_a_chain_of_hidden_questions_takes_no_time(edition: EditionOf) -> None:
    hidden = "".join(
        f"  - {{id: s{n}, ask: Q{n}, answers: {{A: s{n + 1}, B: s{n + 2}}}, confidentiality: secret}}\n"
        for n in range(1, 200)
    )
    steps = f"\n  - {{id: s0, do: Début, next: s1}}\n{hidden}  - {{id: s200, do: Fin}}\n  - {{id: s201, do: Tard}}\n"

    assert ["Début > Fin", "Début > Tard", "Fin > Tard", "Tard > fin"] == drawn(edition(TEAM, sop(steps)))


# Ids are allotted after the projection


def test_ids_are_allotted_once_hidden_steps_are_gone_so_that_nothing_shifts(edition: EditionOf) -> None:
    with_hidden = "[{do: Un}, {do: Deux, confidentiality: secret}, {id: s10, do: Trois}, {do: Quatre}]"
    without = "[{do: Un}, {id: s10, do: Trois}, {do: Quatre}]"

    assert ["s20", "s10", "s30"] == [each.id for each in edition(TEAM, sop(with_hidden)).sops["FIN-001"].steps]
    assert edition(TEAM, sop(without)) == edition(TEAM, sop(with_hidden))


def test_an_allotted_id_is_never_taken_for_a_hidden_one(edition: EditionOf) -> None:
    steps = "[{do: Un}, {id: s10, do: Deux, confidentiality: secret}, {id: s40, do: Trois}]"
    exceptions = "[{when: Panne, at: s10}, {when: Grève, at: s40}]"
    made = edition(TEAM, sop(steps, exceptions=exceptions, purpose="'[a](sop:FIN-001#s10) [b](sop:FIN-001#s40)'"))

    assert ["s10", "s40"] == [step.id for step in made.sops["FIN-001"].steps]
    assert [None, "s40"] == [each.at for each in made.sops["FIN-001"].exceptions]
    assert "[a](sop:FIN-001) [b](sop:FIN-001#s40)" == made.sops["FIN-001"].purpose


# A process run within another


def test_a_call_of_a_hidden_process_is_hidden_and_a_process_of_nothing_else_too(edition: EditionOf) -> None:
    called = {"id": "FIN-002", "confidentiality": "secret"}
    steps = "[{do: Un}, {call: FIN-002}, {do: Deux}]"

    assert ["Un > Deux", "Deux > fin"] == drawn(edition(TEAM, sop(steps), called))


def test_a_call_of_a_process_of_which_a_step_alone_is_seen_is_hidden(edition: EditionOf) -> None:
    called = {"id": "FIN-002", "confidentiality": "confidential", "steps": "[{do: Décider, inform: [ana]}]"}
    calling = {"id": "FIN-003", "confidentiality": "confidential", "steps": "[{call: FIN-002, inform: [ana]}]"}
    made = edition("sees: internal, sees_own: confidential, actors: [ana]", called, calling)

    assert ["FIN-002"] == list(made.sops)


def test_a_template_above_the_process_is_for_those_who_do_a_step_with_it(edition: EditionOf) -> None:
    steps = "[{do: Un, template: m1, actor: ana}, {do: Deux, template: m2, actor: raf}, {do: Trois, template: m3}]"
    templates = ", ".join(f"{{id: m{n}, title: M, confidentiality: confidential}}" for n in (1, 2, 3))
    made = edition(
        "sees: internal, sees_own: confidential, actors: [ana]", sop(steps, templates=f"[{templates}]")
    ).sops["FIN-001"]

    assert ["m1"] == [template.id for template in made.templates]
    assert ["m1", None, None] == [getattr(step, "template", "") for step in made.steps]
