"""Lines that rules propose are written on demand: the finding is gone, the file is still read, what is open is told.

Each rule is tried on its *Wrong* example, or, where its lines belong nowhere for certain there, on a company in which
they do.
"""

from __future__ import annotations

import datetime as dt
import inspect
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from passation.codes import blocks
from passation.finding import Finding
from passation.load.folder import Loaded, load
from passation.load.mending import mend
from passation.rules import RULES, check_all
from passation.rules.explain import examples, sections

TODAY = dt.date(2026, 11, 9)
FILE = "sops/finance/FIN-001-relances.yml"
PROCESS = """\
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
"""
STEPS = "steps:\n  - {do: Relancer chaque facture échue, expect: Relance datée}\n"
KPI = "kpis:\n  - {id: dso, name: DSO, unit: jours, baseline: {value: 62, date: 2026-01-31}, target: 45, every: week, "
OTHERS: Mapping[str, Mapping[str, str]] = {
    "EXT108": {
        "cartography/company.yml": "priorities:\n",
        FILE: f"{PROCESS}performer: assistante\naccesses: [crm]\ninputs: [balance]\nreferences: [Note]\n{STEPS}",
    },
    "KPI103": {"cartography/kpis.yml": f"{KPI}source: compta, owner: raf}}\n"},
    "COM103": {
        "cartography/channels.yml": "reports:\n  - {id: compte-rendu, from: assistante, to: [raf], every: week}\n"
    },
    "DOC105": {
        "cartography/glossary.yml": "terms:\n  - {term: Relance, means: Un rappel}   # le premier\n",
        FILE: f"{PROCESS}{STEPS}".replace("chaque facture", "en LRAR la facture"),
    },
    "OWN102": {FILE: f"{PROCESS}document: {{status: review}}\noutputs: [journal]   # le relevé\n{STEPS}"},
    "SLA102": {
        "cartography/contracts.yml": (
            "contracts:\n  - id: ct-assistplus\n    provider: assistplus\n"
            "    nda: {signed: 2026-02-20}\n    dpa: {signed: 2026-02-20}\n    slas:\n"
            "      - {id: sla-relances, process: FIN-012, within: 1 business day}   # à revoir\n"
        )
    },
    "COM104": {"cartography/channels.yml": "channels:\n  - {id: equipe, name: Messagerie}\n"},
    "ROAD102": {"cartography/roadmap.yml": "waves:\n  - {process: FIN-012, start: 2027-03-02, exit: Dix relances}\n"},
    "MAP102": {
        FILE: f"{PROCESS}outputs: [balance]\n{STEPS}",
        "sops/finance/FIN-002-devis.yml": f"{PROCESS}outputs: [balance]\n{STEPS}".replace("FIN-001", "FIN-002"),
        "sops/finance/FIN-003-avoirs.yml": f"{PROCESS}inputs: [balance]\n{STEPS}".replace("FIN-001", "FIN-003"),
    },
}
"""Companies in which the place is certain, by code."""
PROPOSING = [room.RULE.code for room in RULES if "put=" in inspect.getsource(room)]  # type: ignore[arg-type]  # rooms are modules
Company = Callable[[Mapping[str, str]], Loaded]


def judge(loaded: Loaded) -> list[Finding]:
    return check_all(loaded.findings, loaded.texts, loaded.manual, TODAY)


def everything(path: str) -> bool:
    return bool(path)


def wrong(code: str) -> Mapping[str, str]:
    """The files that break a rule."""
    room = next(each for each in RULES if each.RULE.code == code)
    return OTHERS.get(code) or {each.path: each.yaml for each in examples(sections(room)["Wrong"])}


def notes(texts: Mapping[str, str]) -> Counter[str]:
    """The comments of files."""
    return Counter(line.partition("#")[2] for text in texts.values() for line in text.splitlines() if "#" in line)


@pytest.mark.parametrize("code", PROPOSING)
def test_what_a_rule_proposes_makes_its_finding_go_and_leaves_the_rest(
    code: str, company: Company, tmp_path: Path
) -> None:
    before = company(wrong(code))
    root = tmp_path / "0"
    mended = mend(root, everything, unsafe=True, judge=judge)
    after = load(root, instead={each.path: each.now for each in mended.changes})

    assert code in {each.code for each in judge(before)}
    assert code in {each.code for each in mended.findings}
    assert code not in {each.code for each in judge(after)}
    assert [] == [each.code for each in judge(after) if blocks(each)]
    assert notes(before.texts) == notes(after.texts)
    added = [
        line for change in mended.changes for line in change.diff().splitlines() if line[:1] == "+" and "…" in line
    ]
    assert bool(added) == ("DOC106" in {each.code for each in judge(after)})


@pytest.mark.parametrize("code", PROPOSING)
def test_a_second_time_there_is_nothing_to_write(code: str, company: Company, tmp_path: Path) -> None:
    company(wrong(code))
    root = tmp_path / "0"
    for change in mend(root, everything, unsafe=True, judge=judge).changes:
        (root / change.path).write_bytes(change.now)

    assert [] == mend(root, everything, unsafe=True, judge=judge).changes
