"""Where the company stands in its repository, as `check --format sarif` needs it."""

import json
from pathlib import Path
from typing import Any

import pytest

from passation.cli.repository import above

PATH = "sops/finance/FIN-001-relances.yml"


def test_the_root_of_the_repository_is_where_git_lies(tmp_path: Path) -> None:
    company = tmp_path / "docs" / "nos fiches"
    company.mkdir(parents=True)
    (tmp_path / ".git").mkdir()

    assert "docs/nos fiches/" == above(company)
    (tmp_path / "docs" / ".git").write_text("gitdir: ../.git/modules/docs\n", "utf-8")
    assert "nos fiches/" == above(company)
    (company / ".git").mkdir()
    assert "" == above(company)


def test_without_a_repository_it_is_the_folder_of_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "proposed").mkdir()
    (tmp_path / "elsewhere").mkdir()

    monkeypatch.chdir(tmp_path)
    assert "proposed/" == above(tmp_path / "proposed")
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert "" == above(tmp_path / "proposed")


def test_a_report_in_a_file_says_it_and_text_does_not(passation: Any, company: Path) -> None:
    (company.parent / ".git").mkdir()
    (company / PATH).write_text((company / PATH).read_text("utf-8").replace("owner: raf", "owner: ref"), "utf-8")

    ran = passation("check", "--format", "concise", "--output", "gitlab=report.json")

    assert f"{PATH}:4:" in ran.out
    assert "atelier/" not in ran.out
    report = next(path for path in (company / "report.json", Path("report.json")) if path.is_file())
    assert [f"atelier/{PATH}"] == [
        each["location"]["path"] for each in json.loads(report.read_text("utf-8")) if each["check_name"] == "SCH105"
    ]
