"""An output appears whole or not at all, whatever happens while it is written."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from trees import NEW, OLD, beside, read  # type: ignore[import-not-found]  # conftest says where it is

from passation.tools import exchange, stage
from passation.tools.writer import CannotWrite, write


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
