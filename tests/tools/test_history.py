"""Files of a revision come as they were accepted; nothing that lies in the tree has a say in how."""

import subprocess
from pathlib import Path

import pytest

from passation.tools import history
from passation.tools.history import NoHistory, files_at

WHO = ("-c", "user.name=Anne", "-c", "user.email=anne@example.org", "-c", "init.defaultBranch=main")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *WHO, *arguments], check=True, capture_output=True)  # noqa: S607 - the user's own git


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Give a folder below a store of git, with two revisions of one file."""
    root = tmp_path / "store"
    (root / "entreprise" / "sops").mkdir(parents=True)
    git(root, "init", "--quiet")
    for text in ("ancien\n", "nouveau\n"):
        (root / "entreprise" / "sops" / "a.yml").write_text(text, "utf-8")
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message", "Ajout")
    return root / "entreprise"


def test_a_revision_is_read_below_the_folder_that_was_asked_for(store: Path) -> None:
    assert [("sops/a.yml", b"ancien\n")] == list(files_at(store, "HEAD~1", ["sops", "cartography"]))
    assert [("sops/a.yml", b"nouveau\n")] == list(files_at(store, "main", ["sops"]))
    assert [] == list(files_at(store, "main", ["cartography"]))


def test_what_lies_on_the_disk_does_not_count(store: Path) -> None:
    (store / "sops" / "a.yml").write_text("en cours\n", "utf-8")

    assert [("sops/a.yml", b"nouveau\n")] == list(files_at(store, "HEAD", ["sops"]))


def test_attributes_of_the_tree_change_nothing(store: Path) -> None:
    (store / ".gitattributes").write_text("*.yml export-ignore export-subst text eol=crlf\n", "utf-8")
    (store / "sops" / "a.yml").write_text("$Format:%H$\n", "utf-8")
    git(store, "add", "--all")
    git(store, "commit", "--quiet", "--message", "Attributs")

    assert [("sops/a.yml", b"$Format:%H$\n")] == list(files_at(store, "HEAD", ["sops"]))


def test_links_are_not_followed(store: Path) -> None:
    (store / "sops" / "b.yml").symlink_to("/etc/passwd")
    git(store, "add", "--all")
    git(store, "commit", "--quiet", "--message", "Lien")

    assert ["sops/a.yml"] == [path for path, _ in files_at(store, "HEAD", ["sops"])]


def test_names_come_as_they_are(store: Path) -> None:
    (store / "sops" / "été à\tvoir.yml").write_text("", "utf-8")
    git(store, "add", "--all")
    git(store, "commit", "--quiet", "--message", "Nom")

    assert ["sops/a.yml", "sops/été à\tvoir.yml"] == sorted(path for path, _ in files_at(store, "HEAD", ["sops"]))


@pytest.mark.parametrize(
    "revision", ["inconnue", "HEAD~9", "", "--help", "--output=/tmp/x", "HEAD:entreprise", "a\0b", "@{upstream}"]
)
def test_what_is_no_revision_is_refused(revision: str, store: Path) -> None:
    with pytest.raises(NoHistory) as fault:
        list(files_at(store, revision, ["sops"]))

    assert "no such revision" == fault.value.reason


def test_a_folder_without_a_store_has_no_revision(tmp_path: Path) -> None:
    with pytest.raises(NoHistory):
        list(files_at(tmp_path, "HEAD", ["sops"]))


def test_a_store_that_lies_open_among_the_files_is_not_believed(store: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "proposed"
    foreign.mkdir()
    git(foreign, "clone", "--quiet", "--bare", str(store.parent), str(foreign / "bare"))

    with pytest.raises(NoHistory):
        list(files_at(foreign / "bare", "HEAD", ["sops"]))


def test_surroundings_of_a_hook_do_not_lead_elsewhere(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nulle/part")

    assert [("sops/a.yml", b"nouveau\n")] == list(files_at(store, "HEAD", ["entreprise/sops", "sops"]))


def test_a_flood_is_refused_before_it_is_read(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MAX_BYTES", 7)

    with pytest.raises(NoHistory) as fault:
        list(files_at(store, "HEAD", ["sops"]))

    assert "too much" == fault.value.reason


def test_without_git_it_is_said(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(NoHistory) as fault:
        list(files_at(store, "HEAD", ["sops"]))

    assert "no git" == fault.value.reason
