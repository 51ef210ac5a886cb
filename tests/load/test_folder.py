"""Reading a folder: what is found, what is left out and why, and how files hold together."""

import os
from pathlib import Path

import pytest

from passation.load.folder import Loaded, gather, load, put_together, with_process
from passation.model.flow import FINISH, Edge
from passation.words import Words

COMPANY = "name: Menuiserie Vallier\n"
ACTORS = "actors:\n  - {id: raf, name: RAF}\n"
DRAFT = "id: {id}\ntitle: Relances\nowner: raf\nresult: Chaque facture échue a un statut.\nsteps:\n  - do: Relancer\n"
SOP = "sops/finance/FIN-001-relances.yml"


def company(root: Path, files: dict[str, str | bytes] | None = None, *, draft: bool = True) -> Loaded:
    every: dict[str, str | bytes] = {"cartography/company.yml": COMPANY, "cartography/actors.yml": ACTORS}
    if draft:
        every[SOP] = DRAFT.format(id="FIN-001")
    for path, said in {**every, **(files or {})}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(said if isinstance(said, bytes) else said.encode())
    return load(root)


def told(loaded: Loaded) -> list[str]:
    words = Words("en")
    return [f"{each.place} {each.code} {words.say(each.message)}" for each in loaded.findings]


def sop(number: str = "FIN-001", **more: str) -> str:
    return DRAFT.format(id=number) + "".join(f"{key}: {value}\n" for key, value in more.items())


def test_a_company_of_one_draft_of_five_keys_loads(tmp_path: Path) -> None:
    loaded = company(tmp_path)

    assert () == loaded.findings
    assert loaded.manual is not None
    assert {"FIN-001": "finance"} == loaded.manual.domain_of
    assert (Edge(0, FINISH),) == loaded.manual.graphs["FIN-001"].edges
    assert "finance/FIN-001" in str(loaded.manual.origin("process", "FIN-001").place)


def test_a_company_without_a_process_loads(tmp_path: Path) -> None:
    assert () == company(tmp_path, draft=False).findings


def test_every_company_file_may_be_empty_but_one(tmp_path: Path) -> None:
    names = "actors tools data channels kpis contracts objectives glossary roadmap ideas questions diagnostic risks"
    empty = {f"cartography/{name}.yml": "# rien\n" for name in (*names.split(), "obligations", "settings")}
    rooms = {f"cartography/dataroom/{name}.yml": "" for name in ("dataroom", "qa", "lock")}
    nothing: dict[str, str | bytes] = {**empty, **rooms, "cartography/incidents.csv": ""}

    assert [] == told(company(tmp_path, nothing, draft=False))
    assert ["cartography/company.yml:1:1 YML109 The file is empty."] == told(
        company(tmp_path, {"cartography/company.yml": "# rien\n"}, draft=False)
    )


def test_an_empty_folder_has_one_thing_to_mend(tmp_path: Path) -> None:
    assert ["cartography/company.yml:1:1 YML113 `cartography/company.yml` is missing."] == told(load(tmp_path))
    assert ["cartography/company.yml:1:1 YML113 `cartography/company.yml` is missing."] == told(load(tmp_path / "no"))


def test_nothing_of_a_company_with_a_fault_is_given_out(tmp_path: Path) -> None:
    loaded = company(tmp_path, {"cartography/glossary.yml": "terms: [{term: DSO}]\n"})

    assert ["cartography/glossary.yml:1:9 SCH101 The key `means` is missing."] == told(loaded)
    assert loaded.manual is None


# What lies in the folder


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


# How files hold together


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
        ("performer: comptable", "Add it to actors.yml, or correct the id.", None),
        ("backups: {raf: raf, Métreur: raf}", "Did you mean `metreur`?", "metreur"),
        ("outputs: balance, journal", "Several stand in brackets: `[balance, journal]`.", None),
        ("outputs: balance, autre", "Did you mean `balance`?", "balance"),
        ("variant_of: FIM-001", "Did you mean `FIN-001`?", "FIN-001"),
        ("variant_of: FIN-010", "Add it to sops/, or correct the id.", None),
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
            "2:5 YML104 A bracket or a brace is opened and never closed, or a comma is missing.",
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
    ] == [[str(each.where.place) for each in found.related] for found in loaded.findings]  # type: ignore[union-attr]  # Origins


def test_the_first_place_of_a_doubled_id_may_be_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"sops/a/FIN-001-bombe.yml": b"[" * 900_000}
    loaded = company(tmp_path, files)

    assert ["sops/a/FIN-001-bombe.yml:1:33 YML108", f"{SOP}:1:5 SCH106"] == [
        f"{each.place} {each.code}" for each in loaded.findings
    ]
    assert ["sops/a/FIN-001-bombe.yml:1:1"] == [str(each.where.place) for each in loaded.findings[1].related]  # type: ignore[union-attr]  # an Origin


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


