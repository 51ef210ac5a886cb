"""`passation export dataroom` and `passation verify`, from one end to the other."""

import csv
from pathlib import Path
from typing import Any

import pytest

DATAROOM = """\
project: Projet Érable
recipients:
  - {id: interne, name: Préparation interne, phase: prep}
  - {id: acq-a, name: Acquéreur A, phase: confirmatory, nda: 2026-10-01}
  - {id: acq-b, name: Acquéreur B, phase: nda, nda: 2026-10-01}
"""
pytestmark = pytest.mark.slow


@pytest.fixture
def for_sale(company: Path) -> Path:
    """Give a company that is being sold."""
    (company / "cartography" / "dataroom").mkdir()
    (company / "cartography" / "dataroom" / "dataroom.yml").write_text(DATAROOM, "utf-8")
    file = company / "sops" / "finance" / "FIN-001-relances.yml"
    approved = (
        'document: {status: approved, approver: dirigeante, history: [{version: "1.0", date: 2026-09-07, by: raf}]}\n'
    )
    file.write_text(file.read_text("utf-8") + approved, "utf-8")
    return company


def deliveries(company: Path) -> list[list[str]]:
    return list(csv.reader((company / ".passation" / "deliveries.csv").read_text("utf-8").splitlines(), delimiter=";"))


def test_a_bag_is_made_sealed_numbered_and_intact(passation: Any, for_sale: Path) -> None:
    made = passation("export", "dataroom", "--to", "acq-b")
    seal = made.out.splitlines()[1].removeprefix("Sceau\u00a0: ")

    assert (
        0,
        "build/dataroom/acq-b",
        "Ensuite\u00a0: passation leak-check build/dataroom/acq-b --audience acq-b\n",
    ) == (
        made.code,
        made.out.splitlines()[0],
        made.err,
    )
    assert '"FIN-001": "07.02.01"' in (for_sale / "cartography" / "dataroom" / "lock.yml").read_text("utf-8")
    assert ["acq-b", seal, ""] == [deliveries(for_sale)[1][place] for place in (0, 3, 4)]
    checked = passation("verify", "build/dataroom/acq-b")
    assert (0, "Intacte\u00a0: chaque fichier est celui qui a été envoyé.", f"Sceau\u00a0: {seal}") == (
        checked.code,
        *checked.out.splitlines()[:2],
    )
    assert 0 == passation("check").code


def test_the_same_recipient_gets_the_same_bytes_as_folder_or_archive(passation: Any, for_sale: Path) -> None:
    folder = passation("export", "dataroom", "--to", "acq-b", "-q").out.splitlines()
    archive = passation("export", "dataroom", "--to", "acq-b", "--locked", "-o", "envoi.zip", "-q").out.splitlines()

    assert ("envoi.zip", folder[1]) == (archive[0], archive[1])
    assert 0 == passation("verify", "envoi.zip").code
    assert 2 == len(deliveries(for_sale))


