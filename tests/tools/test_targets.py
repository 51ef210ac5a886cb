"""Where an output may be written, and where it may not: nothing of anybody's work is ever lost."""

from pathlib import Path

import pytest
from trees import NEW, OLD, beside, read  # type: ignore[import-not-found]  # conftest says where it is

from passation.tools.writer import CannotWrite, write


def test_an_empty_folder_is_a_fine_target(target: Path) -> None:
    target.mkdir(parents=True)
    write(NEW, target)

    assert NEW == read(target)


def test_what_a_system_leaves_in_a_folder_is_nobody_s_work(target: Path) -> None:
    write(OLD, target)
    (target / ".DS_Store").write_bytes(b"\0")
    write(NEW, target)

    assert NEW == read(target)


def add_a_file(target: Path) -> None:
    """Somebody notes something in the folder."""
    (target / "fin" / "mes notes.txt").write_text("à garder", "utf-8")


def add_a_link(target: Path) -> None:
    """Somebody links another folder into it."""
    (target / "photos").symlink_to("/", target_is_directory=True)


def lose_the_list(target: Path) -> None:
    """Somebody moved the folder, and its list stayed behind."""
    (target.parent / ".equipe.passation").unlink()


def break_the_list(target: Path) -> None:
    """The list is cut short."""
    (target.parent / ".equipe.passation").write_text('{"files": 3', "utf-8")


@pytest.mark.parametrize(
    ("change", "example"),
    [
        (add_a_file, "fin/mes notes.txt"),
        (add_a_link, "photos"),
        (lose_the_list, "index.html"),
        (break_the_list, "index.html"),
    ],
)
def test_a_folder_that_holds_somebody_s_work_is_refused(target: Path, change: object, example: str) -> None:
    write(OLD, target)
    assert callable(change)
    change(target)
    before = read(target)

    with pytest.raises(CannotWrite) as refusal:
        write(NEW, target)

    assert (
        f"{target} holds files that passation did not write, such as {example}: choose a new folder, or empty this one "
        "yourself."
    ) == str(refusal.value)
    assert before == read(target)
    assert [] == [name for name in beside(target) if name.startswith(".equipe.passation-")]


def test_a_file_in_the_place_of_the_folder_is_refused(target: Path) -> None:
    target.parent.mkdir()
    target.write_text("mine")

    with pytest.raises(CannotWrite, match="such as equipe"):
        write(NEW, target)
    assert "mine" == target.read_text()


@pytest.mark.parametrize("place", ["/", "~", "~/..", ".", ".."])
def test_the_root_a_home_and_the_folder_we_are_in_are_refused(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, here = tmp_path / "homes" / "claire", tmp_path / "work" / "vallier"
    home.mkdir(parents=True)
    here.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(here)

    with pytest.raises(CannotWrite, match="choose a folder of its own"):
        write(NEW, Path(place.replace("~", str(home))))
    assert [] == list(home.iterdir())
    assert [] == list(here.iterdir())


@pytest.mark.parametrize("place", ["sops", "sops/finance", ".", "dangling/../sops"])
def test_the_company_s_own_files_are_refused_as_a_target(place: str, tmp_path: Path) -> None:
    root = tmp_path / "vallier"
    (root / "sops" / "finance").mkdir(parents=True)
    (root / "dangling").mkdir()

    with pytest.raises(CannotWrite, match="would share a place"):
        write(NEW, root / place, inputs=[root / "sops", root / "cartography"])
    assert {} == read(root)


def test_a_link_is_refused_as_a_target(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")

    with pytest.raises(CannotWrite, match="is a link"):
        write(NEW, tmp_path / "link")
