"""`passation new`: a sheet to fill in, in its place, with everything else as it was, and checked without an error."""

import json
from pathlib import Path
from typing import Any

import pytest

from passation.load.folder import load
from passation.starters.catalogue import names

BARE = {
    "cartography/company.yml": "name: Atelier Test\ndomains: [{id: finance, title: Finance}]\n",
    "cartography/actors.yml": "actors: [{id: raf, name: Responsable}]   # à compléter\n",
}


@pytest.fixture
def company(tmp_path: Path, passation: Any) -> Path:
    """Give a company that began in French."""
    passation("init", ".", "--kit", "relances", "-q")
    return tmp_path


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """Give the smallest company there is."""
    for path, text in BARE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def errors(passation: Any) -> list[str]:
    found = json.loads(passation("check", "--format", "json").out)["findings"]
    return [f"{each['path']}: {each['code']}" for each in found if each["severity"] == "error"]


EVERYTHING = (
    ("process", "Rapprochement d’œuvres", "--domain", "finance"),
    ("role", "Apprenti: l’été"),
    ("tool", "Caisse n° 2"),
    ("kpi", "Marge brute"),
    ("kpi", "--from", "satisfaction-client"),
    ("contract", "Appui Exemple"),
)


@pytest.mark.usefixtures("company")
@pytest.mark.parametrize("language", ["fr", "en"])
def test_everything_new_is_checked_without_an_error(passation: Any, language: str) -> None:
    wanted = [
        [next(iter(names(language))) if word == "satisfaction-client" else word for word in args] for args in EVERYTHING
    ]
    codes = [passation("new", *args, "--lang", language).code for args in wanted]

    assert [0] * len(EVERYTHING) == codes
    assert [] == errors(passation)


@pytest.mark.usefixtures("bare")
def test_everything_new_has_its_place_in_the_smallest_company(passation: Any) -> None:
    said = [passation("new", *args).out for args in EVERYTHING if args[:2] != ("kpi", "Marge brute")]

    assert [
        "sops/finance/FIN-001-rapprochement-d-oeuvres.yml\n",
        "cartography/actors.yml:3\n",
        "cartography/tools.yml:3\n",
        "cartography/kpis.yml:3\n",
        "cartography/actors.yml:26\ncartography/contracts.yml:3\n",
    ] == said
    assert [] == errors(passation)


def test_a_process_gets_the_next_number_and_the_pilot_of_most_processes(passation: Any, company: Path) -> None:
    ran = passation("new", "process", "Avoirs: émission")
    text = (company / "sops/finance/FIN-003-avoirs-emission.yml").read_text("utf-8")

    assert (
        0,
        "sops/finance/FIN-003-avoirs-emission.yml\n",
        "Ensuite\u00a0: complétez la fiche, ôtez le # des lignes utiles, puis passation check.\n",
    ) == ran
    head = """\
# yaml-language-server: $schema=../../.passation/schemas/sop.schema.json
schema: 1
id: FIN-003                                   # Numéro du processus, qui ne sert qu’une fois
title: "Avoirs: émission"                     # Nom du processus, sous forme de nom
owner: responsable                            # Qui pilote le processus (le A du RACI)\u202f; une personne de \
l’entreprise
# Résultat attendu, que l’on peut vérifier
result: "À écrire\u00a0: ce qui est vrai une fois le travail fait, pour quand, pour combien"
document: {status: draft}                     # Maîtrise du document
# Pourquoi (par défaut\u00a0: le résultat)
# purpose: Encaisser sans abîmer la relation avec le client
# criticality: high                           # low (faible), medium (moyenne) ou high (forte)
"""

    assert head == text[: text.index("# strategic")]
    assert """\
steps:
  - id: s10
    do: Écrire ici la première action
  - id: s20
    ask: "Est-ce complet\u202f?"
    answers: {Oui: s30, Non: s10}
  - id: s30
    do: Contrôler le résultat
    control: {kind: approval, evidence: Où la preuve est conservée}
""" == text[text.index("steps:") : text.index("\n  # Ce qu’une étape")]


def test_every_line_behind_a_hash_can_be_opened(passation: Any, company: Path) -> None:
    """But for what it names, which is an example: no fault of writing, only of things that are not there."""
    for args in (("process", "Essai"), ("tool", "Essai"), ("role", "Essai"), ("contract", "Essai"), ("kpi", "Essai")):
        passation("new", *args)
    paths = ["sops/finance/FIN-003-essai.yml", *(f"cartography/{name}.yml" for name in ("tools", "contracts", "kpis"))]
    for path in paths:
        text = (company / path).read_text("utf-8")
        opened = [
            line.replace("# ", "", 1) if line.lstrip().startswith("# ") and is_key(line.split("# ", 1)[1]) else line
            for line in text.split("  # Ce qu’une étape")[0].splitlines()
        ]
        (company / path).write_text("\n".join(opened) + "\n", "utf-8")
    found = load(company).findings

    assert [] == [each for each in found if each.code not in {"SCH105", "SCH106", "YML113"}]


