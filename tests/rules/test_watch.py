"""What the company keeps an eye on: accesses, personal data, indicators, commitments, talking, beyond the examples."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

Says = Callable[..., list[str]]
FILE = "sops/finance/FIN-001-relances.yml"
ACTORS = "cartography/actors.yml"
CHANNELS = "cartography/channels.yml"
KPIS = "cartography/kpis.yml"
TOOLS = "cartography/tools.yml"
HEAD = "id: FIN-001\ntitle: Relances\nresult: Chaque lundi, toute facture a une relance.\n"


def process(keys: str, *steps: str) -> dict[str, str]:
    """The file of a process: its keys and its steps."""
    return {FILE: HEAD + keys + "\nsteps:\n" + "".join(f"  - {step}\n" for step in steps or ("{do: Relancer}",))}


def tool(keys: str) -> dict[str, str]:
    """A tool beside those of the company."""
    return {TOOLS: f"tools:\n  - {{id: banque, name: Banque, {keys}}}\n"}


def test_who_does_nothing_any_more_is_told_once_with_all_that_is_open(says: Says) -> None:
    tools = "".join(
        f"  - {{id: {name}, name: {name.capitalize()}, grants: [{{actor: ancien, right: write}}]}}\n"
        for name in ("banque", "paie")
    )
    files = {ACTORS: "actors:\n  - {id: ancien, name: Ancien}\n", TOOLS: "tools:\n" + tools}

    assert ["warning tools.yml:2 «\u00a0Ancien\u00a0» a un accès à Banque et Paie et ne s’en sert jamais."] == says(
        "ACC102", files
    )


@pytest.mark.parametrize(
    ("grant", "files", "expected"),
    [
        ("{actor: assistante, right: read}", process("owner: raf"), 1),
        ("{actor: assistante, right: read, until: 2026-11-08}", process("owner: raf"), 0),
        (
            "{actor: assistante-bis, right: read}",
            process("owner: raf", "{do: Lire, tool: banque, actor: assistante}"),
            0,
        ),
        ("{actor: raf, right: read}", process("owner: raf\nperformer: dirigeante", "{do: Lire, tool: banque}"), 0),
        ("{actor: raf, right: read}", process("owner: dirigeante\naccesses: [banque]\nperformer: raf"), 0),
        (
            "{actor: raf, right: read}",
            {KPIS: "kpis:\n  - {id: solde, name: Solde, source: banque, measured_by: raf}\n"},
            0,
        ),
    ],
)
def test_an_access_is_needed_by_who_works_replaces_pilots_or_measures(
    says: Says, grant: str, files: dict[str, str], expected: int
) -> None:
    assert expected == len(says("ACC102", {**files, **tool(f"grants: [{grant}]")}))


def test_a_tool_is_open_to_all_when_nearly_everybody_writes_and_somebody_never_does(says: Says) -> None:
    everybody = ("dirigeante", "raf", "assistante", "assistante-bis", "magasinier")
    grants = ", ".join(f"{{actor: {each}, right: write}}" for each in everybody)
    files = {
        ACTORS: "actors:\n  - {id: magasinier, name: Magasinier, backup: raf}\n",
        "cartography/data.yml": "data:\n  - {id: releve, name: Relevé, system_of_record: banque}\n",
        **tool(f"admins: [raf, dirigeante], grants: [{grants}]"),
    }
    both = "{do: Noter, tool: banque, outputs: [releve], actor: [assistante, assistante-bis]}"
    all_ = "{do: Noter, tool: banque, outputs: [releve], actor: [assistante, assistante-bis, magasinier]}"

    assert [
        (
            "warning tools.yml:2 5 rôles sur 5 peuvent écrire dans "
            "«\u00a0Banque\u00a0»\u202f; aucune étape ne le demande à Magasinier."
        )
    ] == says("ACC104", {**files, **process("owner: raf", both)})
    assert [] == says("ACC104", {**files, **process("owner: raf", all_)})


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("admins: [raf, dirigeante]", []),
        (
            "admins: [raf]",
            [
                (
                    "Dans l’entreprise, seul le rôle «\u00a0Responsable "
                    "administratif\u00a0» administre «\u00a0Banque\u00a0»."
                )
            ],
        ),
        ("admins: [assistante, assistante-bis]", ["Personne de l’entreprise n’administre «\u00a0Banque\u00a0»."]),
        ("admins: [raf], grants: [{actor: dirigeante, right: admin}]", []),
        (
            "owned_by_us: false, admins: [raf, dirigeante]",
            ["Le contrat de «\u00a0Banque\u00a0» n’est pas à votre nom."],
        ),
        ("licence: Aucune", []),
    ],
)
def test_two_roles_of_the_company_hold_the_keys(says: Says, keys: str, expected: list[str]) -> None:
    assert [f"warning tools.yml:2 {each}" for each in expected] == says("ACC106", tool(keys))


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("mfa: true", []),
        ("mfa: false", ["«\u00a0Banque\u00a0» est ouvert à un prestataire sans double authentification."]),
        (
            "licence: Nous",
            [
                (
                    "«\u00a0Banque\u00a0» est ouvert à un prestataire, et rien ne dit qu’il "
                    "demande une double authentification."
                )
            ],
        ),
    ],
)
def test_what_is_opened_outside_asks_for_a_second_factor(says: Says, keys: str, expected: list[str]) -> None:
    files = tool(f"{keys}, admins: [raf, dirigeante], grants: [{{actor: assistante, right: read}}]")

    assert [f"warning tools.yml:2 {each}" for each in expected] == says("ACC107", files)


def test_accesses_are_reviewed_in_time(says: Says) -> None:
    assert [] == says("ACC107", {}, dt.date(2027, 1, 5))
    assert ["warning tools.yml:22 La revue des accès était attendue pour le 5\u00a0janv.\u00a02027."] == says(
        "ACC107", {}, dt.date(2027, 1, 6)
    )
    assert [
        "warning tools.yml:1 Des prestataires ont des accès, et rien ne dit quand vous les avez passés en revue."
    ] == says("ACC107", {TOOLS: "access_review: {every: 3 months}\n"})


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Envoyer à anne.martin@example.com", "L’adresse personnelle"),
        ("Envoyer à service.client@example.com", None),
        ("Envoyer à compta@example.com", None),
        ("Envoyer à {prenom.nom}", None),
        ("Appeler le 06 12 34 56 78", "Le numéro de portable"),
        ("Appeler le +33 6 12 34 56 78", "Le numéro de portable"),
        ("Appeler le 01 23 45 67 89", None),
        ("Noter la pièce 2026-06-12 34", None),
        ("Demander à Anne Martin", "Le nom de quelqu’un"),
        ("Demander à la comptable", None),
    ],
)
def test_names_addresses_and_numbers_of_people_stand_in_no_open_text(says: Says, text: str, kind: str | None) -> None:
    people = {ACTORS: "actors:\n  - {id: comptable, name: Comptable, backup: raf, people: [{name: Anne Martin}]}\n"}
    open_ = says("SEC102", {**people, **process("owner: raf", f'{{do: "{text}"}}')})
    closed = says("SEC102", {**people, **process("owner: raf\nconfidentiality: confidential", f'{{do: "{text}"}}')})

    assert (kind is not None) == bool(open_)
    assert all(kind is not None and kind in line for line in open_)
    assert [] == closed


def test_a_name_in_a_template_file_is_found_on_its_line(says: Says) -> None:
    files = {
        **process("owner: raf\ntemplates: [{id: m1, title: Lettre, file: m1.md}]"),
        "sops/finance/FIN-001-relances/m1.md": "Bonjour,\nRépondez à anne.martin@example.com\n",
    }

    assert [
        "warning m1.md:2 L’adresse personnelle de quelqu’un figure dans un texte que tout le monde peut lire."
    ] == says("SEC102", files)


def test_the_term_of_personal_data_may_stand_in_the_records(says: Says) -> None:
    data = {"cartography/data.yml": "data:\n  - {id: liste, name: Liste, personal: {subjects: [clients]}}\n"}
    basis = "privacy: {basis: contrat}\nowner: raf"
    keeps = f"{basis}\nrecords: [{{data: liste, by: raf, keep: 3 years}}]"
    gives = "{do: Relever, outputs: [liste]}"

    assert [
        (
            "warning data.yml:2 «\u00a0Liste\u00a0» contient des données personnelles, et "
            "rien ne dit combien de temps on les garde."
        )
    ] == says("CONF105", {**data, **process(basis, gives)})
    assert [] == says("CONF105", {**data, **process(keeps, gives)})


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("target: 40, warn: 45, alert: 50", []),
        ("target: 40, warn: 38, alert: 50", ["`target` 40, `warn` 38 et `alert` 50."]),
        ("target: 40, alert: 30", ["`target` 40 et `alert` 30."]),
        ("better: higher, target: 90, warn: 80, alert: 70", []),
        ("better: higher, target: 90, warn: 95", ["`target` 90 et `warn` 95."]),
    ],
)
def test_thresholds_follow_one_another(says: Says, keys: str, expected: list[str]) -> None:
    better = "" if "better" in keys else "better: lower, "
    said = says("KPI103", {KPIS: f"kpis:\n  - {{id: dso, name: DSO, {better}{keys}}}\n"})
    contradicting = [line for line in said if "seuils" in line]

    assert len(expected) == len(contradicting)
    assert all(part in line for part, line in zip(expected, contradicting, strict=True))


def test_all_that_an_indicator_lacks_is_told_at_once_and_a_measure_is_a_value_before(says: Says) -> None:
    bare = {KPIS: "kpis:\n  - {id: dso, name: DSO, formula: a / b, unit: jours, target: 40, owner: raf}\n"}
    measured = {**bare, "cartography/measures/dso.csv": "date,value\n2026-02-28,58\n"}

    assert [
        (
            "warning kpis.yml:2 «\u00a0DSO\u00a0» ne dit pas sa valeur de départ, à quel rythme "
            "on le mesure et d’où viennent ses chiffres."
        )
    ] == says("KPI103", bare)
    assert [
        "warning kpis.yml:2 «\u00a0DSO\u00a0» ne dit pas à quel rythme on le mesure et d’où viennent ses chiffres."
    ] == says("KPI103", measured)


def test_an_indicator_serves_an_objective_where_the_company_has_any(says: Says) -> None:
    files = {"cartography/objectives.yml": "objectives:\n  - {id: tresorerie, title: Trésorerie}\n"}

    assert ["«\u00a0Factures échues relancées dans les délais\u00a0» ne sert aucun objectif de l’entreprise."] == [
        line.split(" ", 2)[2] for line in says("KPI104", files)
    ]


@pytest.mark.parametrize(
    ("ritual", "expected"),
    [
        ("every: week, minutes: 30, attendees: [raf, assistante]", []),
        ("every: day, minutes: 10, attendees: [raf, assistante-bis]", []),
        (
            "every: week, minutes: 45, attendees: [raf, assistante]",
            ["info channels.yml:2 «\u00a0Point\u00a0» dure 45 minutes chaque semaine."],
        ),
        ("every: 2 weeks, attendees: [raf, assistante]", ["warning channels.yml:2 Aucun point hebdomadaire"]),
        ("every: week, attendees: [assistante]", ["warning actors.yml:8 Aucun point hebdomadaire"]),
        ("when: lundi, attendees: [raf, assistante]", ["warning channels.yml:2 Aucun point hebdomadaire"]),
    ],
)
def test_a_provider_is_met_every_week_by_somebody_of_the_company(says: Says, ritual: str, expected: list[str]) -> None:
    said = says("COM101", {CHANNELS: f"rituals:\n  - {{id: point-hebdo, name: Point, {ritual}}}\n"})

    assert len(expected) == len(said)
    assert all(line.startswith(part) for part, line in zip(expected, said, strict=True))


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ("[]", []),
        ("[raf, assistante]", []),
        ("[raf]", ["«\u00a0AssistPlus\u00a0» n’a pas de canal pour les urgences."]),
    ],
)
def test_a_provider_is_on_the_urgent_channel(says: Says, members: str, expected: list[str]) -> None:
    said = says(
        "COM102", {CHANNELS: f"channels:\n  - {{id: urgence, name: Urgence, use: urgent, members: {members}}}\n"}
    )

    assert expected == [line.split(" ", 2)[2] for line in said]


def test_what_passes_to_the_other_side_passes_over_a_channel(says: Says) -> None:
    steps = ("{do: Relancer, actor: assistante, outputs: [journal]}", "{do: Lire, inputs: [journal]}")
    said = (
        "«\u00a0Journal des relances\u00a0» passe à «\u00a0Responsable "
        "administratif\u00a0», et rien ne dit par quel canal."
    )

    assert [f"warning FIN-001-relances.yml:6 {said}"] == says("COM102", process("owner: raf", *steps))
    assert [] == says("COM102", process("owner: raf\nchannel: equipe", *steps))


def test_a_report_says_when_to_whom_and_how_and_a_provider_sends_one(says: Says) -> None:
    files = {CHANNELS: "reports:\n  - {id: compte-rendu, from: raf}\n"}

    assert [
        "info actors.yml:8 «\u00a0AssistPlus\u00a0» n’envoie aucun compte rendu régulier.",
        (
            "info channels.yml:2 «\u00a0compte-rendu\u00a0» ne dit pas à quel rythme il revient, "
            "qui le lit et sous quelle forme il arrive."
        ),
    ] == says("COM103", files)


def test_a_provider_has_a_main_channel(says: Says) -> None:
    files = {CHANNELS: "channels:\n  - {id: equipe, name: Équipe}\n"}

    assert ["warning actors.yml:8 «\u00a0AssistPlus\u00a0» n’a pas de canal principal."] == says("COM104", files)


def test_providers_that_do_nothing_owe_nothing(says: Says) -> None:
    files = {
        ACTORS: (
            "actors:\n  - {id: oisif, name: Oisif, side: external, organisation: dormante}\n"
            "organisations:\n  - {id: dormante, name: Dormante}\n"
        )
    }

    assert [] == [line for code in ("EXT105", "COM101", "COM102", "COM103", "COM104") for line in says(code, files)]
