"""Steps, maps, exits, contracts, waves and words: FLOW, MAP, EXIT, CTR, ROAD, DOC, DR and ROI beyond their examples."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from passation.rules.doc.letters import COMMON
from passation.rules.flow.vague import WRITING
from passation.tools.fonts import drawn

Says = Callable[..., list[str]]
FILE, OTHER = "sops/finance/FIN-001-relances.yml", "sops/finance/FIN-002-devis.yml"
HEAD = "id: FIN-001\ntitle: Relances\nresult: Chaque lundi à 12 h, toute facture a une relance.\n"
CONTRACTS, ROADMAP, DATA = "cartography/contracts.yml", "cartography/roadmap.yml", "cartography/data.yml"
ROOM = "cartography/dataroom/dataroom.yml"


def process(*steps: str, keys: str = "owner: raf\ndocument: {status: review}\n") -> dict[str, str]:
    """The file of a process: its keys and its steps."""
    return {FILE: HEAD + keys + "steps:\n" + "".join(f"  - {step}\n" for step in steps)}


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


def contract(keys: str) -> dict[str, str]:
    nda = "    nda: {signed: 2026-02-20}\n    dpa: {signed: 2026-02-20, clauses: [a, b, c, d, e, f, g, h]}\n"
    return {CONTRACTS: f"contracts:\n  - id: ct-assistplus\n    provider: assistplus\n{nda}{keys}"}


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("reviewed: 2026-09-01, rehearsed: 2026-09-10, deliverables: [Tout]", None),
        ("reviewed: 2025-11-09, rehearsed: 2026-09-10, deliverables: [Tout]", None),
        (
            "reviewed: 2025-11-08, rehearsed: 2026-09-10, deliverables: [Tout]",
            "sa dernière relecture date du 8\u00a0nov.",
        ),
        ("duration: 6 weeks", "jamais été relu, il n’a jamais été essayé et il ne dit pas ce qui est rendu."),
    ],
)
def test_an_exit_plan_is_tried(plan: str, expected: str | None, says: Says) -> None:
    found = says("EXIT102", contract(f"    exit: {{{plan}}}\n"))

    assert (expected is not None) == bool(found)
    assert all(expected in line for line in found if expected is not None)


@pytest.mark.parametrize(
    ("day", "next_contract", "expected"),
    [
        (dt.date(2026, 12, 1), "", 1),
        (dt.date(2026, 11, 30), "", 0),
        (dt.date(2027, 3, 1), "", 0),
        (
            dt.date(2027, 1, 15),
            "  - {id: suite, provider: assistplus, start: 2027-03-01, exit: {duration: 1 week}}\n",
            0,
        ),
    ],
)
def test_the_end_of_a_contract_is_prepared(day: dt.date, next_contract: str, expected: int, says: Says) -> None:
    assert expected == len(says("EXIT104", contract("    end: 2027-02-28\n" + next_contract), day))


@pytest.mark.parametrize(
    ("keys", "day", "expected"),
    [
        ("yearly_amount: 4999 EUR", dt.date(2026, 11, 9), 0),
        ("yearly_amount: 5000 EUR", dt.date(2026, 11, 9), 1),
        ("yearly_amount: 5000 EUR\n    vigilance: 2026-05-09", dt.date(2026, 11, 9), 0),
        ("yearly_amount: 5000 EUR\n    vigilance: 2026-05-09", dt.date(2026, 11, 10), 1),
        ("yearly_amount: 5000 EUR\n    end: 2026-11-08", dt.date(2026, 11, 9), 0),
    ],
)
def test_the_certificate_is_asked_for_every_six_months(keys: str, day: dt.date, expected: int, says: Says) -> None:
    assert expected == len(says("CTR101", contract(f"    {keys}\n"), day))


def test_a_provider_from_abroad_needs_no_french_certificate(says: Says) -> None:
    abroad = {"cartography/actors.yml": "organisations:\n  - {id: assistplus, name: AssistPlus, country: MA}\n"}

    assert [] == says("CTR101", {**contract("    yearly_amount: 9000 EUR\n"), **abroad})


def test_what_a_contract_leaves_open_is_told_in_one_finding(says: Says) -> None:
    bare = {
        CONTRACTS: "contracts:\n  - {id: ct-assistplus, provider: assistplus, dpa: {clauses: [a, b, c, d, e, f]}}\n"
    }
    (said,) = says("CTR102", bare)

    assert said.endswith(
        "les points g et h de l’article 28 (`dpa`) et comment le prestataire se connecte, "
        "et si c’est avec un second facteur (`remote_access`)."
    )


def waves(*said: str) -> dict[str, str]:
    second = "id: FIN-002\ntitle: Devis\nowner: raf\nperformer: assistante\nresult: Suivi.\nsteps: [{do: Suivre}]\n"
    return {
        **process("{do: Relancer}", keys="owner: raf\nperformer: assistante\n"),
        OTHER: second,
        ROADMAP: "waves:\n" + "".join(f"  - {{{each}}}\n" for each in said),
    }


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2027-03-01", "2027-03-01", "FIN-002 commence le même jour que FIN-001."),
        ("2027-03-01", "2027-03-14", "FIN-002 commence moins de quatorze jours après FIN-001"),
        ("2027-03-14", "2027-03-01", "FIN-001 commence moins de quatorze jours après FIN-002"),
        ("2027-03-01", "2027-03-15", None),
        ("2025-03-03, reached: {supervised: 2025-03-10, autonomous: 2025-04-01}", "2025-03-06", None),
    ],
)
def test_waves_leave_time_to_learn(first: str, second: str, expected: str | None, says: Says) -> None:
    found = says("ROAD101", waves(f"process: FIN-001, start: {first}", f"process: FIN-002, start: {second}"))

    assert (expected is not None) == bool(found)
    assert all(expected in line for line in found if expected is not None)


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("", "Aucune montée en compétence n’est prévue"),
        (", shadow: 1", "moins de deux semaines"),
        (", shadow: 1, supervised: 1", None),
        (", shadow: 2, supervised: 4", None),
        (", shadow: 2, supervised: 4.5", "plus de six semaines"),
        (", shadow: 1, supervised: 2, reached: {autonomous: 2027-04-01}", "sans avoir été supervisé"),
    ],
)
def test_a_ramp_up_lasts_two_to_six_weeks(plan: str, expected: str | None, says: Says) -> None:
    found = says("ROAD102", waves("process: FIN-001, start: 2027-03-01" + plan))

    assert (expected is not None) == bool(found)
    assert all(expected in line for line in found if expected is not None)


def test_a_referent_is_trained_once_the_wave_has_started(says: Says) -> None:
    planned = waves("process: FIN-001, start: 2026-12-01, exit: Dix relances justes")
    planned[FILE] = planned[FILE].replace("owner: raf", "owner: raf\nreferent: chef")
    planned["cartography/actors.yml"] = "actors:\n  - {id: chef, name: Chef}\n"

    assert [] == says("ROAD103", planned)
    assert 1 == len(says("ROAD103", planned, dt.date(2026, 12, 1)))


@pytest.mark.parametrize(
    ("step", "glossary", "expected"),
    [
        ("Envoyer la LRAR", "", ["«\u00a0LRAR\u00a0» n’est expliqué nulle part."]),
        ("Envoyer la LRAR", "terms:\n  - {term: Recommandé, means: Lettre, also: [LRAR]}\n", []),
        ("Facturer la TVA en PDF", "", []),
        ("Ouvrir la fiche FIN-012", "", []),
        (
            "Envoyer",
            "terms:\n  - {term: Avoir, means: Remboursement}\n",
            ["Rien n’utilise le mot «\u00a0Avoir\u00a0»."],
        ),
        (
            "Envoyer la relance",
            "terms:\n  - {term: Relance, means: Rappel, see: [Litige]}\n",
            ["«\u00a0Relance\u00a0» renvoie à «\u00a0Litige\u00a0», que le glossaire n’explique pas."],
        ),
        ("Envoyer \u0e01", "", ["Aucune des polices livrées ne dessine «\u00a0\u0e01\u00a0» (U+0E01)."]),
        ("Envoyer → œuvre ✓", "", []),
    ],
)
def test_a_page_can_be_read(step: str, glossary: str, expected: list[str], says: Says) -> None:
    files = process(f'{{do: "{step}"}}') | ({"cartography/glossary.yml": glossary} if glossary else {})

    assert expected == [line.split(" ", 2)[2] for line in says("DOC105", files)]


def test_a_picture_has_words(says: Says) -> None:
    shown = "{do: Ouvrir le portail, screenshot: {src: m1.md%s}}"
    picture = {"sops/finance/FIN-001-relances/m1.md": "une image"}

    assert ["info FIN-001-relances.yml:7 Cette image ne dit rien à ceux qui ne la voient pas."] == says(
        "DOC105", {**process(shown % ""), **picture}
    )
    assert [] == says("DOC105", {**process(shown % ", alt: Portail de la banque"), **picture})


def test_the_common_signs_are_truly_drawn() -> None:
    assert set() == COMMON - drawn()


def test_sections_that_the_index_announces_are_filled(says: Says) -> None:
    empty = {ROOM: 'index: {"01": Juridique, "07": Opérations, "12": Assurances}\n'}

    assert [
        "warning dataroom.yml:1 Le sommaire annonce la section 01, «\u00a0Juridique\u00a0», et elle est vide.",
        "warning dataroom.yml:1 Le sommaire annonce la section 12, «\u00a0Assurances\u00a0», et elle est vide.",
    ] == says("DR102", empty)


@pytest.mark.parametrize(
    ("phase", "keys", "expected"),
    [
        ("nda", "owner: raf\n", 0),
        ("confirmatory", "owner: raf\n", 1),
        ("confirmatory, until: 2026-11-08", "owner: raf\n", 0),
        ("closing", "owner: raf\nconfidentiality: secret\n", 0),
        ("closing", "owner: raf\nvariant_of: FIN-012\n", 0),
    ],
)
def test_who_reads_everything_finds_it_approved(phase: str, keys: str, expected: int, says: Says) -> None:
    room = {ROOM: f"recipients: [{{id: a, name: A, phase: {phase}}}]\n"}

    assert expected == len(says("DR102", {**process("{do: Relancer}", keys=keys), **room}))


@pytest.mark.parametrize(
    ("roi", "rate", "expected"),
    [
        ("", "", 0),
        ("", "    hourly_rate: 30 EUR\n", 1),
        ("roi: {owner_rate: 65, hours_per_day: 1}\n", "    hourly_rate: 30 EUR\n", 0),
        ("roi: {owner_rate: 65, hours_per_day: 1, provider_rate: 6}\n", "    hourly_rate: 30 EUR\n", 1),
    ],
)
def test_a_business_case_has_its_own_figures(roi: str, rate: str, expected: int, says: Says) -> None:
    company = {"cartography/company.yml": "name: Atelier Duval\n" + roi}

    assert expected == len(says("ROI101", {**company, **contract(rate)}))
