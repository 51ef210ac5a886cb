"""How grave a finding is here: what rises, what a draft spares, what the settings say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Says = Callable[..., list[str]]
UNCHECKED = """\
id: FIN-001
title: Relances
owner: raf
performer: assistante
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
kpis: [relances-a-jour]
steps:
  - {do: Relancer chaque facture échue}
document:
  status: %s
  approver: dirigeante
  history: [{version: "1.0", date: 2026-09-01, by: raf}]
"""
UNPILOTED = UNCHECKED.replace("owner: raf", "owner: client")
FILE = "sops/finance/FIN-001-relances.yml"
SETTINGS = "cartography/settings.yml"
SELLING = {"cartography/company.yml": "lifecycle: cession\n"}


def severity(said: list[str]) -> list[str]:
    return [line.split()[0] for line in said]


@pytest.mark.parametrize(
    ("status", "files", "expected"),
    [
        ("draft", {}, ["warning"]),
        ("review", {}, ["warning"]),
        ("approved", {}, ["error"]),
        ("review", SELLING, ["error"]),
        ("draft", SELLING, ["warning"]),
        ("obsolete", SELLING, []),
    ],
)
def test_a_rising_rule_rises_with_approval_and_with_a_sale(
    says: Says, status: str, files: dict[str, str], expected: list[str]
) -> None:
    assert expected == severity(says("EXT104", {FILE: UNCHECKED % status, **files}))


@pytest.mark.parametrize(("status", "expected"), [("draft", ["warning"]), ("review", ["error"])])
def test_work_in_progress_is_never_blocked(says: Says, status: str, expected: list[str]) -> None:
    assert expected == severity(says("OWN101", {FILE: UNPILOTED % status}))


def test_what_leaks_is_an_error_on_a_draft_too(says: Says) -> None:
    hidden = (
        '  - {id: s20, ask: "Juste ?", actor: dirigeante, confidentiality: secret, answers: {Oui: s30, Non: end}}\n'
    )
    steps = "steps:\n  - {id: s10, do: Préparer}\n" + hidden + "  - {id: s30, do: Envoyer}\n"
    draft = "id: FIN-001\ntitle: Avoir\nowner: raf\nconfidentiality: internal\nresult: Fait.\n" + steps

    assert ["error"] == severity(says("CONF107", {FILE: draft}))


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("severity: {EXT104: error}", ["error"]),
        ("severity: {EXT104: info}", ["info"]),
        ("severity: {EXT104: off}", []),
        ("folders: {finance: {EXT104: info}}", ["info"]),
        ("folders: {sops/finance: {EXT104: info}}", ["info"]),
        ("folders: {direction: {EXT104: info}}", ["warning"]),
        ("severity: {EXT104: error}\nfolders: {finance: {EXT104: off}}", []),
        ("folders: {sops: {EXT104: off}, sops/finance: {EXT104: info}}", ["info"]),
    ],
)
def test_the_settings_decide_and_the_deepest_folder_wins(says: Says, settings: str, expected: list[str]) -> None:
    assert expected == severity(says("EXT104", {FILE: UNCHECKED % "review", SETTINGS: settings}))


def test_the_settings_do_not_block_a_draft(says: Says) -> None:
    files = {FILE: UNCHECKED % "draft", SETTINGS: "severity: {EXT104: error}"}

    assert ["warning"] == severity(says("EXT104", files))


@pytest.mark.parametrize("word", ["off", "warning"])
def test_an_error_may_be_lowered_but_not_switched_off(says: Says, word: str) -> None:
    files = {FILE: UNPILOTED % "review", SETTINGS: f"severity: {{OWN101: {word}}}"}

    assert [{"off": "error", "warning": "warning"}[word]] == severity(says("OWN101", files))


def test_settings_without_effect_are_told(says: Says) -> None:
    settings = "severity: {OWN101: off, CONF107: warning, EXT999: off, EXT10: info}\nfolders: {finance: {SEC101: off}}"

    assert [
        "error settings.yml:1 CONF107 vaut toujours\u00a0: cette règle ne s’abaisse ni ne s’écarte.",
        "error settings.yml:1 Je ne connais pas de règle `EXT10`.",
        "error settings.yml:1 Je ne connais pas de règle `EXT999`.",
        "error settings.yml:1 OWN101 est une erreur et ne peut pas être éteinte.",
        "error settings.yml:2 SEC101 vaut toujours\u00a0: cette règle ne s’abaisse ni ne s’écarte.",
    ] == sorted(says("GOV101", {SETTINGS: settings}))
