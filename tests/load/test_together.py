"""How files hold together: ids that are known, taken twice or missing, attachments, translations."""

from pathlib import Path

import pytest
from folders import ACTORS, COMPANY, SOP, company, sop, told  # type: ignore[import-not-found]  # conftest says where it is

from passation.words import Words


def test_an_unknown_id_is_told_with_the_closest_one(tmp_path: Path) -> None:
    loaded = company(tmp_path, {SOP: sop(performer="rafa", kpis="[dso]", channel="slak", escalation="impayes")})

    assert [
        (
            "cartography/channels.yml:1:1 YML113 `cartography/channels.yml` is missing: "
            "other files name channels and escalations of it."
        ),
        "cartography/kpis.yml:1:1 YML113 `cartography/kpis.yml` is missing: other files name indicators of it.",
        f"{SOP}:7:12 SCH105 I find no `rafa` among the roles.",
    ] == told(loaded)
    assert [
        "channels:\n  - {id: slak, name: …}\nescalations:\n  - {id: impayes, name: …}",
        "kpis:\n  - {id: dso, name: …}",
        "raf",
    ] == [each.fix for each in loaded.findings]


def test_steps_and_templates_are_looked_up_in_their_process(tmp_path: Path) -> None:
    steps = "steps:\n  - {id: s10, do: Un, next: s30, template: m1}\n  - {ask: Deux ?, answers: {Oui: end, Non: s11}}\n"

    assert [
        f"{SOP}:6:29 SCH105 I find no `s30` among the steps of this process.",
        f"{SOP}:6:44 SCH105 I find no `m1` among the templates of this process.",
        f"{SOP}:7:44 SCH105 I find no `s11` among the steps of this process.",
    ] == told(company(tmp_path, {SOP: sop().split("steps:")[0] + steps}))


@pytest.mark.parametrize(
    ("said", "cure", "fix"),
    [
        ("performer: Responsable administratif", "Did you mean `raf`?", "raf"),
        ("performer: responsable administratif", "Did you mean `raf`?", "raf"),
        ("performer: fra", "Did you mean `raf`?", "raf"),
        ("performer: comptable", "Add it to cartography/actors.yml, or correct the id.", None),
        ("backups: {raf: raf, Métreur: raf}", "Did you mean `metreur`?", "metreur"),
        ("outputs: balance, journal", "Several stand in brackets: `[balance, journal]`.", None),
        ("outputs: balance, autre", "Did you mean `balance`?", "balance"),
        ("variant_of: FIM-001", "Did you mean `FIN-001`?", "FIN-001"),
        ("variant_of: FIN-010", "Begin it with `passation new process`, or correct the number.", None),
        ("exceptions: [{when: Absent, at: s90, then: Attendre}]", "Write one of these: s10, s20, s100.", None),
    ],
)
def test_the_cure_of_an_unknown_id_is_what_was_meant(tmp_path: Path, said: str, cure: str, fix: str | None) -> None:
    steps = "steps:\n  - {id: s10, do: Un}\n  - {id: s20, do: Deux}\n  - {id: s100, do: Trois}\n"
    files: dict[str, str | bytes] = {
        "cartography/actors.yml": ACTORS.replace("RAF", "Responsable administratif")
        + "  - {id: metreur, name: Métreur}\n",
        "cartography/data.yml": "data: [{id: balance, name: Balance}, {id: journal, name: Journal}]\n",
        SOP: sop().split("steps:")[0] + steps + said + "\n",
    }
    found = company(tmp_path, files).findings

    assert [(cure, fix)] == [(Words("en").say(each.cure), each.fix) for each in found if each.cure is not None]


