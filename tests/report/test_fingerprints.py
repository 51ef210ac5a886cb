"""Every format for machines knows a finding again: when lines move, and beside one that is equal."""

import json
from collections.abc import Callable

import pytest

from passation.finding import Finding, Severity, say
from passation.report import REPORTS
from passation.report.look import Look
from passation.source import Place
from passation.words import Words

READ: dict[str, Callable[[str], list[str]]] = {
    "json": lambda text: [each["fingerprint"] for each in json.loads(text)["findings"]],
    "jsonl": lambda text: [json.loads(line)["fingerprint"] for line in text.splitlines()],
    "gitlab": lambda text: [each["fingerprint"] for each in json.loads(text)],
    "sarif": lambda text: [
        each["partialFingerprints"]["passation/v1"] for each in json.loads(text)["runs"][0]["results"]
    ],
}


def at(*lines: int, password: str = "") -> list[Finding]:
    return [
        Finding("SEC101", Severity.ERROR, Place("sops/a.yml", line, 7), say("A password: {it}", it=password))
        for line in lines
    ]


def prints(name: str, findings: list[Finding]) -> list[str]:
    return READ[name](REPORTS[name](findings, Words("fr"), Look()))


@pytest.mark.parametrize("name", READ)
def test_lines_may_move(name: str) -> None:
    assert prints(name, at(3, 8)) == prints(name, at(30, 81))


@pytest.mark.parametrize("name", READ)
def test_two_equal_findings_of_a_file_differ(name: str) -> None:
    first, second, third = prints(name, at(3, 8, 9))

    assert [f"{first}-2", f"{first}-3"] == [second, third]


def test_a_fingerprint_does_not_let_a_password_be_guessed() -> None:
    one, other = (
        prints("json", at(3, password=f"mot de passe : {word}")) for word in ("Exemple-2026!", "Chateau-2025?")
    )

    assert one == other
