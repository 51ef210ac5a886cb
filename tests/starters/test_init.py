"""`passation init`: a company that begins checks, builds, and is written whole or not at all."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from passation.load.folder import load
from passation.model.sop import Sop
from passation.starters.kits import KITS

ROOT = Path(__file__).parents[2]
LANGUAGES = ("fr", "en")
QUESTIONS = {"KPI103", "EXIT105", "ACC109"}
"""What only the company knows: the value before, how data come back, how long a tool keeps its logs."""


def findings(passation: Any, folder: str) -> list[dict[str, Any]]:
    ran = passation("--root", folder, "check", "--format", "json")
    assert 0 == ran.code
    found: list[dict[str, Any]] = json.loads(ran.out)["findings"]
    return found


def test_a_company_begins_in_french(passation: Any) -> None:
    assert (
        0,
        (
            "atelier/sops/commercial/COM-001-tri-boite-contact.yml\n"
            "atelier/sops/commercial/COM-002-devis.yml\n"
            "atelier/sops/finance/FIN-001-factures-clients.yml\n"
            "atelier/sops/finance/FIN-002-relances.yml\n"
        ),
        (
            "4 processus en brouillon. Noms, chiffres et délais sont fictifs\u00a0: c’est un départ à corriger.\n"
            "Ensuite\u00a0: cd atelier, puis passation check. README.md raconte les premiers pas.\n"
        ),
    ) == passation("init", "atelier")


def test_everything_an_ops_lead_needs_stands_there(passation: Any, tmp_path: Path) -> None:
    passation("init", "atelier", "--kit", "e-mails", "--lang", "fr")
    root = tmp_path / "atelier"
    written = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}

    assert [
        ".gitattributes",
        ".github/workflows/passation.yml",
        ".gitignore",
        ".gitlab-ci.yml",
        ".pre-commit-config.yaml",
        ".vscode/extensions.json",
        ".vscode/settings.json",
        ".vscode/tasks.json",
        "README.md",
        "cartography/actors.yml",
        "cartography/channels.yml",
        "cartography/company.yml",
        "cartography/data.yml",
        "cartography/kpis.yml",
        "cartography/settings.yml",
        "cartography/tools.yml",
        "requirements.txt",
        "sops/commercial/COM-001-tri-boite-contact.yml",
    ] == sorted(path for path in written if not path.startswith(".passation/schemas/"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kit", [kit.names["en"] for kit in KITS])
def test_each_kit_alone_checks_but_for_questions(passation: Any, kit: str, language: str) -> None:
    passation("init", "atelier", "--kit", kit, "--lang", language, "-q")

    assert QUESTIONS >= {each["code"] for each in findings(passation, "atelier")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_kits_together_check_but_for_questions(passation: Any, language: str, tmp_path: Path) -> None:
    passation("init", "atelier", "--kit", "all", "--lang", language, "-q")
    manual = load(tmp_path / "atelier").manual

    assert QUESTIONS >= {each["code"] for each in findings(passation, "atelier")}
    assert manual is not None
    assert sum(len(kit.processes[language]) for kit in KITS) == len(manual.sops)
    assert {"draft"} == {sop.document.status for sop in manual.sops.values()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_process_is_a_process_to_learn_from(passation: Any, language: str, tmp_path: Path) -> None:
    passation("init", "atelier", "--kit", "all", "--lang", language, "-q")
    manual = load(tmp_path / "atelier").manual
    assert manual is not None
    poor = {
        sop.id
        for sop in manual.sops.values()
        if not (
            5 <= len(sop.steps) <= 9
            and any(step.kind == "ask" for step in sop.steps)
            and any(getattr(step, "control", None) for step in sop.steps)
            and all((sop.kpis, sop.exceptions, sop.purpose, sop.trigger, sop.common_mistakes))
            and (sop.inputs or sop.outputs)
        )
    }

    assert set() == poor


def shape(sop: Sop) -> list[object]:
    """Give what does not depend on the language a process is written in."""
    steps = [(step.kind, step.id, step.next, sorted(type(step).model_fields)) for step in sop.steps]
    return [sop.confidentiality, sop.criticality, len(sop.kpis), len(sop.templates), len(sop.exceptions), *steps]


def test_both_languages_tell_the_same(passation: Any, tmp_path: Path) -> None:
    for language in LANGUAGES:
        passation("init", language, "--kit", "all", "--lang", language, "-q")
    french, english = (load(tmp_path / language).manual for language in LANGUAGES)
    assert french is not None
    assert english is not None
    pairs = [pair for kit in KITS for pair in zip(kit.processes["fr"], kit.processes["en"], strict=True)]

    assert [] == [pair for pair in pairs if shape(french.sops[pair[0]]) != shape(english.sops[pair[1]])]
    assert len(french.kpis) == len(english.kpis)
    assert len(french.data) == len(english.data)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_is_laid_out_as_fmt_would(passation: Any, language: str) -> None:
    passation("init", "atelier", "--kit", "all", "--lang", language, "-q")

    assert (0, "") == passation("--root", "atelier", "fmt", "--check")[:2]


@pytest.mark.slow
@pytest.mark.parametrize(("language", "home"), [("fr", "direction"), ("en", "management")])
def test_the_handbook_is_built_at_once(passation: Any, language: str, home: str, tmp_path: Path) -> None:
    passation("init", "atelier", "--lang", language, "-q")
    ran = passation("--root", "atelier", "build", "-q")

    assert (0, f"atelier/build/handbook/{home}\n") == (ran.code, ran.out)
    assert (tmp_path / "atelier/build/handbook" / home / "index.html").is_file()


def test_kits_are_called_in_either_language_and_shared_parts_come_once(passation: Any, tmp_path: Path) -> None:
    passation("init", "a", "--kit", "relances", "--kit", "crm", "--lang", "fr", "-q")
    passation("init", "b", "--kit", "crm", "--kit", "reminders", "--kit", "crm", "--lang", "fr", "-q")
    texts = [
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in "ab"
    ]

    assert texts[0] == texts[1]
    tools = [tool["id"] for tool in yaml.safe_load((tmp_path / "a/cartography/tools.yml").read_text("utf-8"))["tools"]]
    assert ["messagerie", "crm", "facturation"] == tools


def test_a_folder_in_use_is_left_alone(passation: Any, tmp_path: Path) -> None:
    (tmp_path / "atelier").mkdir()
    (tmp_path / "atelier" / "notes.txt").write_text("à moi", "utf-8")

    assert (
        2,
        "",
        (
            "Erreur\u00a0: atelier n’est pas vide\u00a0: notes.txt s’y trouve. Choisissez un nouveau dossier, ou un "
            "dossier vide.\n"
        ),
    ) == passation("init", "atelier")
    assert ["notes.txt"] == [path.name for path in (tmp_path / "atelier").iterdir()]


def test_the_empty_folder_one_is_in_will_do_with_its_git(passation: Any, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    ran = passation("init", ".")

    assert 0 == ran.code
    assert "Ensuite\u00a0: passation check. README.md raconte les premiers pas.\n" in ran.err
    assert (0, []) == (ran.code, [path.name for path in tmp_path.iterdir() if "passation-" in path.name])
    assert (tmp_path / "sops" / "finance").is_dir()


def test_what_cannot_be_moved_into_place_is_taken_back(
    passation: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "atelier").mkdir()
    rename, calls = Path.rename, iter(range(100))

    def once_too_often(self: Path, target: Path) -> Path:
        if next(calls) == 3:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", once_too_often)
    ran = passation("init", "atelier", "-q")

    assert (2, []) == (ran.code, sorted((tmp_path / "atelier").iterdir()))


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "Où l’écrire\u202f? Nommez un nouveau dossier. Par exemple\u00a0: passation init mon-entreprise"),
        (["x", "--kit", "relance"], "Il n’y a pas de lot relance. Vouliez-vous dire relances\u202f?"),
        (["x", "--kit", "zzz"], "Il n’y a pas de lot zzz. passation init --list en donne la liste."),
        (["x", "--name", " "], "Ce nom ne tient pas sur une ligne de 120 lettres au plus."),
        (["x", "--name", "a" * 121], "Ce nom ne tient pas sur une ligne de 120 lettres au plus."),
        (["x", "--name", "a\u202eb"], "Ce nom ne tient pas sur une ligne de 120 lettres au plus."),
    ],
)
def test_what_cannot_be_begun_is_said_and_nothing_is_written(
    passation: Any, args: list[str], said: str, tmp_path: Path
) -> None:
    assert (2, "", f"Erreur\u00a0: {said}\n") == passation("init", *args)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "name", ['L’atelier: "bois" & fils # 1', "{x: [y", "$kpis $name", "- 12", "<b>*_Ö_*</b>", "\\n"]
)
def test_any_name_is_a_name(passation: Any, name: str, tmp_path: Path) -> None:
    passation("init", "atelier", "--name", name, "-q")
    manual = load(tmp_path / "atelier").manual

    assert manual is not None
    assert name == manual.company.name


def test_the_kits_can_be_listed(passation: Any, tmp_path: Path) -> None:
    assert (
        "e-mails         La boîte contact\n"
        "devis-factures  Devis et factures\n"
        "relances        Relances des factures impayées\n"
        "crm             Fiches clients\n"
        "support         Questions et réclamations des clients\n"
        "tresorerie      Rapprochement bancaire et paiements fournisseurs\n"
        "ventes-achats   Commandes des clients et aux fournisseurs\n"
        "rh              Arrivée d’un salarié et variables de paie\n"
        "documents       Courrier, classement et archives\n"
        "echeances       Échéances, compte rendu hebdomadaire, comptabilité\n"
        "tous            Tous les lots\n"
    ) == passation("init", "--list").out
    assert [] == list(tmp_path.iterdir())


def test_on_a_terminal_two_questions_are_asked(passation: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["Atelier Test", "crm, relances"])
    asked: list[str] = []

    def prompt(text: str, **_: object) -> str:
        asked.append(text)
        return next(answers)

    monkeypatch.setattr("passation.cli.init._can_ask", lambda _: True)
    monkeypatch.setattr("click.prompt", prompt)
    passation("init", "atelier")
    manual = load(tmp_path / "atelier").manual

    assert ["Nom de l’entreprise", "Quels lots"] == asked
    assert manual is not None
    assert ("Atelier Test", ["COM-003", "FIN-002"]) == (manual.company.name, sorted(manual.sops))


def test_the_schemas_beside_it_are_fresh_and_each_file_names_its_own(passation: Any, tmp_path: Path) -> None:
    passation("init", "atelier", "-q")
    root = tmp_path / "atelier"
    heads = {
        path: path.read_text("utf-8").splitlines()[0] for path in root.rglob("*.yml") if "git" not in path.parts[-2]
    }
    named = {
        path: (path.parent / head.partition("$schema=")[2]).resolve()
        for path, head in heads.items()
        if path.parent.name not in {"workflows", "atelier"}
    }

    assert 0 == passation("--root", "atelier", "schema", "--check").code
    assert {} == {path: schema for path, schema in named.items() if not schema.is_file()}
    assert set(named.values()) <= set((root / ".passation/schemas").iterdir())


def changed(shipped: str, documented: str) -> tuple[set[str], set[str]]:
    """Give the lines that only one of two texts holds."""
    ours = {line.strip() for line in (ROOT / "generator/passation/starters/files" / shipped).read_text().splitlines()}
    theirs = {line.strip() for line in (ROOT / documented).read_text("utf-8").splitlines()}
    return ours - theirs, theirs - ours


@pytest.mark.parametrize(
    ("shipped", "documented", "folder"),
    [("github.yml", ".github/workflows/passation.yml", "accepted"), ("gitlab.yml", ".gitlab-ci.yml", "/tmp/accepted")],  # noqa: S108  # in the container of one job
)
def test_automatic_checks_are_those_of_this_repository_but_for_the_installation(
    shipped: str, documented: str, folder: str
) -> None:
    ours, theirs = changed(shipped, documented)

    assert {f"make --directory={folder} install"} == {
        line.removeprefix("- ").removeprefix("run: ") for line in theirs if not line.startswith("#")
    }
    assert {
        f"python3 -m venv {folder}/.venv",
        f"{folder}/.venv/bin/python -m pip install --requirement {folder}/requirements.txt",
    } == {line.removeprefix("- ") for line in ours if not line.startswith("#")} - {"run: |"}


def test_the_hook_asks_what_the_published_one_asks() -> None:
    [ours] = yaml.safe_load((ROOT / "generator/passation/starters/files/pre-commit.yml").read_text())["repos"][0][
        "hooks"
    ]
    [published] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())

    assert {**published, "language": "system"} == ours


def test_no_file_names_the_machine_it_was_made_on(passation: Any, tmp_path: Path) -> None:
    passation("init", "atelier", "--kit", "all", "-q")
    texts = [path.read_text("utf-8") for path in (tmp_path / "atelier").rglob("*") if path.is_file()]

    assert [] == [text for text in texts if str(tmp_path) in text or "$name" in text or "$kpis" in text]
