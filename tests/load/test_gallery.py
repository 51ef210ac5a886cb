"""The gallery: broken files as people make them, and the whole of what they are told, in both languages.

A case is one file and two expected reports beside it, `<name>.fr.txt` and `<name>.en.txt`:

- `<name>.yml`: a process, read alone;
- `<name>.company`: files laid over `tests/load/company/`, a company in order. `=== path` begins a file, `=== path gone`
  takes one away, `=== path from other` moves one. Before them may stand `only CODE`: what other rules say of the same
  files is another story.

`PASSATION_GOLDEN=write pytest tests/load/test_gallery.py` writes the reports anew, to be read before they are kept.
"""

import datetime as dt
import os
import re
import shutil
from pathlib import Path

import pytest

from passation.finding import Finding
from passation.load.document import read_document
from passation.load.folder import load
from passation.load.read import read
from passation.model.sop import Sop
from passation.report import REPORTS
from passation.report.look import Look
from passation.rules import check_all
from passation.words import Words

HERE = Path(__file__).parent
GALLERY = HERE / "gallery"
CASES = sorted([*GALLERY.glob("*.yml"), *GALLERY.glob("*.company")])
LANGUAGES = ("fr", "en")
TODAY = dt.date(2026, 11, 9)
PARSER = re.compile(
    r"mapping values|block (mapping|sequence|collection)|flow (mapping|sequence)|scalar|\btoken\b|expected <|anchor\b"
    r"|simple key|input_value|Value error|pydantic|Traceback|\bNone\b|\bstr\b|tuple|literal"
)
"""Words of the parser and of the validator: no author has ever met them, and none may."""


def told(case: Path, folder: Path) -> tuple[list[Finding], Look]:
    """What a case is told, and how it looks on a plain screen of 80 columns."""
    if case.suffix == ".yml":
        document = read_document(case.name, case.read_bytes())
        return list(read(document, Sop).findings), Look(texts={case.name: document.source.text})
    loaded = load(company(case, folder))
    only = re.match(r"only (\w+)", case.read_text("utf-8"))
    found = check_all(loaded.findings, loaded.texts, loaded.manual, TODAY)
    return [each for each in found if only is None or each.code == only[1]], Look(texts=loaded.texts)


def company(case: Path, folder: Path) -> Path:
    """Lay the files of a case over the company in order."""
    root = folder / "company"
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


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_is_broken_is_told_in_words_with_its_place_and_a_cure(case: Path, tmp_path: Path) -> None:
    findings, look = told(case, tmp_path)
    for language in LANGUAGES:
        golden = case.with_suffix(f".{language}.txt")
        report = REPORTS["text"](findings, Words(language), look)
        if os.environ.get("PASSATION_GOLDEN") == "write":
            golden.write_text(report, "utf-8")

        assert golden.read_text("utf-8") == report


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_place_is_in_the_file_and_every_finding_has_a_cure(case: Path, tmp_path: Path) -> None:
    findings, look = told(case, tmp_path)

    assert findings
    assert [] == [each.code for each in findings if each.cure is None]
    for place in (finding.place for finding in findings):
        lines = look.texts.get(place.path, "").split("\n") if case.suffix != ".yml" else lines_of(case)

        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1


def lines_of(case: Path) -> list[str]:
    return case.read_bytes().decode("utf-8", "replace").split("\n")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_nobody_meets_the_words_of_the_parser(case: Path, tmp_path: Path) -> None:
    findings, _ = told(case, tmp_path)
    words = Words("en")
    said = [words.say(each.message) + " " + (words.say(each.cure) if each.cure else "") for each in findings]

    assert [] == [text for text in said if PARSER.search(text)]


def test_the_company_below_every_case_is_in_order(tmp_path: Path) -> None:
    (tmp_path / "none.company").write_text("", "utf-8")

    assert [] == told(tmp_path / "none.company", tmp_path)[0]


def test_no_report_stands_without_its_case() -> None:
    reports = {path.name.split(".")[0] for path in GALLERY.glob("*.txt")}

    assert {case.stem for case in CASES} == reports
    assert len(CASES) >= 60
