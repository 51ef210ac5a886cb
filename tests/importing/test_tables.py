"""Spreadsheets: which column is what, which row a process or a step, and where each value came from."""

import datetime as dt
from typing import Any

import pytest

from passation.importing.columns import PROCESS, STEP, recognised
from passation.importing.delimited import decoded, letters
from passation.words import Words

PROCESSES = [
    ["Procédures du service comptable"],
    [],
    ["N°", "Processus", "Responsable", "Fréquence", "Résultat attendu", "Criticité", "Observations"],
    [1, "Saisie des factures", "Basile Trusquin", "Hebdomadaire", "Tout est saisi le vendredi", "Haute", "voir Max"],
    [2, "Paie", "Mme Dupont", "Mensuel, avant le 25", None, "Moyenne", None],
]
STEPS = [
    ["Processus", "N° étape", "Action à réaliser", "Qui", "Outil", "Durée (min)", "Contrôle", "Remarque"],
    ["Saisie des factures", 1, "Relever la boîte", "Assistante externalisée", "Pennylane", 10, None, None],
    [None, 2, "Saisir chaque facture", "RAF / Gérante", None, "1h30", "Double vérification du TTC", None],
    [None, 3, "Valider", "Gérante", None, dt.time(0, 15), None, "Attention au RIB"],
    ["Paie", 1, "Envoyer les variables", "Mme Dupont", "Silae", 7.5, None, "mot de passe : Vallier2024!"],
]
FACTURES = """\
# Brouillon tiré de compta.xlsx\u00a0: ce qui est deviné est signalé à côté.
schema: 1
id: FIN-002
title: Saisie des factures
owner: raf  # deviné\u00a0: la personne qui tient ce rôle (Liste!C4)
result: Tout est saisi le vendredi
criticality: high
trigger:
  - {every: week}
steps:
  - id: s10
    actor: assistante
    do: Relever la boîte
    tool: pennylane
    minutes: 10
  - id: s20
    # deviné\u00a0: plusieurs noms, compris comme l’un ou l’autre (Étapes!D3)
    actor: [raf, gerante]
    do: Saisir chaque facture
    # deviné\u00a0: un contrôle, compris comme un point à cocher (Étapes!G3)
    checklist: [Double vérification du TTC]
    # deviné\u00a0: la nature du contrôle, d’après ses mots (Étapes!G3)
    control: {kind: double}
    minutes: 90
  - id: s30
    actor: gerante
    do: Valider
    warning: Attention au RIB
    minutes: 15
"""
PAIE = """\
# Brouillon tiré de compta.xlsx\u00a0: ce qui est deviné est signalé à côté.
schema: 1
id: FIN-003
title: Paie
owner: raf  # owner\u00a0: la source dit «\u00a0Mme Dupont\u00a0» · donné par --owner
result: "À écrire\u00a0: le résultat attendu, que l’on puisse vérifier"  # la source ne le dit pas
criticality: medium
trigger:
  - {every: month, note: "Mensuel, avant le 25"}
steps:
  - id: s10  # actor\u00a0: la source dit «\u00a0Mme Dupont\u00a0» · tool\u00a0: la source dit «\u00a0Silae\u00a0»
    do: Envoyer les variables
    minutes: 7.5
"""


def test_a_workbook_of_a_french_office_becomes_drafts(draft: Any, xlsx: Any) -> None:
    made = draft("compta.xlsx", xlsx({"Liste": PROCESSES, "Étapes": STEPS}))

    assert {
        "sops/finance/FIN-002-saisie-des-factures.yml": FACTURES,
        "sops/finance/FIN-003-paie.yml": PAIE,
    } == {each.path: each.text for each in made.drafts}


def test_everything_that_is_not_simply_taken_is_said_with_its_cell(draft: Any, xlsx: Any, told: Any) -> None:
    made = draft("compta.xlsx", xlsx({"Liste": PROCESSES, "Étapes": STEPS}))

    assert [
        (
            "dropped | Liste!G3 | Observations (voir Max) | "
            "Aucun champ n’est connu pour cette colonne\u202f; valeurs laissées de côté\u00a0: 1."
        ),
        "dropped | Liste!A1 | Procédures du service comptable | Ce texte est au-dessus du tableau.",
        "guessed | Liste!C4 | Basile Trusquin | la personne qui tient ce rôle",
        "guessed | Étapes!D3 | RAF | plusieurs noms, compris comme l’un ou l’autre",
        "guessed | Étapes!D3 | Gérante | plusieurs noms, compris comme l’un ou l’autre",
        "guessed | Étapes!G3 | Double vérification du TTC | un contrôle, compris comme un point à cocher",
        "guessed | Étapes!G3 | Double vérification du TTC | la nature du contrôle, d’après ses mots",
        "dropped | Liste!A4 | 1 | Le brouillon porte le numéro FIN-002\u00a0: celui-ci n’a pas été gardé.",
        (
            "left | Liste!C5 | Mme Dupont | "
            "Cet acteur n’est pas dans actors.yml\u00a0: ajoutez-l’y, ou écrivez-en un autre ici."
        ),
        "left | Liste!B5 |  | À écrire\u00a0: le résultat attendu, que l’on puisse vérifier",
        (
            "left | Étapes!D5 | Mme Dupont | "
            "Cet acteur n’est pas dans actors.yml\u00a0: ajoutez-l’y, ou écrivez-en un autre ici."
        ),
        "left | Étapes!E5 | Silae | Cet outil n’est pas dans tools.yml\u00a0: ajoutez-l’y, ou écrivez-en un autre ici.",
        (
            "left | Étapes!H5 |  | Cela ressemble à un mot de passe, une clé, une carte ou un compte\u00a0: rien n’a "
            "été repris. Gardez-le dans votre coffre et écrivez ici où il se trouve."
        ),
        "dropped | Liste!A5 | 2 | Le brouillon porte le numéro FIN-003\u00a0: celui-ci n’a pas été gardé.",
    ] == told(made)
    assert [("actor", "mme-dupont", "Mme Dupont"), ("tool", "silae", "Silae")] == [
        (each.kind, each.id, each.name) for each in made.proposals
    ]