# Measures and incidents

MEASURES = """\ufeffdate,value,note\r\n2026-02-01,"3,5"\r\n# un mot\r\n\r\n1 janv. 2026,4,"a, b"\r\n"""
INCIDENTS = "date,process,cause,fix\n2026-03-01,FIN-001,Panne,\n2026-01-01,FIN-001,Oubli,Rappel\n"


def test_measures_and_incidents_are_read_oldest_first(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "cartography/kpis.yml": "kpis: [{id: dso, name: DSO}]\n",
        "cartography/measures/dso.csv": MEASURES,
        "cartography/incidents.csv": INCIDENTS,
    }
    loaded = company(tmp_path, files)

    assert [] == told(loaded)
    assert loaded.manual is not None
    assert [("2026-01-01", "4", "a, b"), ("2026-02-01", "3.5", "")] == [
        (str(row.date), str(row.value), row.note) for row in loaded.manual.measures["dso"]
    ]
    assert ["Oubli", "Panne"] == [each.cause for each in loaded.manual.incidents]


@pytest.mark.parametrize(
    "line",
    [
        "2026-13-01,3",
        "2026-01-01",
        "2026-01-01,trois",
        "2026-01-01,nan",
        "2026-01-01,1e9",
        "2026-01-01,3,a,b",
        "2026-01-01;3",
        '2026-01-01,3,"' + "x" * 200_000,
        "x" * 200_000,
        ",,",
    ],
)
def test_a_line_that_does_not_read_is_told_with_its_number(tmp_path: Path, line: str) -> None:
    files: dict[str, str | bytes] = {
        "cartography/kpis.yml": "kpis: [{id: dso, name: DSO}]\n",
        "cartography/measures/dso.csv": f"date,value\n2026-01-01,3\n  {line}\n",
    }

    assert ["cartography/measures/dso.csv:3:3 YML114 This line does not read as `date,value,note`."] == told(
        company(tmp_path, files)
    )


def test_measures_and_incidents_belong_to_something(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "cartography/kpis.yml": "kpis: [{id: dso, name: DSO}]\n",
        "cartography/measures/dsoo.csv": "date,value\n",
        "cartography/incidents.csv": "date,process,cause\n2026-01-01,FIN-100,Panne\n",
    }

    assert [
        "cartography/incidents.csv:2:1 SCH105 I find no `FIN-100` among the processes.",
        "cartography/measures/dsoo.csv:1:1 SCH105 I find no `dsoo` among the indicators.",
    ] == told(company(tmp_path, files))


def test_the_order_of_a_folder_and_the_line_ends_of_its_files_change_nothing(tmp_path: Path) -> None:
    numbers = [f"FIN-{each:03}" for each in range(1, 9)]
    one = {f"sops/finance/{number}-a.yml": sop(number) for number in numbers}
    two = {path: said.replace("\n", "\r\n") for path, said in reversed(one.items())}
    first = company(tmp_path / "one", {**one}, draft=False).manual
    second = company(tmp_path / "two", {**two}, draft=False).manual

    assert first is not None
    assert second is not None
    assert numbers == list(first.sops) == list(second.sops)
    assert first.sops == second.sops


def test_a_company_is_judged_with_a_process_as_it_is_about_to_be_written(tmp_path: Path) -> None:
    before = company(tmp_path, {SOP: sop(performer="ref")})
    parts = gather(tmp_path)
    mended = put_together(with_process(parts, SOP, sop(performer="raf").encode()))
    added = put_together(with_process(parts, "sops/finance/FIN-002-avoirs.yml", sop("FIN-003").encode()))

    assert before == put_together(parts)
    assert ((), {"FIN-001"}) == (mended.findings, set(mended.manual.sops if mended.manual else ()))
    assert [
        *told(before),
        "sops/finance/FIN-002-avoirs.yml:1:5 SCH108 The file is called FIN-002, but its `id` is ",
    ] == [each.partition("`FIN-003`")[0] for each in told(added)]
    assert before == load(tmp_path)


@pytest.mark.parametrize("path", ["sops/finance/FIN-001-relances.en.yml", "cartography/actors.yml", "../FIN-001-a.yml"])
def test_nothing_but_a_process_is_put_in_place_of_what_was_read(tmp_path: Path, path: str) -> None:
    company(tmp_path)

    with pytest.raises(ValueError, match="no process file"):
        with_process(gather(tmp_path), path, b"")