@pytest.mark.parametrize(
    ("actors", "expected"),
    [
        ("actors:\n  - {id: raf, nam: RAF}\n", "2:15 SCH102 The key `nam` is not known here."),
        (
            "actors:\n  - {idd: raf, name: RAF}\n",
            "2:6 SCH102 The key `idd` is not known here.",
        ),
        (
            "actors:\n  - {id: raf, name: RAF\n",
            "2:24 YML104 `}` is missing.",
        ),
        ("actors: raf\n", "1:9 SCH103 A list is expected here."),
    ],
)
def test_what_a_faulty_file_defines_is_not_also_unknown(tmp_path: Path, actors: str, expected: str) -> None:
    assert [f"cartography/actors.yml:{expected}"] == told(company(tmp_path, {"cartography/actors.yml": actors}))


@pytest.mark.parametrize("said", ["id: [", "id: fin-2\n", sop("FIN-003"), "titel: x\n"])
def test_a_process_whose_file_is_faulty_is_known_by_the_name_of_its_file(tmp_path: Path, said: str) -> None:
    files: dict[str, str | bytes] = {
        "sops/finance/FIN-002-faux.yml": said,
        SOP: sop(variant_of="FIN-002"),
    }
    found = company(tmp_path, files).findings

    assert {"sops/finance/FIN-002-faux.yml"} == {each.place.path for each in found}


def test_an_id_taken_twice_points_at_both_places(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "cartography/actors.yml": "actors:\n  - {id: raf, name: RAF}\n  - {id: raf, name: Autre}\n",
        "cartography/company.yml": COMPANY + "audiences:\n  - {id: tous, sees: public}\n  - {id: tous, sees: secret}\n",
        "sops/a/FIN-001-encore.yml": sop(),
        SOP: sop().replace("steps:\n", "steps:\n  - {id: s10, do: Un}\n  - {id: s10, do: Deux}\n"),
        "sops/finance/FIN-002-ancien.yml": sop("FIN-002", aliases="[FIN-003, FIN-001]"),
        "sops/finance/FIN-004-ancien.yml": sop("FIN-004", aliases="[FIN-003]"),
    }
    loaded = company(tmp_path, files)

    assert [
        "cartography/actors.yml:3:10 SCH106 `raf` is already taken.",
        "cartography/company.yml:4:10 SCH106 `tous` is already taken.",
        f"{SOP}:1:5 SCH106 `FIN-001` is already taken.",
        f"{SOP}:7:10 SCH106 `s10` is already taken.",
        "sops/finance/FIN-004-ancien.yml:7:11 SCH106 `FIN-003` is already taken.",
    ] == told(loaded)
    assert [
        ["cartography/actors.yml:2:10"],
        ["cartography/company.yml:3:10"],
        ["sops/a/FIN-001-encore.yml:1:5", "sops/finance/FIN-002-ancien.yml:7:20"],
        [f"{SOP}:6:10"],
        ["sops/finance/FIN-002-ancien.yml:7:11"],
    ] == [[str(each.where.place) for each in found.related] for found in loaded.findings]


def test_the_first_place_of_a_doubled_id_may_be_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"sops/a/FIN-001-bombe.yml": b"[" * 900_000}
    loaded = company(tmp_path, files)

    assert ["sops/a/FIN-001-bombe.yml:1:33 YML108", f"{SOP}:1:5 SCH106"] == [
        f"{each.place} {each.code}" for each in loaded.findings
    ]
    assert ["sops/a/FIN-001-bombe.yml:1:1"] == [str(each.where.place) for each in loaded.findings[1].related]


def test_a_copy_with_the_number_of_its_model_is_told_once(tmp_path: Path) -> None:
    assert ["sops/finance/FIN-009-copie.yml:1:5 SCH108 The file is called FIN-009, but its `id` is `FIN-001`."] == told(
        company(tmp_path, {"sops/finance/FIN-009-copie.yml": sop()})
    )


def test_a_folder_of_attachments_without_its_process_is_told_once(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"sops/finance/FIN-009-parti/m{n}.md": "a" for n in (1, 2, 3)}

    assert [
        (
            "sops/finance/FIN-009-parti:1:1 YML111 No process has the number FIN-009: nothing of this folder is read "
            "or published."
        )
    ] == told(company(tmp_path, files))


