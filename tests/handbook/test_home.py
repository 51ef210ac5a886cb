"""What the first page says: what changed of late, of what its readers may see."""

from __future__ import annotations

import re
from collections.abc import Callable

from passation.handbook import Handbook

FILES = {
    "cartography/company.yml": "name: Essai\n",
    "cartography/actors.yml": "actors: [{id: a, name: Anne}]\n",
    "sops/d/ESS-001-un.yml": (
        "id: ESS-001\ntitle: Un\nowner: a\nresult: R.\nsteps: [do: Faire]\ndocument:\n  history:\n"
        "    - {version: '1.10', date: 2026-06-10, by: a, change: Relu à deux}\n"
        "    - {version: '1.9', date: 2026-03-20, by: a}\n"
        "    - {version: '1.0', date: 2026-03-11, by: a, change: Trop ancien}\n"
    ),
    "sops/d/ESS-002-deux.yml": (
        "id: ESS-002\ntitle: Deux\nowner: a\nresult: R.\nsteps: [do: Faire]\n"
        "document: {history: [{version: '1.0', date: 2026-06-10, by: a}]}\n"
    ),
    "sops/d/ESS-003-trois.yml": "id: ESS-003\ntitle: Trois\nowner: a\nresult: R.\nsteps: [do: Faire]\n",
}


def changes(book: Handbook) -> list[str]:
    home = next(page for page in book.pages if page.path == "index")
    html = "".join(section.html for section in home.sections if section.id == "what_is_new")
    lines = re.findall(r"<li>(.*?)</li>", html, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", line).replace("\u00a0", " ").split()) for line in lines]


def test_what_changed_is_that_of_the_last_ninety_days_newest_first(handbook_of: Callable[..., Handbook]) -> None:
    assert [
        "10 juin 2026 ESS-001 Un version 1.10 Relu à deux",
        "10 juin 2026 ESS-002 Deux version 1.0 Première version",
        "20 mars 2026 ESS-001 Un version 1.9",
    ] == changes(handbook_of(FILES))


def test_a_company_without_histories_says_nothing_of_changes(almost_empty: Handbook) -> None:
    assert [] == changes(almost_empty)
