"""What an ops lead does with what she has: import, check, build; and a workbook that goes out and comes back."""

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

CSV = "Processus;Responsable;Étapes;Outil\nOuverture du matin;RAF;Allumer les machines;Pennylane\n"
TWO = """\
# La clôture, telle que le cabinet la veut
schema: 1
id: FIN-002
title: Clôture
owner: raf   # jusqu'en mars
result: Les comptes du mois sont clos le 5.
steps:
- id: s10
  do: "Lettrer les comptes"
  minutes: 20 # mesuré en mai
- {id: s20, do: Éditer la balance, actor: raf}   # deux exemplaires
- id: s30
  ask: La balance est-elle juste ?
  answers: {Oui: end, Non: s10}
- do: Classer la balance
"""
DIFFERENCE = """\
--- sops/finance/FIN-002-cloture.yml
+++ sops/finance/FIN-002-cloture.yml
@@ -5,3 +5,4 @@
 owner: raf   # jusqu'en mars
-result: Les comptes du mois sont clos le 5.
+result: Les comptes du mois sont clos le 3.
+purpose: Savoir où l’on en est.
 steps:
@@ -9,4 +10,4 @@
   do: "Lettrer les comptes"
-  minutes: 20 # mesuré en mai
-- {id: s20, do: Éditer la balance, actor: raf}   # deux exemplaires
+  minutes: 25 # mesuré en mai
+- {id: s20, do: Éditer la balance, actor: dirigeante} # deux exemplaires
 - id: s30
@@ -14,2 +15,3 @@
   answers: {Oui: end, Non: s10}
-- do: Classer la balance
+- do: Classer la balance et la signer
+  expect: Signée, datée
"""
Change = Callable[[Any, Any], None]


@pytest.fixture
def closing(company: Path) -> Path:
    """Give the file of a process that its author wrote her own way."""
    file = company / "sops" / "finance" / "FIN-002-cloture.yml"
    file.write_text(TWO, "utf-8")
    return file


def edited(source: Path, target: Path, change: Change) -> None:
    """Change the two sheets of a workbook, as a spreadsheet would, and save it."""
    book = openpyxl.load_workbook(source)
    change(book.worksheets[0], book.worksheets[1])
    book.save(target)


def row_of(sheet: Any, *keys: str) -> int:
    """Give the row whose first cells are these."""
    for row in sheet.iter_rows(min_row=2):
        if list(keys) == [cell.value for cell in row[: len(keys)]]:
            return int(row[0].row)
    raise KeyError(keys)


def put(sheet: Any, row: int, head: str, value: object) -> None:
    """Write a cell by the name of its column."""
    column = next(cell.column for cell in sheet[1] if cell.value == head)
    sheet.cell(row, column).value = value


def test_what_one_has_becomes_drafts_that_are_checked_and_built(passation: Any, company: Path) -> None:
    (company / "demarrage.csv").write_text(CSV, "cp1252")
    ran = passation("import", "demarrage.csv", "--create-missing", "--report", "rapport.md")

    assert (0, "sops/finance/FIN-002-ouverture-du-matin.yml\ncartography/tools.yml\n") == (ran.code, ran.out)
    assert (
        "schema: 1\ntools:\n"
        "  # Venus d’un import\u202f; à vous d’écrire le côté (side), le suppléant et le responsable.\n"
        "  - {id: pennylane, name: Pennylane}\n"
    ) == (company / "cartography" / "tools.yml").read_text("utf-8")
    assert "Dans les nouveaux brouillons, erreurs\u00a0: 0," in ran.err
    assert 0 == passation("check", "--fail-on", "error").code
    assert "| demarrage!B2 | RAF | FIN-002 owner | Tel quel. |" in (company / "rapport.md").read_text("utf-8")
    assert 0 == passation("pages", "--audience", "direction", "-o", "site").code
    assert "Allumer les machines" in "".join(
        page.read_text("utf-8") for page in (company / "site").rglob("*.md") if "FIN-002" in page.read_text("utf-8")
    )


