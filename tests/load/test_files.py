"""What lies in a folder: what is read, what is refused and told, and what is nobody's business."""

import os
from pathlib import Path

import pytest
from folders import SOP, company, sop, told  # type: ignore[import-not-found]  # conftest says where it is

from passation.load.folder import load


def test_links_are_told_and_never_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "FIN-002-secret.yml").write_text(sop("FIN-002"), "utf-8")
    root = tmp_path / "root"
    company(root)
    (root / "sops/linked").symlink_to(outside)
    (root / "sops/finance/FIN-002-lien.yml").symlink_to(outside / "FIN-002-secret.yml")
    (root / "sops/finance/FIN-003-rien.yml").symlink_to("nowhere")
    (root / "sops/finance/loop").symlink_to(".")
    loaded = load(root)

    assert [
        f"sops/{name}:1:1 YML112 This is a link; only the files themselves are read."
        for name in ("finance/FIN-002-lien.yml", "finance/FIN-003-rien.yml", "finance/loop", "linked")
    ] == told(loaded)
    assert loaded.manual is None


def test_a_whole_folder_that_is_a_link_is_told(tmp_path: Path) -> None:
    company(tmp_path / "there")
    root = tmp_path / "here"
    root.mkdir()
    (root / "sops").symlink_to(tmp_path / "there/sops")
    (root / "cartography").symlink_to(tmp_path / "there/cartography")

    assert [
        "cartography:1:1 YML112 This is a link; only the files themselves are read.",
        "cartography/company.yml:1:1 YML113 `cartography/company.yml` is missing.",
        "sops:1:1 YML112 This is a link; only the files themselves are read.",
    ] == told(load(root))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("aux.yml", "aux.yml"),
        ("COM1", "COM1"),
        ("a:b.yml", "a:b.yml"),
        ("a?.yml", "a?.yml"),
        ("a\\b.yml", "a\\b.yml"),
        ("-rf.yml", "-rf.yml"),
        ("point.", "point."),
        ("espace ", "espace "),
        ("a\nb.yml", "a?b.yml"),
        ("a\x1b[31m.yml", "a?[31m.yml"),
        ("gpj\u202e.yml", "gpj?.yml"),
        ("a\u200b.yml", "a?.yml"),
        ("x" * 121, "x" * 121),
    ],
)
def test_names_that_fail_or_lie_on_some_machine_are_refused(tmp_path: Path, name: str, shown: str) -> None:
    loaded = company(tmp_path, {f"sops/finance/{name}": "x"})

    assert [f"sops/finance/{shown}:1:1 YML112 This name does not work on every machine."] == told(loaded)


def test_a_name_that_is_not_utf_8_can_be_told(tmp_path: Path) -> None:
    company(tmp_path)
    latin = tmp_path / "sops/finance" / os.fsdecode(b"d\xe9")
    latin.mkdir()
    (latin / "FIN-002-a.yml").write_text("x", "utf-8")
    (tmp_path / "sops/finance" / os.fsdecode(b"\xff.yml")).write_text("x", "utf-8")
    found = told(load(tmp_path))
    said = "The name of this file is not UTF-8."

    assert [f"sops/finance/{name}:1:1 YML112 {said}" for name in ("?.yml", "d?")] == found
    assert all(each.encode() for each in found)


def test_names_that_differ_by_capitals_only_clash(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "sops/finance/FIN-001-relances/m1.md": "a",
        "sops/finance/FIN-001-relances/M1.md": "b",
        "sops/finance/FIN-001-relances/é.md": "c",
        "sops/finance/FIN-001-relances/e\u0301.md": "d",
    }
    said = "Two files here have the same name but for capitals or accents."
    found = told(company(tmp_path, files))

    assert f"sops/finance/FIN-001-relances/m1.md:1:1 YML112 {said}" in found
    assert f"sops/finance/FIN-001-relances/é.md:1:1 YML112 {said}" in found


def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    company(tmp_path)
    os.mkfifo(tmp_path / "sops/finance/FIN-002-pipe.yml")

    assert ["sops/finance/FIN-002-pipe.yml:1:1 YML112 This is not a regular file."] == told(load(tmp_path))


def test_what_nobody_knows_is_told_and_hurts_nothing(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "sops/finance/relances.yml": "a: [",
        "sops/FIN-002-sans-domaine.md": "a",
        "sops/finance/FIN-001-relances.yaml": "a",
        "sops/finance/FIN-٠٠١-chiffres.yml": "a",
        "cartography/mkdocs.yml": "plugins: !!python/name:os.system",
        "cartography/measures/Dso.csv": "a",
        "cartography/notes.md": "a",
        "sops/finance/FIN-009-parti/m1.md": "a",
    }
    loaded = company(tmp_path, files)

    assert {"YML111"} == {each.code for each in loaded.findings}
    assert {f"{path.removesuffix('/m1.md')}:1:1" for path in files} == {str(each.place) for each in loaded.findings}
    assert loaded.manual is not None
    assert {} == dict(loaded.manual.attachments) or all(number != "FIN-001" for number, _ in loaded.manual.attachments)


def test_hidden_files_are_nobodys_business(tmp_path: Path) -> None:
    assert [] == told(company(tmp_path, {"sops/.git/config": "x", "sops/finance/.DS_Store": "x"}))


def test_what_cannot_be_opened_is_one_finding_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, str | bytes] = {
        "sops/direction/DIR-001-a.yml": sop("DIR-001"),
        "cartography/tools.yml": "tools: []\n",
        SOP: sop(channel="slack", variant_of="FIN-002"),
        "sops/finance/FIN-002-ferme.yml": sop("FIN-002"),
        "cartography/channels.yml": "channels: [{id: slack, name: Slack}]\n",
    }
    company(tmp_path, files)
    scan, opening = os.scandir, Path.open

    def refuse(path: Path, mode: str) -> object:
        if path.name in {"tools.yml", "channels.yml", "FIN-002-ferme.yml"}:
            raise PermissionError(path)
        return opening(path, mode)

    def refuse_folder(path: Path) -> object:
        if path.name == "direction":
            raise PermissionError(path)
        return scan(path)

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(os, "scandir", refuse_folder)

    assert [
        "cartography/channels.yml:1:1 YML113 This file cannot be opened.",
        "cartography/tools.yml:1:1 YML113 This file cannot be opened.",
        "sops/direction:1:1 YML113 This folder cannot be opened.",
        "sops/finance/FIN-002-ferme.yml:1:1 YML113 This file cannot be opened.",
    ] == told(load(tmp_path))