def test_a_process_goes_by_the_number_of_its_file(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        SOP: sop("FIN-002"),
        "sops/finance/FIN-003-suite.yml": sop("FIN-003", variant_of="FIN-002"),
    }

    assert [f"{SOP}:1:5 SCH108 The file is called FIN-001, but its `id` is `FIN-002`."] == told(
        company(tmp_path, files)
    )


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        SOP: sop(templates="[{id: m1, title: T, file: m1.md}, {id: m2, title: T, file: ../../cartography/actors.yml}]"),
        "sops/finance/FIN-001-relances/m1.md": "Bonjour",
        "cartography/dataroom/dataroom.yml": "external_documents: [{index: '06.01', title: Kbis, path: kbis.pdf}]\n",
    }

    assert [
        "cartography/dataroom/dataroom.yml:1:58 SCH109 The file `kbis.pdf` is not there.",
        f"{SOP}:7:71 SCH109 The file `../../cartography/actors.yml` is not there.",
    ] == told(company(tmp_path, files))


def test_two_folders_may_not_claim_the_same_attachment_or_translation(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "sops/finance/FIN-001-relances/m1.md": "a",
        "sops/finance/FIN-001-autre/m1.md": "b",
        "sops/finance/FIN-001-relances.en.yml": "title: Reminders\n",
        "sops/finance/FIN-001-autre.en.yml": "title: Others\n",
    }

    assert [
        "sops/finance/FIN-001-relances.en.yml:1:1 SCH106",
        "sops/finance/FIN-001-relances/m1.md:1:1 SCH106",
    ] == [f"{each.place} {each.code}" for each in company(tmp_path, files).findings]


def test_a_translation_says_only_what_is_there_to_translate(tmp_path: Path) -> None:
    where = "sops/finance/FIN-001-relances.en.yml"
    said = """\
title: Reminders
steps:
  s10: {do: Remind, checklist: [Name, Amount], minutes: 5}
  s11: {do: Nothing}
  s20: {ask: Paid?, do: No, warning: [a], expect: ""}
"""
    steps = "steps:\n  - {id: s10, do: Relancer, checklist: [Nom]}\n  - {id: s20, ask: Payée ?, answers: {Oui: end}}\n"
    files: dict[str, str | bytes] = {
        where: said,
        SOP: sop().split("steps:")[0] + steps,
        "sops/finance/FIN-002-absent.en.yml": "title: T\n",
        "sops/finance/FIN-001-relances.xx.yml": "title: T\n",
    }

    assert [
        f"{where}:3:48 SCH102 The key `minutes` is not known here.",
        f"{where}:4:3 SCH105 I find no `s11` among the steps of this process.",
        f"{where}:5:21 SCH102 The key `do` is not known here.",
        f"{where}:5:38 SCH103 A text is expected here.",
        f"{where}:5:51 SCH103 This text is empty.",
        "sops/finance/FIN-001-relances.xx.yml:1:1 SCH104 `xx` is not one of: fr, en.",
        "sops/finance/FIN-002-absent.en.yml:1:1 SCH105 I find no `FIN-002` among the processes.",
    ] == told(company(tmp_path, files))


def test_the_texts_of_a_translation_are_read_like_the_process_itself(tmp_path: Path) -> None:
    steps = "steps:\n  - {id: s10, do: Relancer, checklist: [Nom]}\n"
    files: dict[str, str | bytes] = {
        "sops/finance/FIN-001-relances.en.yml": "steps:\n  s10: {do: '  Remind\n    them ', checklist: Name}\n",
        SOP: sop().split("steps:")[0] + steps,
    }
    manual = company(tmp_path, files).manual

    assert manual is not None
    assert {"s10": {"do": "Remind them", "checklist": ("Name",)}} == manual.translations["FIN-001", "en"].steps
