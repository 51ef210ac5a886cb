"""`passation check --watch`: checked again at each save."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from passation.cli.tasks import editor_tasks
from passation.load.document import Document, read_document
from passation.load.folder import load
from passation.load.memory import Memory

END = ("", "")
BOUNDS = ("beginsPattern", "endsPattern")


@pytest.fixture
def edits(company: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Give what plays edits, one at each pause (None: no edit), then stops the watch as Ctrl+C does."""

    def play(*steps: tuple[str, str] | None) -> None:
        left = iter(steps)

        def pause(_seconds: float) -> None:
            step = next(left, END)
            if step is END:
                raise KeyboardInterrupt
            if step is None:
                return
            file = company / "sops" / "finance" / "FIN-001-relances.yml"
            file.write_text(file.read_text("utf-8").replace(*step), "utf-8")

        monkeypatch.setattr("passation.cli.watch.time.sleep", pause)

    return play


def test_each_save_is_answered_and_ctrl_c_ends_it(edits: Any, passation: Any) -> None:
    edits(("owner: raf", "owner: ra"), ("owner: ra", "owner: raf"))
    ran = passation("check", "--watch")

    assert (
        130,
        (
            "sops/finance/FIN-001-relances.yml:4:8: erreur SCH105: Je ne trouve pas `ra` parmi les rôles. "
            "→ Vouliez-vous dire `raf`\u202f?\n"
        ),
        (
            "Contrôle en cours…\nRien à signaler.\n"
            "Contrôle en cours…\n1 erreur dans 1 fichier.\n"
            "Contrôle en cours…\nRien à signaler.\n"
            "\nInterrompu\u202f; rien n’a été laissé à moitié fait.\n"
        ),
    ) == ran


def test_a_finding_of_a_rule_is_told_once(edits: Any, passation: Any) -> None:
    old = 'document: {review_every: 6 months, history: [{version: "1.0", date: 2020-01-06, by: raf}]}'
    edits(("steps:", f"{old}\nsteps:"))
    ran = passation("check", "--watch")

    assert 1 == ran.out.count("DOC101")


def test_nothing_is_checked_while_nothing_changes(edits: Any, passation: Any) -> None:
    edits(None, None)

    assert 1 == passation("check", "--watch").err.count("Contrôle en cours…")


def test_only_what_was_changed_is_read_again(company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def noted(path: str, data: bytes) -> Document:
        read.append(path)
        return read_document(path, data)

    monkeypatch.setattr("passation.load.folder.read_document", noted)
    memory = Memory()
    before = load(company, memory)
    read.clear()
    file = company / "sops" / "finance" / "FIN-001-relances.yml"
    file.write_text(file.read_text("utf-8").replace("minutes: 5", "minutes: 6"), "utf-8")
    after = load(company, memory)

    assert ["sops/finance/FIN-001-relances.yml"] == read
    assert before.findings == after.findings
    assert after == load(company)


@pytest.mark.parametrize(
    "args", [("--format", "json"), ("--output", "json=a.json"), ("--base", "HEAD"), ("--write-baseline",)]
)
def test_what_wants_one_finished_run_is_refused(args: tuple[str, ...], passation: Any) -> None:
    ran = passation("check", "--watch", *args)

    assert (2, "") == (ran.code, ran.out)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_task_of_the_editor_reads_what_a_watch_says(
    language: str, edits: Any, passation: Any, ageing: Callable[[Path], str], company: Path
) -> None:
    ageing(company)
    edits(("owner: raf", "owner: ra"))
    ran = passation("check", "--watch", "--lang", language)
    matchers = json.loads(editor_tasks())["tasks"][0]["problemMatcher"]
    found = [
        (matcher["severity"], match[1], match[2], match[4])
        for line in ran.out.splitlines()
        for matcher in matchers
        if (match := re.match(matcher["pattern"]["regexp"], line))
    ]
    rounds = [re.match(matchers[0]["background"][name], line) for line in ran.err.splitlines() for name in BOUNDS]

    assert [
        ("warning", "sops/finance/FIN-001-relances.yml", "8", "DOC101"),
        ("error", "sops/finance/FIN-001-relances.yml", "4", "SCH105"),
    ] == found
    assert 4 == len([each for each in rounds if each])
