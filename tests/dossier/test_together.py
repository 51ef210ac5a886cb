"""What belongs together stands on one page, and no page of a print holds a stranded title or row."""

from __future__ import annotations

import io
import random
import re
from pathlib import Path
from typing import Any

import pypdf
import pytest

from passation import dossier
from passation.dossier.blocks import Block, figure, grid, heading, letter, para
from passation.dossier.desk import Desk
from passation.dossier.paging import count, paged
from passation.dossier.printing import pages, press
from passation.dossier.rooms import ROOMS
from passation.dossier.sets import whole
from passation.dossier.tables import listed
from passation.edition import Edition, publish
from passation.load.folder import load
from passation.model.company import Audience
from passation.table import Cell, Table
from passation.words import Words

ROOT = Path(__file__).parents[2]
WORDS = Words("fr")
AROUND = 4
"""Lines that the head and the foot of a page take at most."""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 {0}" width="100" height="{0}"></svg>'


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


def drawing(height: int, least: float = 1.0) -> Block:
    """A drawing 150 millimetres wide and so many high, which may become smaller."""
    return figure(SVG.format(height / 1.5), "Un dessin", (150, height), least=least)


def printed(sample: Edition, *groups: list[Block]) -> list[list[str]]:
    """The rows and titles of each page, without what stands around them."""
    made = press(Desk(sample, WORDS), "Titre", [pages(paged([[TITLE], *groups], ROOMS["tall"]))])
    return [[line for line in page if line.startswith(("ligne", "Titre", "Partie"))] for page in lines(made)]


TITLE = heading(1, "Titre")


@pytest.mark.parametrize("number", [30, 40, 45, 46, 47, 48, 49, 50, 54, 55, 56, 57, 88, 90, 92, 95, 97, 100, 104, 150])
def test_the_last_page_of_a_long_table_holds_some_rows(number: int, sample: Edition) -> None:
    made = printed(sample, [heading(2, "Partie"), rows(number)])
    held = [sum(line.startswith("ligne") for line in page) for page in made]

    assert number == sum(held)
    assert min(each for each in held if each) >= 5


def test_a_table_that_fits_a_page_is_not_broken(sample: Edition) -> None:
    made = printed(sample, [heading(2, "Partie 1"), rows(26)], [heading(2, "Partie 2"), rows(26)])

    assert [["Partie 1", 26], ["Partie 2", 26]] == [
        [page[-27], sum(line.startswith("ligne") for line in page)] for page in made
    ]


def test_a_table_that_fits_a_page_is_broken_only_where_that_saves_one(sample: Edition) -> None:
    groups = [[heading(2, f"Partie {part}"), rows(number)] for part, number in enumerate((10, 40, 25), 1)]
    two, three = printed(sample, *groups[:2]), printed(sample, *groups)

    assert [["Titre", "Partie 1"], ["Partie 2"]] == [[line for line in page if "ligne" not in line] for page in two]
    assert [["Titre", "Partie 1", "Partie 2"], ["Partie 3"]] == [
        [line for line in page if "ligne" not in line] for page in three
    ]


def test_a_table_leaves_a_page_that_a_drawing_fills(sample: Edition) -> None:
    made = printed(sample, [heading(2, "Partie"), drawing(195), rows(20)])

    assert ["Partie"] == made[-2][-1:]
    assert 20 == len(made[-1])


def test_a_drawing_becomes_a_little_smaller_for_the_sake_of_one_page(sample: Edition) -> None:
    whole, smaller = [heading(2, "Partie"), drawing(175), rows(11)], [heading(2, "Partie"), drawing(175, 0.9), rows(11)]

    assert [2, 1] == [len(printed(sample, group)) for group in (whole, smaller)]


def test_a_drawing_stands_where_there_is_room_for_it_even_where_its_table_goes_on_elsewhere(sample: Edition) -> None:
    made = printed(sample, [heading(2, "Partie 1"), rows(6)], [heading(2, "Partie 2"), drawing(145), rows(30)])

    assert ["Titre", "Partie 1", "Partie 2"] == [line for line in made[0] if not line.startswith("ligne")]
    assert 30 == len(made[1])


def test_no_page_of_the_cartography_of_the_sample_is_nearly_empty(sample: Edition) -> None:
    for number, page in enumerate(lines(dossier.maps(sample, WORDS)), 1):
        assert len(page) - AROUND >= 5, (number, page)


def test_the_number_of_a_process_stays_on_one_line(sample: Edition) -> None:
    broken = [
        line for page in lines(dossier.maps(sample, WORDS)) for line in page if re.search(r"\b[A-Z]{2,4}-$", line)
    ]

    assert [] == broken


def test_what_is_longer_than_a_page_is_never_held_together() -> None:
    short, long = [heading(2, "Partie"), rows(20)], [heading(2, "Partie"), rows(100)]
    letters = [letter("Relance", [], [para([["br", ""]] * lines)]) for lines in (10, 60)]

    assert ["kept"] == [block["kind"] for block in whole(short, ROOMS["tall"])]
    assert long == whole(long, ROOMS["tall"])
    assert [True, False] == [each["whole"] for each in letters]


@pytest.mark.parametrize("seed", range(3))
def test_the_press_never_needs_a_page_that_was_not_planned(seed: int, sample: Edition) -> None:
    """Tables of any shape, drawings of any height; what Typst breaks at a slash was planned as a longer line."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    words = ["FIN-012", "Relances", "comptable", "le", "été", "sous-traitant", "Ω≥2", "https://exemple.fr/a/b", "n°"]
    room = ROOMS["full"]

    def text() -> str:
        return " ".join(chance.choices(words, k=chance.choice((1, 2, 5, 12, 30))))

    def group(number: int) -> list[Block]:
        columns = [text()[:20] for _ in range(chance.randint(1, 6))]
        body = [tuple(Cell(text()) for _ in columns) for _ in range(chance.randint(1, 45))]
        said = listed(Desk(sample, WORDS), Table("T", tuple(columns), tuple(body)), room[0])
        return [heading(1, f"Partie {number}", look="section"), drawing(chance.randint(20, 200)), said]

    groups = [group(number) for number in range(6)]
    made = press(Desk(sample, WORDS), "Titre", [pages(paged(groups, room), sheet="full")])

    assert len(lines(made)) <= count(groups, room) <= len(lines(made)) + 2
