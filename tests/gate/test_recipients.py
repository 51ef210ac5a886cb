"""Recipients of the data room are audiences by phase; before their phase, names are roles and letters."""

from collections.abc import Callable
from pathlib import Path

import pytest
from processes import sop  # type: ignore[import-not-found]  # conftest says where it is

from passation.edition import Edition, publish_for_recipient
from passation.load.folder import load
from passation.model.company import PHASES
from passation.model.manual import Manual

BagOf = Callable[..., Edition]
NAMES = "names: {suppliers: clean_team, people: closing, customers: closing}\n"


LEVELS = tuple(
    sop(f"FIN-00{place}", confidentiality=level)
    for place, level in enumerate(("public", "internal", "confidential", "secret"), 1)
)


@pytest.mark.parametrize(
    ("phase", "expected"),
    [("prep", 3), ("teaser", 1), ("nda", 2), ("confirmatory", 3), ("clean_team", 3), ("closing", 3)],
)
def test_a_phase_gives_a_level_and_never_what_is_secret(bag: BagOf, phase: str, expected: int) -> None:
    assert expected == len(bag(phase, *LEVELS).sops)


# What is given on purpose


def test_what_is_secret_is_given_on_purpose_only_from_its_phase_on_and_to_whom_it_says(bag: BagOf) -> None:
    def given(to: str) -> str:
        return f"disclose: [{{item: FIN-004, to: [{to}], from_phase: confirmatory, reason: Vérifier}}]\n"

    assert "FIN-004" not in bag("nda", *LEVELS, room=given("acq-a")).sops
    assert "FIN-004" in bag("confirmatory", *LEVELS, room=given("acq-a")).sops
    assert "FIN-004" not in bag("confirmatory", *LEVELS, room=given("acq-z")).sops


def test_what_is_given_on_purpose_gives_nothing_else(bag: BagOf) -> None:
    room = "disclose: [{item: FIN-001, to: [acq-a], reason: Vérifier}]\n"
    files = {
        "data": "data: [{id: prix, name: Prix, confidentiality: secret}, {id: balance, name: B}]\n",
        "tools": "tools: [{id: coffre, name: Coffre, confidentiality: secret}]\n",
        "company_domains": "",
    }
    files.pop("company_domains")
    steps = "[{do: Un, tool: coffre, inputs: [prix, balance], actor: dirigeante}, {call: FIN-002}]"
    made = bag(
        "confirmatory",
        sop(steps=steps, confidentiality="secret"),
        sop("FIN-002", confidentiality="secret"),
        room=room,
        company="domains: [{id: finance, title: Cession du fonds, confidentiality: secret}]\n",
        **files,
    )

    assert (["FIN-001"], ["balance"], []) == (list(made.sops), list(made.data), list(made.tools))
    assert ["Un"] == [step.text for step in made.sops["FIN-001"].steps]
    assert ({"FIN-001": "autres"}, [("autres", "Autres processus")]) == (
        made.domain_of,
        [(each.id, each.title) for each in made.company.domains],
    )


def test_an_id_that_may_mean_two_things_gives_none_of_them(bag: BagOf) -> None:
    files = {
        "tools": "tools: [{id: paie, name: Logiciel de paie, confidentiality: secret}]\n",
        "data": "data: [{id: paie, name: Bulletins, confidentiality: secret}]\n",
    }
    made = bag("closing", room="disclose: [{item: paie, to: [acq-a], reason: Vérifier}]\n", **files)

    assert ({}, {}) == (made.tools, made.data)


@pytest.mark.parametrize("phase", PHASES)
def test_the_owners_health_never_leaves_the_company(bag: BagOf, phase: str) -> None:
    made = bag(
        phase,
        diagnostic="date: 2026-01-05\nrespondent: dirigeante\nanswers: {s-11: {value: oui, note: Opération en mars}}\n",
        room="disclose: [{item: raf, to: [acq-a], from_phase: prep, reason: R}]\n",
    )

    assert ({}, None, None) == (made.diagnostic.answers, made.diagnostic.date, made.diagnostic.respondent)


# Names


