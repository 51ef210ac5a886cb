"""`passation schema`: written once, then known to be fresh or stale."""

import json
from pathlib import Path
from typing import Any

from passation.load.schema import models

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "generator" / "passation" / "schemas"


def test_the_schemas_are_written_with_settings_for_an_editor(passation: Any, company: Path) -> None:
    folder = company / ".passation" / "schemas"
    ran = passation("schema")

    assert (
        0,
        ".passation/schemas\n",
        (
            "Ensuite\u00a0: copiez .passation/schemas/vscode-settings.json dans .vscode/settings.json "
            "(extension «\u00a0YAML\u00a0» de Red Hat), et .passation/schemas/vscode-tasks.json dans "
            ".vscode/tasks.json\u00a0: chaque enregistrement est alors contrôlé.\n"
        ),
    ) == ran
    reports = {f"{name}.schema.json" for name in ("findings", "finding", "absence")}
    editor = {"vscode-settings.json", "vscode-tasks.json"}
    assert {f"{name}.schema.json" for name in models()} | reports | editor == {path.name for path in folder.iterdir()}
    settings = json.loads((folder / "vscode-settings.json").read_text("utf-8"))["yaml.schemas"]
    assert ["sops/*/*.yml", "!sops/*/*.*.yml"] == settings[".passation/schemas/sop.schema.json"]
    assert ["cartography/dataroom/qa.yml"] == settings[".passation/schemas/qa.schema.json"]


def test_fresh_schemas_are_fine_and_what_lies_beside_them_is_left_alone(passation: Any, company: Path) -> None:
    folder = company / "editeur"
    folder.mkdir()
    (folder / "autre.txt").write_text("à moi", "utf-8")
    passation("schema", "-o", "editeur")

    assert (0, "", "Les schémas de editeur sont à jour.\n") == passation("schema", "--check", "-o", "editeur")
    assert "à moi" == (folder / "autre.txt").read_text("utf-8")


def test_stale_and_missing_schemas_are_named(passation: Any, company: Path) -> None:
    passation("schema", "-o", "editeur")
    (company / "editeur" / "sop.schema.json").write_text("{}", "utf-8")
    (company / "editeur" / "qa.schema.json").unlink()

    assert (
        1,
        "editeur/qa.schema.json\nediteur/sop.schema.json\n",
        "2 schémas manquent ou ne sont plus à jour. Ensuite\u00a0: passation schema\n",
    ) == passation("schema", "--check", "-o", "editeur")


def test_the_committed_schemas_are_fresh(passation: Any) -> None:
    """After a change of the model: `passation schema --lang fr -o generator/passation/schemas`."""
    assert (0, "") == passation("schema", "--check", "-o", str(COMMITTED))[:2]


def test_the_schemas_there_are_can_be_listed_without_writing_any(passation: Any, company: Path) -> None:
    ran = passation("schema", "--list")

    assert sorted([*models(), "absence", "finding", "findings"]) == [
        line.split(".", 1)[0] for line in ran.out.splitlines() if ".schema.json" in line
    ]
    assert "company.schema.json      L’entreprise et ses règles\n" in ran.out
    assert not (company / ".passation").exists()
