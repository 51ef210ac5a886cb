"""From level to level by a click: the landscape leads to domains, a domain to its processes, a process to its steps."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from posixpath import join, normpath

import pytest

from passation.edition import Edition, publish
from passation.handbook import Handbook, pages
from passation.load.folder import load
from passation.model.company import Audience
from passation.words import Words

ROOT = Path(__file__).parents[2]
PICTURES = re.compile(r"<svg.*?</svg>", re.DOTALL)


@pytest.fixture(scope="module")
def sample() -> Edition:
    """The repository's own company, everything shown."""
    manual = load(ROOT).manual
    assert manual is not None
    return publish(manual, Audience.model_validate({"id": "direction", "sees": "secret", "scope": "all"}))


@pytest.fixture(scope="module")
def walked(sample: Edition) -> dict[str, str]:
    """Path → the whole of a page."""
    return whole(pages(sample, Words("fr")))


def whole(book: Handbook) -> dict[str, str]:
    return {page.path: "".join(section.html for section in page.sections) for page in book.pages}


def clicked(path: str, html: str) -> set[str]:
    """Where the boxes of the drawings of a page lead: paths from the root of the handbook, `#step` on the page."""
    hrefs = {href for svg in PICTURES.findall(html) for href in re.findall(r'<a href="([^"]*)"', svg)}
    return {href if href.startswith("#") else normpath(join(path, "..", href)) for href in hrefs}


def test_the_landscape_leads_to_every_domain(sample: Edition, walked: dict[str, str]) -> None:
    domains = {f"domaines/{domain}.html" for domain in sample.domain_of.values()}

    assert domains <= clicked("cartes/paysage", walked["cartes/paysage"])


def test_the_map_of_a_domain_leads_to_each_of_its_processes(sample: Edition, walked: dict[str, str]) -> None:
    for domain in set(sample.domain_of.values()):
        processes = {f"processus/{each}.html" for each, mine in sample.domain_of.items() if mine == domain}
        found = clicked(f"domaines/{domain}", walked[f"domaines/{domain}"])
        assert processes == {each for each in found if each.startswith("processus/")}


def test_the_swimlane_of_a_process_leads_to_each_of_its_steps(sample: Edition, walked: dict[str, str]) -> None:
    seen = 0
    for sop in sample.sops.values():
        html = walked[f"processus/{sop.id}"]
        steps = {f"#{step.id}" for step in sop.steps if step.id}
        if len(sop.steps) > 1:
            assert steps <= clicked(f"processus/{sop.id}", html)
            assert all(f'id="{step[1:]}"' in html for step in steps)
            seen += len(steps)
    assert seen > 200


def test_a_small_company_has_domains_and_processes_on_one_landscape(book: Callable[[str], Handbook]) -> None:
    made = whole(book("tous"))
    found = clicked("cartes/paysage", made["cartes/paysage"])

    assert {f"{path}.html" for path in made if path.startswith(("domaines/", "processus/"))} == found


def test_a_domain_of_one_process_has_no_map_of_one_box(book: Callable[[str], Handbook]) -> None:
    made = book("tous")
    for path, html in whole(made).items():
        if path.startswith("domaines/"):
            assert (html.count('class="pa-line"') > 1) is bool(PICTURES.search(html))
