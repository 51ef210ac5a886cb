"""Handbooks to read: of a small company that says something of everything, and of one that says almost nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from passation.edition import Edition, publish
from passation.handbook import Handbook, Page, pages
from passation.load.folder import load
from passation.model.company import Audience
from passation.words import Words

COMPANY = Path(__file__).parent / "company"
ALMOST_EMPTY = {
    "cartography/company.yml": "name: Atelier neuf\n",
    "cartography/actors.yml": "actors: [{id: patronne, name: Patronne}]\n",
    "sops/atelier/ATE-001-ouvrir.yml": (
        "id: ATE-001\ntitle: Ouvrir\nowner: patronne\nresult: La porte est ouverte.\nsteps: [do: Tourner la clef]\n"
    ),
}
EVERYTHING = Audience.model_validate({"id": "tous", "name": "Tous", "sees": "secret", "scope": "all"})


@cache
def published(root: Path, audience: str | None) -> Edition:
    loaded = load(root)
    assert () == loaded.findings
    assert loaded.manual is not None
    known = {each.id: each for each in loaded.manual.company.audiences}
    return publish(loaded.manual, known[audience] if audience else EVERYTHING)


@pytest.fixture(scope="session")
def edition() -> Callable[[str], Edition]:
    """Give the small company's edition of an audience."""
    return lambda audience: published(COMPANY, audience)


@pytest.fixture(scope="session")
def book() -> Callable[[str], Handbook]:
    """Give the small company's handbook of an audience."""

    @cache
    def make(audience: str) -> Handbook:
        found = published(COMPANY, audience)
        return pages(found, Words(found.language))

    return make


@pytest.fixture(scope="session")
def page(book: Callable[[str], Handbook]) -> Callable[..., Page]:
    """Give one page of it by its path."""

    def find(path: str, audience: str = "tous") -> Page:
        return next(each for each in book(audience).pages if each.path == path)

    return find


@pytest.fixture(scope="session")
def handbook_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, str]], Handbook]:
    """Give the handbook, for somebody who may see everything, of a company given as texts by path."""

    def make(files: dict[str, str]) -> Handbook:
        root = tmp_path_factory.mktemp("company")
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        return pages(published(root, None), Words("fr"))

    return make


@pytest.fixture(scope="session")
def almost_empty(handbook_of: Callable[[dict[str, str]], Handbook]) -> Handbook:
    """Give the handbook of a company with one draft of five keys."""
    return handbook_of(ALMOST_EMPTY)
