"""A small company, and the command line run inside it as a user runs it, whole."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from passation.cli.start import run
from passation.maps.laid import lay
from passation.tools.layout import LayoutTooHard

COMPANY = """\
schema: 1
name: Atelier Test
default_audience: direction
domains: [{id: finance, title: Finance}]
audiences:
  - {id: direction, name: Direction, sees: secret, scope: all}
  - {id: equipe, name: Équipe, sees: internal, scope: all}
"""
ACTORS = """\
actors:
  - {id: raf, name: Responsable administratif, backup: dirigeante}
  - {id: dirigeante, name: Dirigeante, backup: raf}
"""
SOP = """\
schema: 1
id: FIN-001
title: Relances des factures
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {id: s10, do: Relancer chaque facture échue, minutes: 5}
"""


class Ran(NamedTuple):
    """What a command did: its exit code, what it printed, and what it said beside."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """Give the folder of a small company in order."""
    root = tmp_path / "atelier"
    for path, text in {
        "cartography/company.yml": COMPANY,
        "cartography/actors.yml": ACTORS,
        "sops/finance/FIN-001-relances.yml": SOP,
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


@pytest.fixture
def passation(company: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Give what runs a command line in the company's folder, on a plain terminal without any language."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(company)

    def ran(*args: str) -> Ran:
        capsys.readouterr()
        code = run(args)
        return Ran(code, *capsys.readouterr())

    return ran


@pytest.fixture
def ageing() -> Callable[[Path], str]:
    """Give what makes the company's process too old, and says which rule minds."""

    def age(root: Path) -> str:
        file = root / "sops" / "finance" / "FIN-001-relances.yml"
        old = 'document: {review_every: 6 months, history: [{version: "1.0", date: 2020-01-06, by: raf}]}\n'
        file.write_text(file.read_text("utf-8") + old, "utf-8")
        return "DOC101"

    return age


@pytest.fixture
def too_hard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every graph one that takes too much work."""

    def refuse(*_: object) -> bytes:
        raise LayoutTooHard("the graph takes more work than a graph may")

    monkeypatch.setattr("passation.maps.laid.draw", refuse)
    lay.cache_clear()