def test_the_account_on_a_screen(passation: Any, company: Path) -> None:
    (company / "demarrage.csv").write_text(CSV, "cp1252")

    assert (
        "demarrage.csv\u00a0: repris\u00a0: 3 · devinés\u00a0: 1 · laissés de côté\u00a0: 0 · "
        "à vous de jouer\u00a0: 2\n"
        "  À vous de jouer\n"
        "    demarrage!A2 → FIN-002 result\u00a0: À écrire\u00a0: le résultat attendu, que l’on puisse vérifier\n"
        "    demarrage!D2 «\u00a0Pennylane\u00a0» → FIN-002 accesses\u00a0: Cet outil n’est pas dans tools.yml\u00a0: "
        "ajoutez-l’y, ou écrivez-en un autre ici.\n"
        "  Deviné\u00a0: à confirmer\n"
        "    demarrage!A2\u00a0: Le domaine\u00a0: finance.\n"
        "Pas encore connus, à ajouter à cartography/tools.yml (ou\u00a0: --create-missing)\u00a0:\n"
        "  - {id: pennylane, name: Pennylane}  # demarrage!D2\n"
        "Rien n’a été écrit (--dry-run).\n"
    ) == passation("import", "demarrage.csv", "--dry-run").err


def test_a_dry_run_writes_nothing_and_shows_everything(passation: Any, company: Path) -> None:
    (company / "demarrage.csv").write_text(CSV, "cp1252")
    before = {path: path.read_bytes() for path in company.rglob("*") if path.is_file()}
    ran = passation("import", "demarrage.csv", "--dry-run", "--create-missing")

    assert before == {path: path.read_bytes() for path in company.rglob("*") if path.is_file()}
    assert ran.out.startswith("# sops/finance/FIN-002-ouverture-du-matin.yml\n")
    assert "# cartography/tools.yml\nschema: 1\n" in ran.out


