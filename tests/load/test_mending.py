"""Repairs: what `check --fix` makes of every broken file of the gallery, and what `--unsafe-fixes` makes of it.

`mended/<case>.txt` shows both: the findings that are gone, each with its message, what changed, and what is left.
`PASSATION_GOLDEN=write pytest tests/load/test_mending.py` writes them anew, to be read before they are kept.
"""

import os
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from passation.finding import Edit, Finding, Repair, Severity, in_order, say
from passation.load.change import Change
from passation.load.document import read_document
from passation.load.folder import load
from passation.load.mending import Mended, mend, mend_file
from passation.load.read import read
from passation.model.sop import Sop
from passation.words import Words

HERE = Path(__file__).parent
CASES = sorted([*(HERE / "gallery").glob("*.yml"), *(HERE / "gallery").glob("*.company")])
SHOWN = HERE / "mended"
WORDS = Words("en")
WHOLE_BY_SAFE_REPAIRS, WHOLE_BY_ALL = 27, 57
"""Files of the gallery that nothing is wrong with any more, of those that are read alone; figures only rise."""


def laid(case: Path, root: Path) -> Path:
    """Lay the files of a case over the company in order, as the gallery does."""
    shutil.copytree(HERE / "company", root)
    for part in case.read_text("utf-8").split("=== ")[1:]:
        head, _, text = part.partition("\n")
        path, how = re.fullmatch(r"(.*?)( gone| from .*|)", head).groups()  # type: ignore[union-attr]  # matches all
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        if how == " gone":
            (root / path).unlink()
        elif how.startswith(" from "):
            shutil.move(root / how.removeprefix(" from "), root / path)
        else:
            (root / path).write_text(text, "utf-8")
    return root


def mended(case: Path, folder: Path, *, unsafe: bool) -> tuple[Mended, list[Finding]]:
    """What is repaired of a case, and what is left."""
    if case.suffix == ".company":
        root = laid(case, folder / ("all" if unsafe else "safe"))
        done = mend(root, lambda _: True, unsafe=unsafe)
        return done, list(load(root, instead={each.path: each.now for each in done.changes}).findings)
    data = case.read_bytes()
    now, gone = mend_file(case.name, data, Sop, unsafe=unsafe)
    changes = [Change(case.name, data, now)] if now != data else []
    return Mended(changes, gone), list(read(read_document(case.name, now), Sop).findings)


def page(case: Path, folder: Path) -> str:
    """What both ways make of a case; empty where neither changes anything."""
    told: list[str] = []
    for option, unsafe in (("--fix", False), ("--unsafe-fixes", True)):
        done, left = mended(case, folder, unsafe=unsafe)
        gone = [f"{each.place}: {each.code} {WORDS.say(each.message)}\n" for each in in_order(done.findings)]
        lines = [line for each in done.changes for line in each.diff().splitlines(keepends=True)]
        count = sum(each.severity is Severity.ERROR for each in left)
        told.append("".join([f"{option}\n", *gone, *lines, f"left: {count}\n"]) if done.changes else "")
    return "\n".join(part for part in told if part)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_broken_file_is_mended_as_shown(case: Path, tmp_path: Path) -> None:
    golden, now = SHOWN / f"{case.stem}.txt", page(case, tmp_path)
    if os.environ.get("PASSATION_GOLDEN") == "write":
        golden.unlink(missing_ok=True)
        if now:
            golden.write_text(now, "utf-8")

    assert (golden.read_text("utf-8") if golden.exists() else "") == now


def test_no_mended_file_is_shown_without_its_case() -> None:
    assert {path.stem for path in SHOWN.glob("*.txt")} <= {case.stem for case in CASES}


@pytest.mark.parametrize(("unsafe", "whole"), [(False, WHOLE_BY_SAFE_REPAIRS), (True, WHOLE_BY_ALL)])
def test_so_many_files_of_the_gallery_are_whole_afterwards(whole: int, tmp_path: Path, *, unsafe: bool) -> None:
    files = [case for case in CASES if case.suffix == ".yml"]

    assert whole == sum(not mended(case, tmp_path, unsafe=unsafe)[1] for case in files)


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("case", [case for case in CASES if case.suffix == ".yml"], ids=lambda case: case.stem)
def test_what_is_mended_is_not_mended_again(case: Path, *, unsafe: bool) -> None:
    now, _ = mend_file(case.name, case.read_bytes(), Sop, unsafe=unsafe)

    assert (now, []) == mend_file(case.name, now, Sop, unsafe=unsafe)


GOOD = "id: FIN-001\ntitle: Relances\nowner: raf\nresult: Chaque facture a un statut.\nsteps:\n  - do: Relancer\n"


def test_a_file_in_order_stays_as_it_is_byte_for_byte() -> None:
    loose = GOOD.replace("\n", "\r\n").encode("utf-8-sig")

    assert (loose, []) == mend_file("f.yml", loose, Sop, unsafe=True)


def test_a_level_is_never_guessed_but_a_word_for_it_is_read() -> None:
    guessed = (GOOD + "confidentiality: secrt\n").encode()
    said = (GOOD + "confidentiality: Confidentielle\n").encode()

    assert guessed == mend_file("f.yml", guessed, Sop, unsafe=False)[0]
    assert (GOOD + "confidentiality: confidential\n").encode() == mend_file("f.yml", said, Sop, unsafe=False)[0]


def test_a_repair_that_spoils_a_file_is_not_made() -> None:
    broken = (GOOD + "titel: Rappels\n").encode()  # `title` is there already: the cure of one fault would be another

    assert (broken, []) == mend_file("f.yml", broken, Sop, unsafe=True)


def test_two_repairs_of_one_place_are_made_one_after_the_other() -> None:
    from passation.load.mending import applied  # noqa: PLC0415  # what this test alone looks into

    def cure(column: int, end: int, text: str) -> Finding:
        edit = Edit("f.yml", 1, column, 1, end, text)
        return Finding(
            "SCH102", Severity.ERROR, read_document("f.yml", b"a: b").origin, say("x"), repair=Repair((edit,))
        )

    first, second, apart = cure(1, 4, "un"), cure(3, 6, "deux"), cure(8, 9, "!")

    assert ([first, apart], "undefg!i") == applied([first, second, apart], "abcdefghi")


LINES = st.sampled_from([
    "id: FIN-001", "titre: Relances", "owner:raf", "result: a : b", "étapes:", "  - faire: x", "\t- do: x", "  -do: y",
    "  • do: z", "    minutes: 2,5", "  - {do: a, minutes: 2,5}", "title: 'l'été'", "title: “x : y”", "title: “x",
    "improvements: [{date: 07/09/2026, text: x}]", "criticality: élevée", "owner:\u00a0raf", "kpis: - dso",
    "purpose: @x", "texte sur deux lignes", "steps:", "  do: x", "x: [a", "]", "trigger: {when: a, b}", "a: *b",
    "a: b #c", "sla: {within: 48h}",
])  # fmt: skip


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES, max_size=12).map("\n".join) | st.text(max_size=60), st.booleans())
def test_whatever_is_mended_can_be_read_as_well_as_before(text: str, unsafe: bool) -> None:  # noqa: FBT001  # drawn
    data = text.encode("utf-8", "surrogatepass")
    now, gone = mend_file("f.yml", data, Sop, unsafe=unsafe)
    before, after = read_document("f.yml", data), read_document("f.yml", now)

    assert before.data is None or after.data is not None
    assert bool(gone) == (now != data)
