"""Steps and maps: FLOW and MAP beyond their examples."""

from __future__ import annotations

import pytest
from examined import DATA, OTHER, Says, process  # type: ignore[import-not-found]  # conftest says where it is

from passation.rules.flow.vague import WRITING


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (["{do: Noter, tool: crm, outputs: [journal]}"], 0),
        (["{do: Noter, tool: compta, outputs: [journal]}"], 1),
        (["{do: Noter, tool: compta, outputs: [journal]}", "{do: Recopier, tool: compta, outputs: [journal]}"], 1),
        (["{do: Noter, tool: compta, outputs: [note]}", "{do: Recopier, tool: crm, outputs: [note]}"], 1),
        (["{do: Noter, tool: compta, outputs: [note]}", "{do: Relire, tool: crm, inputs: [note]}"], 0),
        (["{do: Copier, actor: robot, tool: compta, outputs: [journal]}"], 0),
    ],
)
def test_the_same_information_is_typed_once(steps: list[str], expected: int, says: Says) -> None:
    company = {
        DATA: "data:\n  - {id: note, name: Note}\n",
        "cartography/actors.yml": "actors:\n  - {id: robot, name: Robot, side: system}\n",
    }

    assert expected == len(says("FLOW103", {**process(*steps), **company}))


GIVE, TAKE = "{id: s1, do: Préparer%s}", "{id: s2, do: Signer, actor: dirigeante}"


@pytest.mark.parametrize(
    ("steps", "keys", "expected"),
    [
        ([GIVE % "", TAKE], "", ["warning"]),
        ([GIVE % "", TAKE], "criticality: high\n", ["error"]),
        ([GIVE % ", handoff: equipe", TAKE], "", []),
        ([GIVE % ", outputs: [journal]", TAKE], "", []),
        ([GIVE % "", TAKE], "channel: equipe\n", []),
        ([GIVE % "", "{do: Signer, actor: dirigeante, with: raf}"], "", []),
        ([GIVE % "", "{wait: Accord, actor: dirigeante, for: 2 days}", TAKE], "", []),
        ([GIVE % "", "{do: Relire}", TAKE], "", ["warning"]),
    ],
)
def test_work_changes_hands_with_a_word(steps: list[str], keys: str, expected: list[str], says: Says) -> None:
    found = says("FLOW104", process(*steps, keys="owner: raf\ndocument: {status: review}\n" + keys))

    assert expected == [line.split()[0] for line in found]


def test_a_decision_that_leads_to_two_people_is_told_once(says: Says) -> None:
    steps = ["{id: a, ask: Litige ?, answers: {Oui: b, Non: c}}", "{id: b, do: Arbitrer, actor: dirigeante, next: end}"]
    steps.append("{id: c, do: Relancer, actor: assistante}")

    assert 1 == len(says("FLOW104", process(*steps)))


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("Exporter la balance âgée", None),
        ("Se connecter au portail de la banque", None),
        ("Ne pas relancer les litiges en cours", None),
        ("Si la facture a plus de 30 jours, préparer la mise en demeure", None),
        ("Joindre le relevé et l'envoyer", None),
        ("Inscrire le litige au registre", None),
        ("Conclure l'accord avec le client", None),
        ("Gérer les courriels", "«\u00a0gérer\u00a0» ne dit pas ce qu’on fait"),
        ("S'occuper des relances", "«\u00a0s'occuper\u00a0» ne dit pas ce qu’on fait"),
        ("Relancer le client si besoin", "«\u00a0si besoin\u00a0» laisse le lecteur décider"),
        ("Relancer régulièrement, puis noter", "«\u00a0régulièrement\u00a0» laisse le lecteur décider"),
        ("Noter le besoin du client", None),
        ("Facture du client", "Cette étape ne commence pas par son verbe"),
        ("Courrier à trier", "Cette étape ne commence pas par son verbe"),
        ("Export de la balance", "Cette étape ne commence pas par son verbe"),
        ("Formulaire à remplir", "Cette étape ne commence pas par son verbe"),
        ("Ouvrir le courrier, dater chaque pli, classer le tout et prévenir", "Cette étape contient plusieurs actions"),
        ("Noter le nom, la date et le montant", None),
        ("Noter " + "mot " * 25, "Cette étape a 26 mots, plus de 25."),
    ],
)
def test_a_step_says_what_is_done(step: str, expected: str | None, says: Says) -> None:
    found = says("FLOW105", process(f'{{do: "{step}"}}'))

    assert (expected is not None) == bool(found)
    assert all(expected in line for line in found if expected is not None)


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("Send the reminder", 0),
        ("If the client disputes it, call the pilot", 0),
        ("Handle the mailbox", 1),
        ("Send the reminder as soon as possible", 1),
        ("The reminder is sent", 1),
        ("Sending of the reminder", 1),
        ("Open the mail, sort it, file it and answer", 1),
    ],
)
def test_the_same_in_the_language_of_the_company(step: str, expected: int, says: Says) -> None:
    files = {**process(f'{{do: "{step}"}}'), "cartography/company.yml": "language: en\n"}
    found = says("FLOW105", files)

    assert expected == len([line for line in found if "FIN-001" in line])


