"""A preview at each save: the pages that were edited first, then everything; both say the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from passation.site.preview import Preview
from passation.site.rounds import Rounds

WELCOME, REMINDERS = "sops/clients/ACC-001-accueil.yml", "sops/atelier/REL-001-relances.yml"
Edit = Callable[..., None]


@pytest.fixture
def copy(company: Path, tmp_path: Path) -> Path:
    """Give a copy of the small company."""
    shutil.copytree(company, tmp_path / "company")
    return tmp_path / "company"


@pytest.fixture
def edit(copy: Path) -> Edit:
    """Give what changes a piece of one of its files."""

    def change(path: str, before: str, after: str) -> None:
        text = (copy / path).read_text("utf-8")
        assert before in text
        (copy / path).write_text(text.replace(before, after), encoding="utf-8")

    return change


def preview(root: Path, audience: str = "tous") -> Preview:
    """Give a preview that was looked at once."""
    made = Preview(root, audience, lambda: date(2026, 9, 1))
    made.showing()
    return made


def paths(watched: Preview) -> list[str] | None:
    """Give the addresses of the pages that were edited; nothing where everything has to be made."""
    pages = watched.edited()
    return None if pages is None else [page.path for page in pages]


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (WELCOME, "Dire bonjour", "Sourire"),
        (WELCOME, "title: Accueil des clients", "title: L’accueil"),
        (WELCOME, "owner:", "ownre:"),  # a fault: the last good page, with what is wrong
        (WELCOME, "steps:", "steps: ["),
        (REMINDERS, "title: ", "title: Toutes les "),
        ("sops/atelier/REL-001-relances/m2.md", "\n", "\n\nEt merci.\n"),
    ],
)
def test_the_page_that_was_edited_is_the_one_that_comes_with_all_the_others(
    copy: Path, edit: Edit, path: str, before: str, after: str
) -> None:
    watched = preview(copy)
    edit(path, before, after)
    first = watched.edited()
    later = {page.path: page for page in watched.showing().book.pages}

    assert first
    assert [later[page.path] for page in first] == list(first)


def test_several_processes_edited_at_once_come_together(copy: Path, edit: Edit) -> None:
    watched = preview(copy)
    edit(REMINDERS, "title: ", "title: Toutes les ")
    edit(WELCOME, "Dire bonjour", "Sourire")

    assert ["processus/REL-001", "processus/ACC-001"] == paths(watched)


def test_what_was_shown_first_is_no_edit_any_more(copy: Path, edit: Edit) -> None:
    watched = preview(copy)
    edit(WELCOME, "Dire bonjour", "Sourire")

    assert ["processus/ACC-001"] == paths(watched)
    assert None is paths(watched)


def test_nothing_edited_is_no_page_of_its_own(copy: Path) -> None:
    assert None is preview(copy).edited()


def test_before_the_first_look_there_is_nothing_to_compare(copy: Path) -> None:
    assert None is Preview(copy, "tous").edited()


def test_a_file_of_the_company_is_on_every_page(copy: Path, edit: Edit) -> None:
    watched = preview(copy)
    edit("cartography/tools.yml", "name: ", "name: Notre ")

    assert None is paths(watched)


def test_a_process_that_comes_or_goes_is_on_other_pages_too(copy: Path) -> None:
    watched = preview(copy)
    (copy / WELCOME).rename(copy / "sops/clients/ACC-001-bonjour.yml")

    assert None is paths(watched)


def test_what_readers_may_not_see_is_on_no_page(copy: Path, edit: Edit) -> None:
    watched = preview(copy, "passants")
    edit(REMINDERS, "title: ", "title: Toutes les ")

    assert None is paths(watched)


def test_what_is_hidden_from_now_on_is_shown_no_more(copy: Path, edit: Edit) -> None:
    watched = preview(copy, "passants")
    edit(WELCOME, "confidentiality: public", "confidentiality: secret")

    assert None is paths(watched)
    assert "processus/ACC-001" not in {page.path for page in watched.showing().book.pages}


def test_a_switch_of_branches_is_no_edit(copy: Path) -> None:
    for number in range(10, 16):
        text = (copy / WELCOME).read_text("utf-8").replace("ACC-001", f"ACC-0{number}")
        (copy / f"sops/clients/ACC-0{number}-accueil.yml").write_text(text, encoding="utf-8")
    watched = preview(copy)
    for path in sorted((copy / "sops/clients").glob("ACC-01*.yml")):
        path.write_text(path.read_text("utf-8").replace("Dire bonjour", "Sourire"), encoding="utf-8")

    assert None is paths(watched)


def test_after_the_edited_pages_the_server_is_called_back_for_the_rest(tmp_path: Path) -> None:
    made: list[str] = []
    edits = iter((True, False, True))

    def edited() -> bool:
        made.append("edited?")
        return next(edits)

    rounds = Rounds(tmp_path, edited, lambda: made.append("everything"))
    calls = []
    for _ in range(3):
        rounds.next()
        calls.append([path.read_text() for path in tmp_path.iterdir()])

    assert ["edited?", "edited?", "everything", "edited?"] == made
    assert [["1"], ["1"], ["2"]] == calls
