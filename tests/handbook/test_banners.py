"""What stands at the top of a page, before anybody trusts it; and what an edition says of what it leaves out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from passation.edition import Edition
from passation.finding import Finding, Severity, say
from passation.handbook import Handbook, pages
from passation.projection.withheld import Hole, Withheld
from passation.source import Place
from passation.values import Level
from passation.words import Words

FR = Words("fr")
FILES = {
    "cartography/company.yml": "name: Essai\n",
    "cartography/actors.yml": "actors: [{id: a, name: Anne}]\n",
    "cartography/kpis.yml": "kpis: [{id: k, name: K}]\n",
    "cartography/measures/k.csv": "date,value\n2026-06-01,1\n",
    "sops/d/ESS-002-autre.yml": "id: ESS-002\ntitle: Autre\nowner: a\nresult: R.\nsteps: [do: Faire]\n",
}


def head(book: Handbook) -> str:
    page = next(page for page in book.pages if page.path == "processus/ESS-001")
    return page.sections[0].html


def banners(book: Handbook) -> list[tuple[str, str]]:
    found = re.findall(r'<div class="pa-banner pa-banner--(\w+)"[^>]*>\s*<p>(.*?)</p>', head(book), re.DOTALL)
    return [(kind, re.sub(r"<[^>]+>", "", text).replace("\u00a0", " ").strip()) for kind, text in found]


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (
            "{status: draft}",
            [
                (
                    "draft",
                    "Brouillon : ce processus est en cours d’écriture. Demandez à son pilote avant de vous y fier.",
                )
            ],
        ),
        ("{status: review}", [("review", "En relecture : cette version n’est pas encore approuvée.")]),
        ("{status: approved}", []),
        ("{status: obsolete}", [("obsolete", "N’est plus en vigueur : à garder pour mémoire, à ne plus suivre.")]),
        (
            "{status: obsolete, successor: ESS-002}",
            [("obsolete", "N’est plus en vigueur. Remplacé par : ESS-002 Autre")],
        ),
        (
            "{status: approved, review_every: 1 month, history: [{version: '1', date: 2026-01-31, by: a}]}",
            [("overdue", "Cette page devait être relue le 28 févr. 2026 : ce qu’elle dit a pu changer.")],
        ),
        (
            "{status: approved, review_every: 6 months, history: [{version: '1', date: 2026-01-31, by: a}]}",
            [("due", "Cette page devait être relue le 31 juil. 2026 : ce qu’elle dit a pu changer.")],
        ),
    ],
)
def test_the_state_of_a_page_is_said_in_words(
    document: str, said: list[tuple[str, str]], handbook_of: Callable[[dict[str, str]], Handbook]
) -> None:
    sop = f"id: ESS-001\ntitle: T\nowner: a\nresult: R.\nsteps: [do: Faire]\ndocument: {document}\n"

    assert said == banners(handbook_of({**FILES, "sops/d/ESS-001-essai.yml": sop}))


def test_a_review_that_is_not_due_yet_waits_for_the_readers_clock(
    handbook_of: Callable[[dict[str, str]], Handbook],
) -> None:
    history = "history: [{version: '1', date: 2026-01-31, by: a}]"
    document = f"document: {{status: approved, review_every: 6 months, {history}}}"
    sop = f"id: ESS-001\ntitle: T\nowner: a\nresult: R.\nsteps: [do: Faire]\n{document}\n"

    assert 'pa-banner--due" data-due="2026-07-31" hidden>' in head(
        handbook_of({**FILES, "sops/d/ESS-001-essai.yml": sop})
    )


def test_findings_stand_on_the_page_they_are_about(edition: Callable[[str], Edition]) -> None:
    finding = Finding(
        "EXT104", Severity.ERROR, Place("x.yml"), say("It is {what}.", what="<b>faux</b>"), say("Mend it.")
    )
    book = pages(edition("tous"), FR, {"REL-001": [finding]})
    found = {page.path for page in book.pages if "EXT104" in "".join(section.html for section in page.sections)}
    page = next(page for page in book.pages if page.path == "processus/REL-001")

    assert {"processus/REL-001"} == found
    assert '<p>EXT104 It is &lt;b&gt;faux&lt;/b&gt;.</p>\n<p class="pa-note">Mend it.</p>' in page.sections[0].html


def told(edition: Edition, withheld: Withheld) -> dict[str, list[str]]:
    """What each page says of what is left out."""
    book = pages(replace(edition, withheld=withheld), FR)
    found = {
        page.path: [
            line.replace("\u00a0", " ")
            for section in page.sections
            for line in re.findall(r'<p class="pa-masked">(.*?)</p>', section.html)
        ]
        for page in book.pages
    }
    return {path: lines for path, lines in found.items() if lines}


def test_nothing_is_said_where_nothing_may_be_known(edition: Callable[[str], Edition]) -> None:
    assert {} == told(edition("tous"), Withheld())


def test_registers_say_how_many_are_missing(edition: Callable[[str], Edition]) -> None:
    counts = {"process": 17, "tool": 1, "data": 2, "kpi": 3, "actor": 1, "ritual": 1, "channel": 1, "step": 4}

    assert {
        "processus": ["17 autres ne figurent pas dans cette édition."],
        "roles": ["1 autre ne figure pas dans cette édition."],
        "outils": ["1 autre ne figure pas dans cette édition."],
        "informations": ["2 autres ne figurent pas dans cette édition."],
        "indicateurs": ["3 autres ne figurent pas dans cette édition."],
        "rythme": ["2 autres ne figurent pas dans cette édition."],
    } == told(edition("tous"), Withheld("count", counts))


def test_or_how_many_of_each_level_and_on_which_page(edition: Callable[[str], Edition]) -> None:
    holes = (
        *(Hole("process", "", "", Level.CONFIDENTIAL),) * 2,
        Hole("process", "", "", Level.SECRET),
        *(Hole("process", "REL-001", "step", Level.SECRET),) * 3,
    )

    assert {
        "processus": ["2 éléments masqués, niveau Confidentiel", "1 élément masqué, niveau Secret"],
        "processus/REL-001": ["3 éléments masqués, niveau Secret"],
    } == told(edition("tous"), Withheld("labelled", {"process": 3, "step": 3}, holes))


def test_the_edition_has_its_own_date_and_never_todays(edition: Callable[[str], Edition]) -> None:
    assert "30\u00a0avril\u00a02026" == pages(edition("tous"), FR).imprint.date
    assert "" == pages(replace(edition("tous"), date=None), FR).imprint.date
    assert dt.date(2026, 4, 30) == edition("tous").date
