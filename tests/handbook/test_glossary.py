"""Definitions stand at the first use of a word, and nowhere else."""

from __future__ import annotations

import pytest

from passation.handbook.glossary import Glosses
from passation.handbook.page import Page, Section
from passation.model.planning import Term

TERMS = [
    Term.model_validate({"term": "DSO", "means": "Délai de paiement"}),
    Term.model_validate({"term": "Balance âgée", "means": 'Liste "par <retard>"', "also": ["balance par âge"]}),
    Term.model_validate({"term": "R&D", "means": "Recherche"}),
]


def glossed(*parts: str, searched: bool = True) -> list[str]:
    sections = tuple(Section.of(str(place), "", 2, part, searched=searched) for place, part in enumerate(parts))
    return [section.html for section in Glosses(TERMS).on(Page("p", "P", sections)).sections]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>Le DSO, puis le DSO.</p>", '<p>Le <abbr title="Délai de paiement">DSO</abbr>, puis le DSO.</p>'),
        ("<p>le dso</p>", "<p>le dso</p>"),
        ("<p>DSOs et SDSO</p>", "<p>DSOs et SDSO</p>"),
        (
            "<p>La balance âgée et la balance par âge</p>",
            '<p>La <abbr title="Liste &#34;par &lt;retard&gt;&#34;">balance âgée</abbr> et la balance par âge</p>',
        ),
        ("<p>La R&amp;D</p>", '<p>La <abbr title="Recherche">R&amp;D</abbr></p>'),
        ('<a href="#DSO">DSO</a>', '<a href="#DSO">DSO</a>'),
        ("<h3>DSO</h3><p>DSO</p>", '<h3>DSO</h3><p><abbr title="Délai de paiement">DSO</abbr></p>'),
        ('<p title="a > DSO">x</p>', '<p title="a > DSO">x</p>'),
        ("<svg><text>DSO</text></svg>", "<svg><text>DSO</text></svg>"),
    ],
)
def test_a_word_is_defined_where_a_reader_first_meets_it(before: str, after: str) -> None:
    assert [after] == glossed(before)


def test_once_a_page_not_once_a_section() -> None:
    assert ['<abbr title="Délai de paiement">DSO</abbr>', "DSO"] == glossed("DSO", "DSO")


def test_what_repeats_the_page_in_another_shape_is_left_alone() -> None:
    assert ["DSO"] == glossed("DSO", searched=False)


def test_a_company_without_words_of_its_own_keeps_its_pages() -> None:
    page = Page("p", "P", (Section.of("", "", 1, "DSO"),))

    assert page is Glosses([]).on(page)