@pytest.mark.usefixtures("too_hard")
def test_a_map_that_cannot_be_drawn_is_said_and_stops_no_delivery(
    passation: Any, for_sale: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The bag is made a second time by another process, in which no graph is too hard.
    monkeypatch.setattr("passation.cli.export_dataroom.unfit", lambda *_: [])
    made = passation("export", "dataroom", "--to", "acq-b")

    assert (0, True, 2) == (
        made.code,
        (for_sale / "build/dataroom/acq-b/bagit.txt").is_file(),
        made.err.count("MAP201"),
    )
    assert "La carte «\u00a0Les processus de l’entreprise\u00a0» n’a pas pu être dessinée" in made.err


def test_what_was_changed_missing_or_added_is_named(passation: Any, for_sale: Path) -> None:
    passation("export", "dataroom", "--to", "acq-b", "-o", "sac", "-q")
    pdfs = sorted((for_sale / "sac" / "data").rglob("*.pdf"))
    pdfs[0].write_bytes(b"%PDF-1.7 autre")
    pdfs[1].unlink()
    (for_sale / "sac" / "data" / "ajout.txt").write_text("", "utf-8")
    ran = passation("verify", "sac")

    def inside(path: Path) -> str:
        return path.relative_to(for_sale / "sac").as_posix()

    assert (1, "Ce n’est plus ce qui a été envoyé.") == (ran.code, ran.out.splitlines()[0])
    assert {
        f"  modifié\u00a0: {inside(pdfs[0])}",
        f"  manquant\u00a0: {inside(pdfs[1])}",
        "  ajouté\u00a0: data/ajout.txt",
    } <= set(ran.out.splitlines())


def test_a_folder_that_is_no_bag_is_refused(passation: Any) -> None:
    assert (2, "") == passation("verify", "sops")[:2]


def test_locked_allots_no_number(passation: Any, for_sale: Path) -> None:
    assert (
        2,
        "",
        (
            "Erreur\u00a0: lock.yml est incomplet\u00a0: cette livraison attribuerait de nouveaux numéros. "
            "Lancez-la une fois sans --locked, et gardez le nouveau lock.yml.\n"
        ),
    ) == passation("export", "dataroom", "--to", "acq-b", "--locked")
    assert not (for_sale / "cartography" / "dataroom" / "lock.yml").exists()
    assert not (for_sale / "build").exists()


def test_a_pinned_day_is_refused_from_confirmatory_on_unless_the_day_is_given(passation: Any, for_sale: Path) -> None:
    (for_sale / "cartography" / "settings.yml").write_text("today: 2026-11-03\n", "utf-8")
    early, late = (passation("export", "dataroom", "--to", name, "-q") for name in ("acq-b", "acq-a"))

    assert 0 == early.code
    assert (
        2,
        "",
        (
            "Erreur\u00a0: settings.yml fige la date (3\u00a0nov.\u00a02026)\u202f; une livraison de cette phase "
            "demande "
            "la vraie. Donnez-la avec --today, ou retirez `today` de settings.yml.\n"
        ),
    ) == late
    assert 0 == passation("export", "dataroom", "--to", "acq-a", "--today", "2026-11-03", "-q").code


def test_an_error_blocks_a_delivery_but_not_the_preparation_nor_a_draft(passation: Any, for_sale: Path) -> None:
    (for_sale / "cartography" / "settings.yml").write_text("severity: {DOC101: error}\n", "utf-8")
    file = for_sale / "sops" / "finance" / "FIN-001-relances.yml"
    file.write_text(
        file.read_text("utf-8").replace("status: approved", "status: approved, review_every: 1 week"), "utf-8"
    )
    day = ("--today", "2026-11-03", "-q")
    blocked = passation("export", "dataroom", "--to", "acq-b", *day)

    assert (1, "") == (blocked.code, blocked.out)
    assert "erreur DOC101\n" in blocked.err
    assert blocked.err.endswith("Rien n’a été fabriqué\u00a0: corrigez d’abord ces erreurs.\n")
    assert 0 == passation("export", "dataroom", "--to", "interne", *day).code
    assert 0 == passation("export", "dataroom", "--to", "acq-b", "--draft", *day).code


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{id: acq-c, name: Acquéreur C, phase: nda}", "erreur DR101"),
        ("{id: acq-c, name: Acquéreur C, phase: nda, nda: 2026-10-01, until: 2026-10-31}", "erreur DR101"),
        ("{id: acq-c, name: Atelier Test, phase: teaser}", "erreur DR105"),
    ],
    ids=["nothing signed", "access ended", "named too early"],
)
def test_whoever_may_not_receive_it_receives_not_even_a_draft(
    line: str, said: str, passation: Any, for_sale: Path
) -> None:
    file = for_sale / "cartography" / "dataroom" / "dataroom.yml"
    file.write_text(DATAROOM + f"  - {line}\n", "utf-8")
    ran = passation("export", "dataroom", "--to", "acq-c", "--draft", "--today", "2026-11-03")

    assert (1, "") == (ran.code, ran.out)
    assert said in ran.err
    assert not (for_sale / "build").exists()


def test_an_unknown_recipient_is_told_the_known_ones(passation: Any, for_sale: Path) -> None:
    assert for_sale.is_dir()
    assert (
        2,
        "",
        "Erreur\u00a0: Il n’y a pas de destinataire notaire dans dataroom.yml. Il y a\u00a0: interne, acq-a, acq-b.\n",
    ) == passation("export", "dataroom", "--to", "notaire")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"HEAD": "ref: refs/heads/main\n", "refs/heads/main": "a" * 40 + "\n"}, "a" * 40),
        ({"HEAD": "ref: refs/heads/main\n", "packed-refs": "# x\n" + "b" * 40 + " refs/heads/main\n"}, "b" * 40),
        ({"HEAD": "c" * 40 + "\n"}, "c" * 40),
        ({"HEAD": "ref: refs/heads/none\n"}, ""),
        ({"HEAD": "ref: ../../../etc/passwd\n"}, ""),
        ({}, ""),
    ],
)
def test_the_private_map_says_at_which_commit_the_sources_stood(
    files: dict[str, str], expected: str, passation: Any, for_sale: Path
) -> None:
    (for_sale / ".git").mkdir()
    for name, text in files.items():
        (for_sale / ".git" / name).parent.mkdir(parents=True, exist_ok=True)
        (for_sale / ".git" / name).write_text(text, "utf-8")
    passation("export", "dataroom", "--to", "acq-b", "-q")

    assert expected == deliveries(for_sale)[1][4]