def test_the_same_file_imported_twice_makes_nothing_twice(passation: Any, company: Path) -> None:
    (company / "demarrage.csv").write_text(CSV, "cp1252")
    passation("import", "demarrage.csv")
    again = passation("import", "demarrage.csv")

    assert (0, "") == (again.code, again.out)
    assert "FIN-002 existe déjà et reste tel quel." in again.err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["absent.xlsx"], "Erreur\u00a0: absent.xlsx n’est pas un fichier. Donnez des fichiers, l’un après l’autre.\n"),
        (["a.csv", "--owner", "personne"], "Erreur\u00a0: Il n’y a pas d’acteur personne dans l’entreprise. "),
        (["a.csv", "--domain", "../hors"], "Erreur\u00a0: Un domaine ne peut pas s’appeler ../hors. "),
        (["a.csv", "--delete-missing"], "Erreur\u00a0: --delete-missing ne va qu’avec --update.\n"),
        (["a.csv", "--update"], "Erreur\u00a0: Ce fichier est abîmé"),
        (["a.csv", "a.csv", "--update"], "Erreur\u00a0: --update prend un classeur à la fois.\n"),
        (["vieux.xls"], "Erreur\u00a0: vieux.xls ne peut pas être lu tel quel. Ouvrez-le, enregistrez-le en .xlsx"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(passation: Any, company: Path, args: list[str], said: str) -> None:
    (company / "a.csv").write_text(CSV, "cp1252")
    (company / "vieux.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    ran = passation("import", *args)

    assert (2, "") == (ran.code, ran.out)
    assert ran.err.startswith(said)


def test_a_disk_that_refuses_leaves_nothing_half_done(
    passation: Any, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (company / "deux.csv").write_text("Processus;Étapes;Responsable\nA b;x;RAF\nC d;y;RAF\n", "cp1252")
    before = {path: path.read_bytes() for path in company.rglob("*.yml")}
    made: list[Path] = []

    def full(data: bytes, target: Path, **_more: object) -> None:
        if made:
            raise OSError(28, "No space left on device")
        made.append(target)
        target.write_bytes(data)

    monkeypatch.setattr("passation.cli.keep.write_file", full)
    ran = passation("import", "deux.csv")

    assert (2, before) == (ran.code, {path: path.read_bytes() for path in company.rglob("*.yml")})


def test_a_workbook_that_comes_back_changes_what_was_changed_and_nothing_else(
    passation: Any, company: Path, closing: Path
) -> None:
    def change(processes: Any, steps: Any) -> None:
        put(processes, row_of(processes, "FIN-002"), "Résultat attendu", "Les comptes du mois sont clos le 3.")
        put(processes, row_of(processes, "FIN-002"), "Pourquoi", "Savoir où l’on en est.")
        put(steps, row_of(steps, "FIN-002", "s10"), "Minutes", 25)
        put(steps, row_of(steps, "FIN-002", "s20"), "Qui", "Dirigeante")
        put(steps, row_of(steps, "FIN-002", "s40"), "Étape", "Classer la balance et la signer")
        put(steps, row_of(steps, "FIN-002", "s40"), "Résultat attendu de l’étape", "Signée, datée")

    passation("export", "xlsx", "-o", "p.xlsx")
    edited(company / "p.xlsx", company / "q.xlsx", change)
    shown = passation("import", "q.xlsx", "--update", "--dry-run")

    assert (TWO, DIFFERENCE) == (closing.read_text("utf-8"), shown.out)
    ran = passation("import", "q.xlsx", "--update")
    assert (0, DIFFERENCE) == (ran.code, ran.out)
    assert 0 == passation("check").code
    assert "Rien n’a changé.\n" in passation("import", "q.xlsx", "--update").err


def test_a_workbook_that_nobody_changed_changes_nothing(passation: Any, company: Path, closing: Path) -> None:
    passation("export", "xlsx", "-o", "p.xlsx")
    edited(company / "p.xlsx", company / "q.xlsx", lambda _processes, _steps: None)
    ran = passation("import", "q.xlsx", "--update")

    assert (0, "", TWO) == (ran.code, ran.out, closing.read_text("utf-8"))


def test_rows_that_are_gone_are_said_and_only_deleted_on_demand(passation: Any, company: Path, closing: Path) -> None:
    def change(processes: Any, steps: Any) -> None:
        steps.delete_rows(row_of(steps, "FIN-002", "s20"))
        processes.delete_rows(row_of(processes, "FIN-001"))

    passation("export", "xlsx", "-o", "p.xlsx")
    edited(company / "p.xlsx", company / "q.xlsx", change)
    kept = passation("import", "q.xlsx", "--update")

    assert (
        "FIN-002 s20 «\u00a0Éditer la balance\u00a0» → FIN-002 s20\u00a0: Sa ligne a été retirée du classeur"
        in kept.err
    )
    assert TWO == closing.read_text("utf-8")
    passation("import", "q.xlsx", "--update", "--delete-missing")
    assert TWO.replace(
        "- {id: s20, do: Éditer la balance, actor: raf}   # deux exemplaires\n", ""
    ) == closing.read_text("utf-8")
    assert [closing.name] == [path.name for path in closing.parent.iterdir()]


def test_a_new_row_between_two_steps_is_a_new_step(passation: Any, company: Path, closing: Path) -> None:
    def change(_processes: Any, steps: Any) -> None:
        row = row_of(steps, "FIN-002", "s20")
        steps.insert_rows(row)
        for head, value in {
            "N° de processus": "FIN-002",
            "Étape": "Relire",
            "Qui": "Dirigeante",
            "Minutes": "1 h",
        }.items():
            put(steps, row, head, value)

    passation("export", "xlsx", "-o", "p.xlsx")
    edited(company / "p.xlsx", company / "q.xlsx", change)
    passation("import", "q.xlsx", "--update")

    assert "- {id: s15, actor: dirigeante, do: Relire, minutes: 60}\n- {id: s20," in closing.read_text("utf-8")


def test_what_changed_on_both_sides_is_for_a_person(passation: Any, company: Path, closing: Path) -> None:
    passation("export", "xlsx", "-o", "p.xlsx")
    closing.write_text(TWO.replace("minutes: 20", "minutes: 30"), "utf-8")
    edited(
        company / "p.xlsx",
        company / "q.xlsx",
        lambda _processes, steps: put(steps, row_of(steps, "FIN-002", "s10"), "Minutes", 25),
    )
    ran = passation("import", "q.xlsx", "--update")

    assert "Les sources ont changé ici aussi depuis la fabrication du classeur\u00a0: 30." in ran.err
    assert "minutes: 30 # mesuré en mai" in closing.read_text("utf-8")


@pytest.mark.parametrize(
    ("head", "value", "said"),
    [
        ("Qui", "Personne", "Rien ni personne ne s’appelle ainsi ici"),
        ("Minutes", "vite", "Aucun temps de travail n’a pu être lu ici."),
        ("Étape", None, "Ce champ ne peut pas rester vide"),
        ("Étape", "Entrer le mot de passe : Vallier2024!", "Cela ressemble à un mot de passe"),
        ("Délai", "demain", "Avec ces changements le fichier aurait une erreur"),
        ("Nature", "wait", "Cette cellule dit de quoi parle la ligne"),
    ],
)
def test_a_cell_that_means_nothing_changes_nothing(
    passation: Any, company: Path, closing: Path, head: str, value: str | None, said: str
) -> None:  # fmt: skip
    passation("export", "xlsx", "-o", "p.xlsx")
    edited(
        company / "p.xlsx",
        company / "q.xlsx",
        lambda _processes, steps: put(steps, row_of(steps, "FIN-002", "s10"), head, value),
    )
    ran = passation("import", "q.xlsx", "--update")

    assert said in ran.err
    assert (0, "", TWO) == (ran.code, ran.out, closing.read_text("utf-8"))


def test_a_workbook_of_somebody_else_cannot_update(passation: Any, company: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["N°", "Processus"])
    book.save(company / "autre.xlsx")

    assert (
        2,
        "",
        (
            "Erreur\u00a0: Ce classeur ne sait pas ce qu’il disait à sa fabrication\u00a0: personne ne peut dire "
            "ce qui a changé. Fabriquez-en un par passation export xlsx, modifiez celui-là et gardez-le au "
            "format .xlsx.\n"
        ),
    ) == passation("import", "autre.xlsx", "--update")


def test_a_workbook_holds_what_its_audience_sees_and_no_more(passation: Any, company: Path) -> None:
    (company / "sops" / "finance" / "FIN-003-cession.yml").write_text(
        "id: FIN-003\ntitle: Cession de l'atelier\nowner: dirigeante\nconfidentiality: secret\n"
        "result: L'acte est signé.\nsteps: [{id: s10, do: Choisir le repreneur}]\n",
        "utf-8",
    )
    for audience in ("direction", "equipe"):
        passation("export", "xlsx", "--audience", audience, "-o", f"{audience}.xlsx")

    def texts(name: str) -> set[str]:
        book = openpyxl.load_workbook(io.BytesIO((company / name).read_bytes()))
        return {str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value}

    assert {"FIN-003", "Cession de l'atelier", "Choisir le repreneur"} <= texts("direction.xlsx")
    assert set() == {
        text for text in texts("equipe.xlsx") if "FIN-003" in text or "repreneur" in text or "ession" in text
    }


@pytest.mark.usefixtures("closing")
def test_a_workbook_is_the_same_on_every_run(passation: Any, company: Path) -> None:
    passation("export", "xlsx", "-o", "a.xlsx")
    passation("export", "xlsx", "-o", "b.xlsx")

    assert (company / "a.xlsx").read_bytes() == (company / "b.xlsx").read_bytes()


def test_everything_but_imports_works_without_the_libraries_of_the_extra(company: Path) -> None:
    code = (
        "import sys\n"
        "for name in ('mammoth', 'openpyxl', 'defusedxml'): sys.modules[name] = None\n"
        "from passation.cli.start import run\n"
        "sys.exit(run(['check', '--root', sys.argv[1]]) or run(['import', '--help']))\n"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(company)], capture_output=True, text=True, check=False)

    assert (0, True) == (ran.returncode, "FICHIER…" in ran.stdout)