def test_unknown_names_become_entries_where_that_is_asked_for(draft: Any, xlsx: Any) -> None:
    made = draft("compta.xlsx", xlsx({"Liste": PROCESSES, "Étapes": STEPS}), creates=True, owner="")

    assert "owner: mme-dupont\n" in made.drafts[1].text
    assert "    actor: mme-dupont\n    do: Envoyer les variables\n    tool: silae\n" in made.drafts[1].text


def test_a_sheet_without_a_column_of_processes_is_one_process(draft: Any, xlsx: Any) -> None:
    rows = [["Étape", "Responsable", "Durée (h)"], ["Ouvrir le courrier", "Gérante", "0,5"], ["Trier", None, None]]
    made = draft("courrier.xlsx", xlsx({"Courrier du matin": rows}))

    assert [("Courrier du matin", 2)] == [(each.title, each.steps) for each in made.drafts]
    assert "minutes: 30\n" in made.drafts[0].text


def test_steps_in_one_cell_are_steps(draft: Any, xlsx: Any) -> None:
    rows = [["Titre", "Responsable", "Étapes"], ["Ouverture", "RAF", "1. Allumer\n2. Désarmer l’alarme\n- Ouvrir"]]
    made = draft("ouverture.xlsx", xlsx({"Feuil1": rows}))

    assert ["Allumer", "Désarmer l’alarme", "Ouvrir"] == [
        line.split("do: ")[1] for line in made.drafts[0].text.splitlines() if "do: " in line
    ]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_as_french_excel_saves_it(draft: Any, encoding: str) -> None:
    text = "Processus;Étape;Qui;Durée (h);Délai\r\nClôture;Lettrer;RAF;1,5;2 jours ouvrés\r\n;Éditer;Gérante;0,25;\r\n"
    made = draft("clôture.csv", text.encode(encoding))

    assert (
        "steps:\n"
        "  - id: s10\n    actor: raf\n    do: Lettrer\n    within: 2 jours ouvrés\n    minutes: 90\n"
        "  - id: s20\n    actor: gerante\n    do: Éditer\n    minutes: 15\n"
    ) == made.drafts[0].text[made.drafts[0].text.index("steps:") :]


def test_a_company_that_has_the_process_already_keeps_its_own(draft: Any, told: Any) -> None:
    made = draft("relances.csv", "Processus;Étape;Qui\nRelances;Appeler;RAF\n".encode())

    assert [] == made.drafts
    assert [
        (
            "left | relances!A2 | Relances | FIN-001 existe déjà et reste tel quel. Pour le modifier\u00a0: passation "
            "export xlsx, puis import --update."
        )
    ] == told(made)


def test_the_domain_is_what_the_source_says_else_the_nearest_else_asked_for(draft: Any) -> None:
    said = "Processus;Domaine;Étapes\nDevis;Ventes;Chiffrer\n".encode()
    near = "Processus;Étapes\nDevis;Chiffrer\n".encode()

    assert ["sops/vente/VEN-001-devis.yml"] == [each.path for each in draft("a.csv", said, domain="").drafts]
    assert ["sops/vente/VEN-001-devis.yml"] == [each.path for each in draft("nos ventes.csv", near, domain="").drafts]
    with pytest.raises(Exception, match="Into which domain"):
        draft("a.csv", near, domain="")


def test_a_process_whose_pilot_nobody_knows_asks_for_one(draft: Any) -> None:
    with pytest.raises(Exception, match="Who pilots these processes"):
        draft("a.csv", "Processus;Responsable;Étapes\nDevis;Assistante externalisée;Chiffrer\n".encode(), owner="")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("columns", [PROCESS, STEP], ids=["processes", "steps"])
def test_a_column_is_known_by_its_own_label(columns: Any, language: str) -> None:
    labels = {column.field: Words(language).say(column.label) for column in columns}
    read = {field: name.field if (name := recognised(label, columns)) else "" for field, label in labels.items()}

    assert {field: field for field in labels} == read


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("ÉTAPE", "text"),
        ("Tache", "text"),
        ("Durée (h)", "minutes"),
        ("Temps passé en minutes", "minutes"),
        ("Résp.", "actor"),
        ("Responsable ", "actor"),
        ("Outils utilisées", "tool"),
        ("  qui   fait ? ", "actor"),
        ("Expected Result", "expect"),
    ],
)
def test_people_write_the_names_of_columns_as_they_like(text: str, field: str) -> None:
    name = recognised(text, STEP)

    assert name is not None
    assert field == name.field


def test_columns_have_letters() -> None:
    assert ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"] == [letters(n) for n in (1, 26, 27, 52, 53, 702, 703)]


def test_a_text_is_decoded_by_its_mark_then_as_windows_writes_it() -> None:
    assert ["é", "é", "é"] == [decoded("é".encode(name)) for name in ("utf-8", "utf-8-sig", "cp1252")]