def test_before_the_undertaking_the_company_has_no_name(bag: BagOf) -> None:
    process = sop(
        confidentiality="public",
        title="Relances de Menuiserie Vallier",
        result="La MENUISERIE-VALLIER et menuiserievallier.fr répondent.",
    )
    teaser, nda = bag("teaser", process), bag("nda", process)

    assert "Projet Copeaux" == teaser.company.name
    assert ("Relances de Projet Copeaux", "La Projet Copeaux et Projet Copeaux.fr répondent.") == (
        teaser.sops["FIN-001"].title,
        teaser.sops["FIN-001"].result,
    )
    assert "Menuiserie Vallier SAS" == nda.company.name
    assert "Relances de Menuiserie Vallier" == nda.sops["FIN-001"].title


ACTORS = """
actors:
  - {id: dirigeante, name: Dirigeante, people: [{name: Colette Varlope}]}
  - {id: raf, name: RAF d'Alpha Services, people: [{name: Zoé Mortaise}]}
  - {id: ana-alpha, name: Assistante, side: external, organisation: alpha}
  - {id: zed, name: Archiviste, side: external, organisation: aaa-archives, confidentiality: secret,
     people: [{name: Luc Secret}]}
  - {id: gros-client, name: Client, side: customer, organisation: grand-compte}
organisations:
  - {id: alpha, name: Alpha Services SARL, contract: ct-alpha, alias: [AlphaServ, Alpha]}
  - {id: beta, name: Béta Saisie}
  - {id: aaa-archives, name: Archives Aaa, confidentiality: secret}
  - {id: grand-compte, name: Grand Compte}
"""
CONTRACTS = "contracts: [{id: ct-alpha, provider: alpha, clauses: [{kind: Clause Alpha Services}]}]\n"
NAMED = sop(
    performer="ana-alpha",
    result="Alpha Services, AlphaServ, ALPHA SERVICES SARL et Beta  Saisie ; Mme Varlope, Zoé Mortaise et Luc Secret.",
    steps="""
  - {id: appel-alpha, ask: Payé ?, answers: {Alpha Services répond: end, Grand Compte: end}, template: modele-alpha}
""",
    templates="[{id: modele-alpha, title: Lettre, file: alpha.md, text: Chez Archives Aaa}]",
    records="[{data: balance, where: Serveur d'Alpha Services}]",
)
FILES = {
    "actors": ACTORS,
    "contracts": CONTRACTS,
    "data": "data: [{id: balance, name: B}]\n",
    "sops/finance/FIN-001-x/alpha.md": "Bonjour Alpha Services",
    "channels": "channels: [{id: slack-alpha, name: Slack, main_for: [alpha]}]\n",
    "kpis": "kpis: [{id: delai-alpha, name: Délai}]\n",
    "incidents.csv": "",
}


@pytest.fixture
def named(bag: BagOf, tmp_path: Path) -> Callable[[str], Edition]:
    """Give the edition of a phase over a process that names everybody."""

    def made(phase: str) -> Edition:
        (tmp_path / "cartography/measures").mkdir(parents=True, exist_ok=True)
        (tmp_path / "cartography/measures/delai-alpha.csv").write_text("2026-01-01,3,Vu avec Alpha\n", "utf-8")
        (tmp_path / "cartography/incidents.csv").write_text("2026-01-01,FIN-001,Panne chez Alpha,\n", "utf-8")
        files = {key: said for key, said in FILES.items() if key != "incidents.csv"}
        return bag(phase, NAMED, company=NAMES, **files)

    return made


def test_before_its_phase_a_name_is_a_role_or_a_letter_in_every_text(named: Callable[[str], Edition]) -> None:
    made = named("confirmatory")
    seen = made.sops["FIN-001"]

    assert (
        "Prestataire A, Prestataire A, Prestataire A et Prestataire B ; Dirigeante, RAF d'Prestataire A et Quelqu’un."
        == seen.result
    )
    assert ["Prestataire A répond", "Client A"] == list(getattr(seen.steps[0], "answers", {}))
    assert {"Prestataire A répond", "Client A"} == {edge.label for edge in made.graphs["FIN-001"].edges}
    assert "Chez Une autre entreprise" == seen.templates[0].text
    assert "Serveur d'Prestataire A" == seen.records[0].where
    assert [()] * len(made.actors) == [actor.people for actor in made.actors.values()]
    assert ["Prestataire A", "Prestataire B", "Client A"] == [each.name for each in made.organisations.values()]
    assert [()] * 3 == [each.alias for each in made.organisations.values()]
    assert ["Clause Prestataire A"] == [each.kind for each in made.contracts["ct-prestataire-a"].clauses]
    assert "Panne chez Prestataire A" == made.incidents[0].cause
    assert {"delai-prestataire-a": "Vu avec Prestataire A"} == {
        kpi: rows[0].note for kpi, rows in made.measures.items()
    }


