"""An output appears whole or not at all, whatever happens while it is written."""

import contextlib
import hashlib
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from passation.tools import exchange, stage
from passation.tools.writer import CannotWrite, write, write_zip

ROOT = Path(__file__).parents[2]
OLD = {"index.html": b"old", "fin/fin-012.html": b"old page", "fin/gone.html": b"no longer made"}
NEW = {"index.html": b"new", "fin/fin-012.html": b"new page", "caf\u00e9.txt": b"\xc3\xa9"}


def read(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def beside(target: Path) -> list[str]:
    """Name what stands beside a target."""
    return sorted(path.name for path in target.parent.iterdir() if path != target)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Name a folder that is not there yet, nor is the one above it."""
    return tmp_path / "build" / "equipe"


def test_a_tree_becomes_a_folder_and_nothing_else_is_left_but_the_list_of_what_was_written(target: Path) -> None:
    write(NEW, target)

    assert NEW == read(target)
    assert [".equipe.passation"] == beside(target)


def test_a_new_tree_takes_the_place_of_the_old_one_whole(target: Path) -> None:
    write(OLD, target)
    write(NEW, target)

    assert NEW == read(target)
    assert [".equipe.passation"] == beside(target)


def test_where_two_moves_are_needed_the_result_is_the_same(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "swap", lambda _one, _other: False)
    write(OLD, target)
    write(NEW, target)

    assert NEW == read(target)
    assert [".equipe.passation"] == beside(target)


def test_a_run_that_died_between_two_moves_is_undone_by_the_next(target: Path) -> None:
    write(OLD, target)
    target.rename(stage.aside(target))

    with stage.stage(target):
        assert OLD == read(target)


def test_when_the_second_of_two_moves_fails_the_first_is_undone(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(OLD, target)
    monkeypatch.setattr(exchange, "swap", lambda _one, _other: False)

    with pytest.raises(FileNotFoundError):
        exchange.take_place(target.with_name("never made"), target, stage.aside(target))
    assert OLD == read(target)


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


@pytest.mark.parametrize("path", ["../out.txt", "a/../../out.txt", "/out.txt"])
def test_a_path_that_leaves_the_tree_is_our_fault_and_raises(path: str, target: Path) -> None:
    with pytest.raises(ValueError, match="leaves the tree"):
        write({path: b""}, target)
    assert [] == list(target.parent.iterdir())


def test_two_names_that_the_disk_holds_for_one_lose_nothing(target: Path) -> None:
    with pytest.raises(CannotWrite):
        write({"a/b": b"", "a": b""}, target)
    assert not target.exists()


def test_the_stage_is_readable_by_nobody_else(target: Path) -> None:
    target.parent.mkdir()
    with stage.stage(target) as made:
        assert 0o700 == made.stat().st_mode & 0o777
    assert [] == beside(target)


def test_the_stage_of_a_living_run_is_left_alone_and_that_of_a_dead_one_is_swept(target: Path) -> None:
    target.parent.mkdir()
    dead = target.with_name(".equipe.passation-dead")
    dead.mkdir()
    (dead / "half.html").touch()

    with stage.stage(target) as living, stage.stage(target):
        assert living.exists()
        assert not dead.exists()


def test_a_stage_a_day_old_is_swept_where_nothing_can_be_locked(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target.parent.mkdir()
    old, young = (target.with_name(f".equipe.passation-{age}") for age in ("old", "young"))
    old.mkdir()
    young.mkdir()
    yesterday = time.time() - stage.SURELY_DEAD - 60
    os.utime(old, (yesterday, yesterday))

    @contextlib.contextmanager
    def no_locks(_folder: Path, *, wait: bool) -> Iterator[bool]:
        del wait
        yield False

    monkeypatch.setattr(stage, "_locked", no_locks)
    with stage.stage(target):
        assert (False, True) == (old.exists(), young.exists())


FOREVER = """
import sys
from pathlib import Path
from passation.tools.writer import write
while True:
    for word in (b"one", b"two"):
        write({f"folder/{n}": word * 500 for n in range(60)}, Path(sys.argv[1]))
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no kill -9 there")
def test_killed_at_any_time_the_output_is_one_whole_tree_and_the_next_run_cleans_up(target: Path) -> None:
    write({f"folder/{n}": b"one" * 500 for n in range(60)}, target)
    for round_ in range(12):
        with subprocess.Popen([sys.executable, "-c", FOREVER, str(target)]) as run:
            time.sleep(0.2 + round_ * 0.013)
            run.send_signal(signal.SIGKILL)
        found = read(target)

        assert 60 == len(found)
        assert 1 == len(set(found.values()))

    write(NEW, target)
    assert [".equipe.passation"] == beside(target)


@pytest.mark.slow
def test_several_runs_at_once_leave_one_whole_tree(target: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from passation.tools.writer import write\n"
        "for _ in range(10): write({f'{n}': sys.argv[2].encode() for n in range(20)}, Path(sys.argv[1]))"
    )
    runs = [subprocess.Popen([sys.executable, "-c", code, str(target), name]) for name in ("a", "b", "c")]

    assert [0, 0, 0] == [run.wait(60) for run in runs]
    assert 20 == len(read(target))
    assert 1 == len(set(read(target).values()))
    assert [".equipe.passation"] == beside(target)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root makes a small disk")
def test_a_full_disk_leaves_the_old_output_and_no_remains_and_a_disk_itself_is_no_target(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(["/bin/mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(small)], check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        with pytest.raises(CannotWrite, match="a disk of its own"):
            write(NEW, small)
        write(OLD, small / "equipe")
        with pytest.raises(CannotWrite) as refusal:
            write({f"{n}.pdf": bytes(100_000) for n in range(20)}, small / "equipe")

        assert f"{small / 'equipe'} cannot be written: the disk is full. What was there before is untouched." == str(
            refusal.value
        )
        assert OLD == read(small / "equipe")
        assert [".equipe.passation"] == beside(small / "equipe")
    finally:
        subprocess.run(["/bin/umount", str(small)], check=True)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can become somebody else")
def test_a_folder_that_is_not_ours_to_change_is_one_line_and_no_traceback(tmp_path: Path) -> None:
    target = tmp_path / "equipe"
    write(OLD, target)
    for each in (tmp_path, *tmp_path.parents[:3]):
        each.chmod(0o755)
    told, tell = os.pipe()
    child = os.fork()
    if not child:  # root may write anywhere: somebody else has to try
        os.setuid(65534)
        try:
            write(NEW, target)
        except BaseException as fault:  # noqa: BLE001 - whatever it is, the parent reads it
            os.write(tell, f"{type(fault).__name__}: {fault}".encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(tell)
    with os.fdopen(told) as answer:
        said = answer.read()

    assert (
        f"CannotWrite: {target} cannot be written: this folder is not yours to change. What was there before is "
        "untouched."
    ) == said
    assert OLD == read(target)


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_has_the_same_bytes_whatever_the_day_and_the_machine_s_habits(
    *, packed: bool, tmp_path: Path
) -> None:
    write_zip(NEW, tmp_path / "one.zip", packed=packed)
    before = os.umask(0o077)
    try:
        write_zip(dict(reversed(NEW.items())), tmp_path / "two.zip", packed=packed)
    finally:
        os.umask(before)

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert [
            ("café.txt", (1980, 1, 1, 0, 0, 0), 0o100644 << 16, b""),
            ("fin/fin-012.html", (1980, 1, 1, 0, 0, 0), 0o100644 << 16, b""),
            ("index.html", (1980, 1, 1, 0, 0, 0), 0o100644 << 16, b""),
        ] == [(entry.filename, entry.date_time, entry.external_attr, entry.extra) for entry in archive.infolist()]
        assert NEW == {name: archive.read(name) for name in archive.namelist()}


def test_an_archive_that_is_stored_has_the_bytes_that_were_read_when_this_test_was_written(tmp_path: Path) -> None:
    write_zip(NEW, tmp_path / "new.zip")

    assert (
        "c2e30b5e552ec7a0d736ee9e02fe883ae24fadd662f1e9beb44132be9870350e"
        == hashlib.sha256((tmp_path / "new.zip").read_bytes()).hexdigest()
    )


def test_an_archive_of_ours_is_replaced_and_any_other_file_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "bag.zip"
    write_zip(OLD, target)
    write_zip(NEW, target)
    with zipfile.ZipFile(target) as archive:
        assert sorted(NEW) == archive.namelist()

    for foreign in ("a text", ""):
        target.write_text(foreign)
        with pytest.raises(CannotWrite, match="was not written by passation"):
            write_zip(NEW, target)
        assert foreign == target.read_text()
    target.unlink()
    target.mkdir()
    with pytest.raises(CannotWrite, match="was not written by passation"):
        write_zip(NEW, target)
    assert ["bag.zip"] == [path.name for path in tmp_path.iterdir()]
