"""The gallery: broken files as people make them, and what they are told, in both languages.

Each `gallery/<name>.yml` has its findings beside it in `gallery/<name>.txt`: file, line and column, code, sentence,
cure. `PASSATION_GOLDEN=write pytest tests/load/test_gallery.py` writes them anew, to be read before they are kept.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from passation.finding import Finding, in_order
from passation.load.document import read_document
from passation.load.read import read
from passation.model.sop import Sop
from passation.words import Words

GALLERY = Path(__file__).parent / "gallery"
NAMES = sorted(path.stem for path in GALLERY.glob("*.yml"))
LANGUAGES = ("fr", "en")


def findings(name: str) -> list[Finding]:
    document = read_document(f"{name}.yml", (GALLERY / f"{name}.yml").read_bytes())
    return in_order(read(document, Sop).findings)


def told(found: list[Finding], words: Words) -> Iterator[str]:
    for finding in found:
        yield f"{finding.place} ({finding.place.width}) {finding.code} {words.say(finding.message)}"
        if finding.cure is not None:
            yield f"    → {words.say(finding.cure)}"


def page(found: list[Finding]) -> str:
    return "\n\n".join("\n".join(told(found, Words(language))) for language in LANGUAGES) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_file_is_told_in_words_with_its_place_and_a_cure(name: str) -> None:
    golden = GALLERY / f"{name}.txt"
    if os.environ.get("PASSATION_GOLDEN") == "write":
        golden.write_text(page(findings(name)), "utf-8")

    assert golden.read_text("utf-8") == page(findings(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_place_is_in_the_file(name: str) -> None:
    lines = (GALLERY / f"{name}.yml").read_bytes().decode("utf-8", "replace").split("\n")
    for finding in findings(name):
        place = finding.place

        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1


def test_nothing_in_the_gallery_stands_without_its_words() -> None:
    assert NAMES == sorted(path.stem for path in GALLERY.glob("*.txt"))
    assert len(NAMES) >= 25