VERBS = ("prendre", "mettre", "écrire", "vérifier", "choisir", "recevoir", "suivre", "battre", "plaindre")
NOUNS = ("facture", "dossier", "registre", "lettre", "commentaire", "chantier", "avenir", "procédure", "affaire")


@pytest.mark.parametrize("verb", VERBS)
def test_what_a_french_verb_looks_like(verb: str) -> None:
    assert WRITING["fr"].is_action(verb)


@pytest.mark.parametrize("noun", NOUNS)
def test_what_it_does_not(noun: str) -> None:
    assert not WRITING["fr"].is_action(noun)


def test_a_draft_need_not_prove_anything_yet(says: Says) -> None:
    step = "{do: Relancer}"

    assert [] == says("FLOW106", process(step, keys="owner: raf\n"))
    assert ["info FIN-001-relances.yml:6 Aucune étape de FIN-001 ne dit à quoi l’on voit qu’elle est faite."] == says(
        "FLOW106", process(step)
    )


def test_a_long_process_is_told_once(says: Says) -> None:
    twelve = ["{do: Relancer}"] * 12

    assert [] == says("FLOW107", process(*twelve))
    assert ["info FIN-001-relances.yml:6 FIN-001 a 13 étapes, plus de 12."] == says(
        "FLOW107", process(*twelve, "{do: Noter}")
    )


@pytest.mark.parametrize(
    ("keys", "other", "expected"),
    [
        ("", "", 1),
        ("outputs: [{data: journal, to: client}]\n", "", 0),
        ("outputs: [note]\n", "", 1),
        ("outputs: [note]\n", "inputs: [note]\n", 0),
        ("inputs: [note]\n", "outputs: [note]\n", 0),
        ("", "steps: [{call: FIN-001}]\n", 0),
    ],
)
def test_what_is_given_outside_hangs_on_something(keys: str, other: str, expected: int, says: Says) -> None:
    second = "id: FIN-002\ntitle: Devis\nowner: raf\nresult: Chaque devis est suivi.\n" + other
    files = {
        **process("{do: Relancer}", keys="owner: raf\nperformer: assistante\n" + keys),
        OTHER: second if "steps" in other else second + "steps: [{do: Suivre}]\n",
        DATA: "data:\n  - {id: note, name: Note}\n",
    }

    assert expected == len(says("MAP101", files))


def test_where_information_comes_from_and_goes_to(says: Says) -> None:
    note = {DATA: "data:\n  - {id: note, name: Note}\n"}
    second = "title: Devis\nowner: raf\nresult: Chaque devis est suivi.\noutputs: [note]\nsteps: [{do: Suivre}]\n"
    taker = process("{do: Relancer}", keys="owner: raf\ninputs: [note]\n")
    two = {**taker, OTHER: "id: FIN-002\n" + second, "sops/finance/FIN-003-devis.yml": "id: FIN-003\n" + second}

    assert ["warning FIN-001-relances.yml:5 Personne ne dit d’où vient «\u00a0Note\u00a0»."] == says(
        "MAP102", {**note, **taker}
    )
    assert [] == says("MAP102", {**note, **taker, OTHER: "id: FIN-002\n" + second})
    assert [
        "warning FIN-001-relances.yml:5 Plusieurs processus produisent «\u00a0Note\u00a0»\u00a0: FIN-002 et FIN-003."
    ] == says("MAP102", {**note, **two})
    assert ["info FIN-002-devis.yml:5 Rien n’utilise «\u00a0Note\u00a0»."] == says(
        "MAP102", {**note, OTHER: "id: FIN-002\n" + second}
    )