def is_key(text: str) -> bool:
    """Tell an entry from a sentence of help: no space before its colon, small letters alone."""
    key, colon, _ = text.partition(": ")
    return bool(colon) and key.replace("_", "").isalpha() and key.islower() and key.isascii() and "\u00a0" not in key


def test_what_was_in_a_file_stays_letter_by_letter(passation: Any, company: Path) -> None:
    file = company / "cartography" / "tools.yml"
    before = file.read_text("utf-8")
    passation("new", "tool", "Caisse")
    after = file.read_text("utf-8")
    start = next(place for place, (old, new) in enumerate(zip(before, after, strict=False)) if old != new)

    assert before == after[:start] + after[len(after) - (len(before) - start) :]
    assert after.endswith("access_review: {every: 3 months, by: responsable}\n")


def test_an_indicator_of_the_catalogue_leaves_out_whom_the_company_lacks(passation: Any, bare: Path) -> None:
    passation("new", "kpi", "--from", "dso")

    assert """\
schema: 1
kpis:
  - id: dso
    name: Délai moyen de règlement des clients
    formula: encours clients / chiffre d’affaires des 90 derniers jours × 90
    unit: jours
    better: lower
    target: 45
    warn: 55
    alert: 65
    every: month
    source: facturation
    # owner: direction
    # measured_by: responsable
""" == (bare / "cartography/kpis.yml").read_text("utf-8")


def test_the_catalogue_holds_every_indicator_of_the_founding_documents(passation: Any) -> None:
    listed = dict(line.split(maxsplit=1) for line in passation("new", "kpi", "--list").out.splitlines())

    assert {
        "heures-liberees": "Heures libérées pour la direction",
        "backlog": "Demandes en attente depuis plus de deux jours ouvrés",
        "rapidite-traitement": "Courriels orientés dans la journée",
        "satisfaction-client": "Satisfaction des clients",
        "erreurs-recurrentes": "Erreurs répétées le même mois",
        "delai-traitement": "Délai moyen de traitement des demandes",
        "satisfaction-interne": "Satisfaction de l’équipe sur l’appui administratif",
        "incidents-externalises": "Incidents sur le travail confié à un prestataire",
        "taches-critiques-delais": "Tâches critiques faites dans le délai convenu",
        "taux-erreur": "Taux d’erreur",
        "conformite": "Dossiers conformes au contrôle",
        "economies": "Économies réalisées",
        "valeur-activites-strategiques": "Heures de la direction sur les activités stratégiques",
        "evolution-ca": "Évolution du chiffre d’affaires",
        "couts-fixes": "Part des coûts fixes administratifs",
        "efficacite": "Efficacité administrative",
    }.items() <= listed.items()
    assert len(listed) == len(names("en"))


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("process", "Essai", "--domain", "financ"), "Il n’y a pas de domaine financ dans company.yml. Vouliez-vous"),
        (("process", " "), "Ce nom ne tient pas sur une ligne"),
        (("role", "a\u0007b"), "Ce nom ne tient pas sur une ligne"),
        (("kpi", "--from", "dsso"), "Il n’y a pas d’indicateur dsso dans le catalogue. Vouliez-vous dire dso\u202f?"),
        (("kpi", "--from", "relances-a-jour"), "L’entreprise a déjà l’indicateur relances-a-jour."),
        (("kpi",), "Quel indicateur\u202f? Donnez son nom"),
    ],
)
def test_what_cannot_begin_is_said_and_changes_nothing(
    passation: Any, company: Path, args: tuple[str, ...], said: str
) -> None:
    before = {path: path.read_bytes() for path in company.rglob("*") if path.is_file()}
    ran = passation("new", *args)

    assert (2, "") == (ran.code, ran.out)
    assert ran.err.startswith(f"Erreur\u00a0: {said}")
    assert before == {path: path.read_bytes() for path in company.rglob("*") if path.is_file()}


def test_a_choice_of_domains_is_asked_for(passation: Any) -> None:
    passation("init", ".", "-q")

    assert (
        2,
        "",
        "Erreur\u00a0: Dans quel domaine\u202f? Nommez-le avec --domain. Il y a\u00a0: commercial, finance.\n",
    ) == passation("new", "process", "Essai")


def test_names_that_give_the_same_id_are_told_apart(passation: Any, company: Path) -> None:
    for _ in range(2):
        passation("new", "role", "Élève")
    passation("new", "role", "学生")
    manual = load(company).manual

    assert manual is not None
    assert ["eleve", "eleve-2", "role"] == list(manual.actors)[-3:]


def test_a_company_that_cannot_be_read_is_left_alone(passation: Any, company: Path) -> None:
    (company / "cartography/tools.yml").write_text("tools: [", "utf-8")

    assert (
        2,
        "",
        "Erreur\u00a0: Certains fichiers ne se lisent pas encore. Lancez passation check, et corrigez-les d’abord.\n",
    ) == passation("new", "tool", "Caisse")


def test_a_long_name_gives_a_short_id_on_the_line_of_its_hyphen(passation: Any, company: Path) -> None:
    passation("new", "tool", "Logiciel de gestion de la relation avec les fournisseurs étrangers")

    assert "  - id: logiciel-de-gestion-de-la             # " in (company / "cartography/tools.yml").read_text("utf-8")
