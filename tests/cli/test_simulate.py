"""`passation simulate`: what stops while somebody is away, on a terminal, for machines and as a drawing."""

import json
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader


@pytest.mark.usefixtures("company")
def test_the_answer_is_printed_and_the_next_step_said_beside_it(passation: Any) -> None:
    ran = passation("simulate", "--absent", "raf", "--for", "2 semaines")

    assert (
        0,
        """\
Absence de 2 semaines : Responsable administratif
1 processus est touché : 1 s’arrête.

S’ARRÊTE
  FIN-001  Relances des factures : dès qu’il se présente
      1. Relancer chaque facture échue

AVANT L’ABSENCE
  → former Dirigeante (FIN-001)
""",
    ) == (ran.code, ran.out.replace("\xa0", " "))
    assert ran.err.startswith("Ensuite\xa0: inscrire remplaçants et formations")


@pytest.mark.usefixtures("company")
def test_a_machine_gets_a_document_and_nothing_else(passation: Any) -> None:
    ran = passation("simulate", "--absent", "raf", "--absent", "dirigeante", "--format", "json")

    assert ["raf", "dirigeante"] == json.loads(ran.out)["absent"]


@pytest.mark.usefixtures("company")
@pytest.mark.parametrize(
    ("kind", "start"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF"), ("dot", b"digraph")]
)
def test_it_is_drawn_into_a_file_of_the_kind_that_its_name_says(passation: Any, kind: str, start: bytes) -> None:
    ran = passation("simulate", "--absent", "raf", "-o", f"sans.{kind}")

    assert (0, f"sans.{kind}") == (ran.code, ran.err.splitlines()[0])
    assert Path(f"sans.{kind}").read_bytes().startswith(start)


@pytest.mark.usefixtures("company")
@pytest.mark.parametrize(("paper", "upright"), [("a4", (210, 297)), ("a3", (297, 420))])
def test_a_pdf_is_on_the_sheet_that_is_asked_for(passation: Any, paper: str, upright: tuple[int, int]) -> None:
    ran = passation("simulate", "--absent", "raf", "-o", "sans.pdf", "--paper", paper)
    (page,) = PdfReader("sans.pdf").pages
    sides = sorted(round(float(side) / 72 * 25.4) for side in page.mediabox[2:])

    assert (0, list(upright)) == (ran.code, sides)


@pytest.mark.usefixtures("company")
@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--absent", "raf", "-o", "x.svg", "--paper", "a4"], "Seul un PDF tient sur une feuille\xa0: -o x.pdf"),
        (["--absent", "raf", "--paper", "a3"], "Seul un PDF tient sur une feuille\xa0: -o simulation.pdf"),
        (["--absent", "rag"], "Il n’y a pas de rôle rag dans cette édition. Vouliez-vous dire raf\u202f?"),
        (
            ["--absent", "raf", "-o", "x.jpg"],
            "x.jpg n’est pas un format de dessin. Vouliez-vous dire png\u202f?",
        ),
        (["--absent", "raf", "--for", "toujours"], "toujours n’est pas une durée\u202f; écrivez-la comme 2 semaines."),
    ],
)
def test_what_cannot_be_simulated_says_why(args: list[str], said: str, passation: Any) -> None:
    ran = passation("simulate", *args)

    assert (2, "") == ran[:2]
    assert said in ran.err


def test_a_provider_that_fails_takes_all_of_its_roles_away(passation: Any, company: Path) -> None:
    actors = company / "cartography/actors.yml"
    outside = """\
  - {id: aide, name: Aide, side: external, organisation: assistplus, backup: relais}
  - {id: relais, name: Relais, side: external, organisation: assistplus}
organisations: [{id: assistplus, name: AssistPlus}]
"""
    actors.write_text(f"{actors.read_text('utf-8')}{outside}", "utf-8")
    sop = company / "sops/finance/FIN-001-relances.yml"
    sop.write_text(sop.read_text("utf-8").replace("minutes: 5}", "minutes: 5, actor: aide}"), "utf-8")
    ran = passation("simulate", "--absent", "assistplus", "--format", "json")

    assert ["aide", "relais"] == json.loads(ran.out)["absent"]
    assert ["away"] == [each["lack"] for each in json.loads(ran.out)["processes"][0]["relays"]]


def test_a_role_that_the_audience_does_not_see_does_not_exist_for_it(passation: Any, company: Path) -> None:
    actors = company / "cartography/actors.yml"
    actors.write_text(
        actors.read_text("utf-8") + "  - {id: repreneur, name: Repreneur, side: partner, confidentiality: secret}\n",
        "utf-8",
    )

    assert 0 == passation("simulate", "--absent", "repreneur").code
    hidden = passation("simulate", "--absent", "repreneur", "--audience", "equipe")
    unknown = passation("simulate", "--absent", "personne", "--audience", "equipe")
    assert (2, hidden.err.replace("repreneur", "personne")) == (hidden.code, unknown.err)


def test_readers_who_cannot_know_who_was_trained_get_no_answer(passation: Any, company: Path) -> None:
    settings = company / "cartography/company.yml"
    settings.write_text(
        settings.read_text("utf-8") + "  - {id: aide, name: Aide, sees: internal, scope: own}\n", "utf-8"
    )
    ran = passation("simulate", "--absent", "raf", "--audience", "aide")

    assert (2, "") == ran[:2]
    assert "ne voient pas qui est formé" in ran.err
