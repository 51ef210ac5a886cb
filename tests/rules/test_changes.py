"""What a proposal may not do unseen: open, lower, set aside, or change what was approved under the same version."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from passation.load.folder import Loaded
from passation.rules import compare
from passation.words import Words

Company = Callable[[Mapping[str, str]], Loaded]
Changes = Callable[[Mapping[str, str], Mapping[str, str]], list[str]]
TODAY = dt.date(2026, 11, 9)
FILE = "sops/finance/FIN-001-relances.yml"
COMPANY, DATA = "cartography/company.yml", "cartography/data.yml"
ROOM, SETTINGS = "cartography/dataroom/dataroom.yml", "cartography/settings.yml"
HEAD = "id: FIN-001\ntitle: Relances\nowner: raf\nresult: Chaque lundi à 12 h, toute facture a une relance.\n"
APPROVED = (
    'document: {status: approved, approver: dirigeante, history: [{version: "1.0", date: 2026-09-01, by: raf}]}\n'
)


@pytest.fixture
def changes(company: Company) -> Changes:
    """What the rules say in French of a change of these files: code, file, line, message."""

    def judge(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
        base, head = company(before).manual, company(after).manual
        assert base is not None
        assert head is not None
        return [
            f"{each.code} {Path(each.place.path).name}:{each.place.line} {Words('fr').say(each.message)}"
            for each in compare(base, head, TODAY)
        ]

    return judge


def sop(*steps: str, keys: str = "") -> dict[str, str]:
    return {FILE: HEAD + keys + "steps:\n" + "".join(f"  - {step}\n" for step in steps)}


def audience(text: str) -> dict[str, str]:
    return {COMPANY: f"name: Atelier Duval\naudiences:\n  - {{id: equipe, name: Équipe, {text}}}\n"}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("sees: internal", "sees: secret", "ce qui est «\u00a0Secret\u00a0» en général."),
        ("sees: internal", "sees: internal, sees_own: confidential", "là où ses rôles interviennent."),
        ("sees: internal", "sees: internal, scope: all", "des éléments qu’aucun de ses processus n’atteint."),
        ("sees: internal", "sees: internal, actors: [assistante]", "avec ces lecteurs\u00a0: Assistante externalisée."),
        ("sees: internal", "sees: internal, withheld: count", "des signes de ce qui est caché."),
        ("withheld: labelled", "withheld: labelled, acknowledged: true", "des signes de ce qui est caché."),
        ("sees: internal", "sees: internal, knows: [assistplus]", "l’existence de AssistPlus."),
        ("sees: secret, scope: all, actors: [raf]", "sees: internal", None),
        ("sees: internal", "sees: internal", None),
    ],
)
def test_an_audience_that_would_see_more(before: str, after: str, expected: str | None, changes: Changes) -> None:
    said = changes(audience(before), audience(after))

    assert (expected is not None) == bool(said)
    assert all(line.startswith("GOV102 company.yml:3 Le public «\u00a0Équipe\u00a0» verrait") for line in said)
    assert all(line.endswith(expected or "") for line in said)


def test_a_new_audience_is_measured_against_nothing(changes: Changes) -> None:
    before, after = audience("sees: internal"), audience("sees: internal")
    after[COMPANY] += "  - {id: passants, name: Passants}\n  - {id: banque, name: Banque, sees: internal}\n"

    assert [
        (
            "GOV102 company.yml:5 Le public «\u00a0Banque\u00a0» verrait davantage\u00a0: "
            "ce qui est «\u00a0Interne\u00a0» en général."
        )
    ] == changes(before, after)


def test_who_is_meant_when_nobody_is_named_and_when_names_are_shown(changes: Changes) -> None:
    after = audience("sees: internal")
    after[COMPANY] += "default_audience: equipe\nnames: {people: teaser, customers: closing}\n"

    assert [
        "GOV102 company.yml:6 Ce qui est fabriqué sans nommer de public le serait pour «\u00a0equipe\u00a0».",
        (
            "GOV102 company.yml:7 Ces noms seraient montrés plus tôt dans une cession\u00a0: "
            "dès la phase «\u00a0teaser\u00a0»."
        ),
    ] == changes(audience("sees: internal"), after)


def test_a_role_that_comes_inside(changes: Changes) -> None:
    after = {"cartography/actors.yml": "actors:\n  - {id: assistante, name: Assistante}\n"}

    assert [
        "GOV102 actors.yml:2 «\u00a0Assistante\u00a0» serait de l’entreprise, et verrait les prestataires."
    ] == changes({}, after)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("[]", "[{id: a, name: A, phase: teaser}]", ["un nouveau destinataire."]),
        (
            "[{id: a, name: A, phase: teaser}]",
            "[{id: a, name: A, phase: nda}]",
            ["ce que donne la phase «\u00a0nda\u00a0»."],
        ),
        (
            "[{id: a, name: A, phase: nda, until: 2027-01-31}]",
            "[{id: a, name: A, phase: nda, nda: 2026-11-02}]",
            ["jusqu’à un jour plus tardif et avec un engagement désormais noté."],
        ),
        ("[{id: a, name: A, phase: nda}]", "[]", []),
    ],
)
def test_a_recipient_who_would_receive_more(before: str, after: str, expected: list[str], changes: Changes) -> None:
    said = changes({ROOM: f"recipients: {before}\n"}, {ROOM: f"recipients: {after}\n"})

    assert expected == [line.split("davantage\u00a0: ")[1] for line in said]


def test_what_is_given_on_purpose(changes: Changes) -> None:
    room = "recipients: [{id: a, name: A, phase: nda}]\n"
    given = "disclose: [{item: FIN-012, to: [a], reason: Demandé}]\n"

    assert ["GOV102 dataroom.yml:2 FIN-012 serait remis à a."] == changes({ROOM: room}, {ROOM: room + given})
    assert [] == changes({ROOM: room + given}, {ROOM: room})


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (sop("{do: Relancer}", keys="confidentiality: secret\n"), sop("{do: Relancer}"), ["FIN-001-relances.yml:1"]),
        (
            sop("{id: s1, do: Décider, confidentiality: secret}"),
            sop("{id: s1, do: Décider}"),
            ["FIN-001-relances.yml:6"],
        ),
        (sop("{do: Décider, confidentiality: secret}"), sop("{do: Lire}", "{do: Décider}"), ["FIN-001-relances.yml:7"]),
        (
            sop("{id: s1, do: Décider, confidentiality: confidential}"),
            sop("{id: s1, do: Décider}", keys="confidentiality: secret\n"),
            [],
        ),
        (sop("{do: Relancer}"), sop("{do: Relancer}", keys="confidentiality: secret\n"), []),
        (
            {DATA: "data:\n  - {id: prix, name: Prix, confidentiality: secret}\n"},
            {DATA: "data:\n  - {id: prix, name: Prix}\n"},
            ["data.yml:2"],
        ),
        (
            {"cartography/questions.yml": "answers: {q-01: {answer: Oui, confidentiality: secret}}\n"},
            {"cartography/questions.yml": "answers: {q-01: Oui}\n"},
            ["questions.yml:1"],
        ),
    ],
)
def test_a_level_that_is_lowered(
    before: dict[str, str], after: dict[str, str], expected: list[str], changes: Changes
) -> None:
    assert expected == [line.split()[1] for line in changes(before, after) if line.startswith("GOV103 ")]


def test_a_process_keeps_its_level_under_a_new_number(changes: Changes) -> None:
    before = sop("{do: Relancer}", keys="confidentiality: secret\n")
    renamed = sop("{do: Relancer}", keys="aliases: [FIN-001]\n")[FILE].replace("id: FIN-001", "id: FIN-002")

    assert [
        "GOV103 FIN-002-relances.yml:1 C’était «\u00a0Secret\u00a0», et cela deviendrait «\u00a0Interne\u00a0»."
    ] == changes(before, {"sops/finance/FIN-002-relances.yml": renamed})


WAIVED = "waivers: [{rule: DOC101, reason: Convenu, until: %s}]\n"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", WAIVED % "2027-01-31", "DOC101 serait mise de côté ici jusqu’au 31\u00a0janv.\u00a02027."),
        (
            WAIVED % "2027-01-31",
            WAIVED % "2027-06-30",
            (
                "DOC101 serait mise de côté ici jusqu’au 30\u00a0juin\u00a02027, "
                "et non plus jusqu’au 31\u00a0janv.\u00a02027."
            ),
        ),
        (WAIVED % "2027-01-31", WAIVED % "2026-12-31", None),
        (WAIVED % "2027-01-31", "", None),
    ],
)
def test_a_waiver_that_is_new_or_longer(before: str, after: str, expected: str | None, changes: Changes) -> None:
    said = changes(sop("{do: Relancer}", keys=before), sop("{do: Relancer}", keys=after))

    assert ([f"GOV104 FIN-001-relances.yml:5 {expected}"] if expected else []) == said


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("severity: {}", "severity: {DOC101: info}", ["DOC101 serait adoucie\u00a0: «\u00a0info\u00a0»."]),
        ("severity: {DOC101: info}", "severity: {DOC101: error}", []),
        ("severity: {DOC101: info}", "folders: {finance: {DOC101: info}}", []),
        ("severity: {}", "folders: {finance: {DOC101: 'off'}}", ["DOC101 serait adoucie\u00a0: «\u00a0off\u00a0»."]),
        ("baseline: [a/b/c]", "baseline: [a/b/c, d/e/f]", ["La base de référence tairait d/e/f."]),
        ("baseline: [a/b/c]", "baseline: []", []),
        (
            "baseline: []",
            "today: 2026-01-01",
            ["Le jour serait figé au 1er\u00a0janv.\u00a02026\u00a0: ce qui en dépend ne serait plus jugé."],
        ),
        ("today: 2026-01-01", "baseline: []", []),
    ],
)
def test_settings_that_are_milder(before: str, after: str, expected: list[str], changes: Changes) -> None:
    said = changes({SETTINGS: before + "\n"}, {SETTINGS: after + "\n"})

    assert expected == [line.split(" ", 2)[2] for line in said]


def approved(*steps: str, keys: str = "") -> dict[str, str]:
    return sop(*steps, keys=APPROVED + keys)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (approved("{do: Relancer}"), approved("{do: Relancer deux fois}"), ["steps"]),
        (approved("{do: Relancer}"), approved("{do: Relancer}", keys="performer: assistante\n"), ["performer"]),
        (approved("{do: Relancer}"), approved("{do: 'Relancer  '}"), []),
        (approved("{do: Relancer}"), approved("{do: Relancer}", keys="tags: [argent]\nmaturity: 3\n"), []),
        (sop("{do: Relancer}"), approved("{do: Relancer deux fois}"), []),
        (approved("{do: Relancer}"), sop("{do: Relancer deux fois}"), []),
        (approved("{do: Relancer}"), {FILE: approved("{do: Appeler}")[FILE].replace('"1.0"', '"1.1"')}, []),
    ],
)
def test_an_approved_process_changes_with_its_version(
    before: dict[str, str], after: dict[str, str], expected: list[str], changes: Changes
) -> None:
    assert [
        f"DOC104 FIN-001-relances.yml:5 FIN-001 change ({key}) et reste en version 1.0." for key in expected
    ] == changes(before, after)


def test_a_template_is_part_of_what_was_approved(changes: Changes) -> None:
    template = "sops/finance/FIN-012-relances/m1.md"

    (said,) = changes({}, {template: "Bonjour {nom}, payez.\n"})

    assert said.startswith("DOC104 FIN-012-relances.yml:")
    assert said.endswith(" FIN-012 change (templates) et reste en version 1.0.")