def test_an_id_that_says_a_name_is_another_id_wherever_it_stands(named: Callable[[str], Edition]) -> None:
    made = named("confirmatory")
    seen = made.sops["FIN-001"]

    assert ["dirigeante", "raf", "ana-prestataire-a", "gros-client"] == list(made.actors)
    assert ["prestataire-a", "prestataire-b", "client-a"] == list(made.organisations)
    assert ("prestataire-a", "ana-prestataire-a") == (made.contracts["ct-prestataire-a"].provider, seen.performer)
    assert ("appel-prestataire-a", "modele-prestataire-a", "modele-prestataire-a") == (
        seen.steps[0].id,
        getattr(seen.steps[0], "template", ""),
        seen.templates[0].id,
    )
    assert (["slack-prestataire-a"], ("prestataire-a",)) == (
        list(made.channels),
        made.channels["slack-prestataire-a"].main_for,
    )


def test_a_file_says_no_name_either_in_its_text_or_in_its_own_name(named: Callable[[str], Edition]) -> None:
    made = named("confirmatory")

    assert ["Prestataire A.md"] == [template.file for template in made.sops["FIN-001"].templates]
    assert {("FIN-001", "Prestataire A.md"): b"Bonjour Prestataire A"} == {
        key: each.data for key, each in made.attachments.items()
    }
    assert ["FIN-001/Prestataire A.md"] == [each.path for each in made.attachments.values()]


def test_in_its_phase_a_name_is_shown(named: Callable[[str], Edition]) -> None:
    clean_team, closing = named("clean_team"), named("closing")

    assert "Alpha Services SARL" == clean_team.organisations["alpha"].name
    assert "Client A" == clean_team.organisations["client-a"].name
    assert () == clean_team.actors["dirigeante"].people
    assert ["Colette Varlope"] == [person.name for person in closing.actors["dirigeante"].people]
    assert "Grand Compte" == closing.organisations["grand-compte"].name
    assert "Mme Varlope" in closing.sops["FIN-001"].result


def test_letters_stay_when_more_is_seen_and_hidden_companies_leave_no_gap(bag: BagOf) -> None:
    organisations = """
actors: [{id: raf, name: RAF}]
organisations:
  - {id: delta, name: Delta, confidentiality: public}
  - {id: charlie, name: Charlie}
  - {id: bravo, name: Bravo, confidentiality: confidential}
  - {id: able, name: Able, confidentiality: secret}
"""

    def letters(phase: str) -> list[str]:
        return [
            each.name for each in bag(phase, actors=organisations, contracts="contracts: []\n").organisations.values()
        ]

    assert ["Prestataire A"] == letters("teaser")
    assert ["Prestataire A", "Prestataire B"] == letters("nda")
    assert ["Prestataire A", "Prestataire B", "Prestataire C"] == letters("confirmatory")


# Files and questions


def pieces(root: Path, phase: str, *, data: dict[str, bytes]) -> Edition:
    piece = "  - {{index: '06.0{}', title: Contrat Alpha, path: pieces/{}, level: internal, phase: nda}}\n"
    listed = "external_documents:\n" + "".join(piece.format(number, name) for number, name in enumerate(data, 1))
    files = {
        "company.yml": f"name: Menuiserie Vallier\n{NAMES}",
        "actors.yml": ACTORS,
        "contracts.yml": CONTRACTS,
        "dataroom/dataroom.yml": f"recipients: [{{id: acq-a, name: A, phase: {phase}}}]\n{listed}",
    }
    for name, said in files.items():
        (root / "cartography" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "cartography" / name).write_text(said, "utf-8")
    for name, content in data.items():
        (root / "cartography/dataroom/pieces").mkdir(exist_ok=True)
        (root / "cartography/dataroom/pieces" / name).write_bytes(content)
    manual: Manual | None = load(root).manual
    assert manual is not None
    return publish_for_recipient(manual, "acq-a")


