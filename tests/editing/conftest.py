"""A small company on the desk, and the form of it served as it is to its user."""

import datetime as dt
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from passation.editing.desk import Desk
from passation.editing.server import EditServer
from passation.words import Words

COMPANY = """\
schema: 1
name: Atelier Test
domains: [{id: finance, title: Finance}, {id: achats, title: Achats}]
"""
ACTORS = """\
actors:
  - {id: raf, name: Responsable administratif, backup: dirigeante}
  - {id: dirigeante, name: Dirigeante, backup: raf}
"""
TOOLS = "tools: [{id: banque, name: Banque en ligne, owner: raf}]\n"
SOP = """\
schema: 1
id: FIN-001
title: Relances des factures   # le nom de tous les jours
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
aliases: [FIN-007]
steps:
  # toujours commencer ici
  - {id: s10, do: Relancer chaque facture échue, minutes: 5}
  - id: s20
    ask: Le client a-t-il payé ?
    answers: {Oui: end, Non: s10}
x-maison: {rare: [a, b]}
"""
FILE = "sops/finance/FIN-001-relances.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give the folder of the company."""
    for path, text in {
        "cartography/company.yml": COMPANY,
        "cartography/actors.yml": ACTORS,
        "cartography/tools.yml": TOOLS,
        FILE: SOP,
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def desk(root: Path) -> Desk:
    """Give the company on the desk."""
    return Desk(root, dt.date(2026, 11, 3), Words("fr"))


@pytest.fixture
def server(desk: Desk) -> Iterator[EditServer]:
    """Give the form as it is served; whatever goes wrong in us fails the test."""
    failed: list[Exception] = []
    with EditServer(desk, 0, failed.append) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.05,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()
    assert [] == failed
