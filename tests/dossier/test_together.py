"""What belongs together stands on one page, and no page of a print holds a stranded title or row."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pypdf
import pytest

from passation import dossier
from passation.dossier.blocks import Block, figure, grid, heading, together
from passation.dossier.desk import Desk
from passation.dossier.printing import pages, press
from passation.edition import Edition, publish
from passation.load.folder import load
from passation.model.company import Audience
from passation.words import Words

ROOT = Path(__file__).parents[2]
WORDS = Words("fr")
AROUND = 4
"""Lines that the head and the foot of a page take at most."""


@pytest.fixture(scope="module")
def sample() -> Edition:
    """The repository's own company, everything shown."""
    manual = load(ROOT).manual
    assert manual is not None
    return publish(manual, Audience.model_validate({"id": "direction", "sees": "secret", "scope": "all"}))


def lines(pdf: bytes) -> list[list[str]]:
    """The lines of each page."""
    found: Any = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return [[line for line in page.extract_text().splitlines() if line.strip()] for page in found]


def rows(count: int) -> Block:
    return grid(["Nom", "Valeur"], [[f"ligne {number}", str(number)] for number in range(1, count + 1)])


def printed(sample: Edition, *groups: list[Block]) -> list[list[str]]:
    """The rows and titles of each page, without what stands around them."""
    blocks = [heading(1, "Titre"), *map(together, groups)]
    made = lines(press(Desk(sample, WORDS), "Titre", [pages(blocks)]))
    return [[line for line in page if line.startswith(("ligne", "Titre", "Partie"))] for page in made]


@pytest.mark.parametrize("count", [30, 40, 45, 46, 47, 48, 54, 88, 90, 92])
def test_the_last_page_of_a_long_table_holds_some_rows(count: int, sample: Edition) -> None:
    made = printed(sample, [heading(2, "Partie"), rows(count)])
    held = [sum(line.startswith("ligne") for line in page) for page in made]

    assert count == sum(held)
    assert min(each for each in held if each) >= 5


def test_a_table_that_fits_a_page_is_not_broken(sample: Edition) -> None:
    made = printed(sample, [heading(2, "Partie 1"), rows(20)], [heading(2, "Partie 2"), rows(20)])

    assert [["Partie 1", 20], ["Partie 2", 20]] == [
        [page[-21], sum(line.startswith("ligne") for line in page)] for page in made
    ]


def test_a_table_leaves_a_page_that_a_drawing_fills(sample: Edition) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 130" width="100" height="130"></svg>'
    made = printed(sample, [heading(2, "Partie"), figure(svg, "Un dessin", 150), rows(20)])

    assert ["Partie"] == made[-2][-1:]
    assert 20 == len(made[-1])


def test_no_page_of_the_cartography_of_the_sample_is_nearly_empty(sample: Edition) -> None:
    for number, page in enumerate(lines(dossier.maps(sample, WORDS)), 1):
        assert len(page) - AROUND >= 3, (number, page)