def test_a_document_of_the_companys_own_says_no_name_before_its_phase(tmp_path: Path) -> None:
    data = {
        "texte.md": b"Alpha Services s'engage",
        "image.png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00IEND\xaeB\x60\x82",
        "binaire.bin": b"\x00\x01Alpha Services\x00",
        "large.bin": "Alpha Services".encode("utf-16"),
    }
    early, late = pieces(tmp_path, "nda", data=data), pieces(tmp_path, "clean_team", data=data)

    assert ["pieces/texte.md", "pieces/image.png"] == list(early.pieces)
    assert b"Prestataire A s'engage" == early.pieces["pieces/texte.md"]
    assert {"Contrat Prestataire A"} == {each.title for each in early.external_documents}
    assert 4 == len(late.pieces)
    assert {} == pieces(tmp_path, "teaser", data=data).pieces


def test_a_form_that_says_a_name_before_its_phase_is_left_out_and_goes_on_being_named(
    bag: BagOf, tmp_path: Path
) -> None:
    process = sop(templates="[{id: m1, title: Commande, file: commande.bin}]", confidentiality="public")
    (tmp_path / "sops/finance/FIN-001-x").mkdir(parents=True)
    (tmp_path / "sops/finance/FIN-001-x/commande.bin").write_bytes(b"\x00Menuiserie Vallier\x00")
    early, late = bag("teaser", process), bag("nda", process)

    assert ([], ["commande.bin"]) == ([name for _, name in early.attachments], [name for _, name in late.attachments])
    assert "commande.bin" == early.sops["FIN-001"].templates[0].file == late.sops["FIN-001"].templates[0].file


def test_a_recipient_reads_her_own_questions_and_those_for_all_and_never_who_else_asked(bag: BagOf) -> None:
    qa = """
questions:
  - {id: q-1, requester: acq-a, question: La mienne ?, answer: Oui d'Alpha Services}
  - {id: q-2, requester: acq-b, question: La leur ?, answer: Non}
  - {id: acq-b-3, requester: acq-b, question: Pour Groupe Bouleau ?, answer: Pour tous, visibility: all}
  - {id: q-4, requester: acq-a, question: Secrète ?, confidentiality: secret}
"""
    room = "  - {id: acq-b, name: Groupe Bouleau, phase: nda}\n"
    made = bag("nda", room=room, **{"cartography/dataroom/qa.yml": qa})

    assert [
        ("q-1", "acq-a", "La mienne ?", "Oui d'Prestataire A"),
        ("une-autre-partie-3", "acq-a", "Pour Une autre partie ?", "Pour tous"),
    ] == [(each.id, each.requester, each.question, each.answer) for each in made.qa.questions]
    assert ["acq-a"] == [each.id for each in made.dataroom.recipients]
    assert () == made.dataroom.disclose


def test_the_lock_of_all_numbers_is_not_the_recipients(bag: BagOf) -> None:
    assert {} == bag("closing", **{"cartography/dataroom/lock.yml": "numbers: {FIN-001: '07.01'}\n"}).lock.numbers


def test_an_id_of_another_recipient_that_is_a_plain_word_is_left_in_texts_and_a_name_never(bag: BagOf) -> None:
    others = (
        "  - {id: interne, name: Préparation interne, phase: prep}\n"
        "  - {id: acq-b, name: Durand SAS, phase: nda, nda: 2026-10-01}\n"
    )
    result = "Le contrôle interne est fait, ni acq-b ni Durand ni Préparation interne ne le savent."
    edition = bag("confirmatory", sop(result=result), room=others)

    assert (
        "Le contrôle interne est fait, ni Une autre partie ni Une autre partie ni Une autre partie ne le savent."
    ) == edition.sops["FIN-001"].result
