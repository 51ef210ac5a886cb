import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from passation.tools import cache
from passation.tools.cache import cached


class Maker:
    """Makes what it is told to, and counts how often."""

    def __init__(self, made: bytes = b"a drawing") -> None:
        self.made = made
        self.times = 0

    def __call__(self) -> bytes:
        self.times += 1
        return self.made


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty cache folder, not made yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "passation"


def entries(home: Path) -> list[Path]:
    return sorted(path for path in home.glob("*/*/*") if path.is_file())


def test_what_was_made_once_is_not_made_again(home: Path) -> None:
    make = Maker()

    assert [b"a drawing"] * 2 == [cached("graphviz", "16", b"digraph {}", make) for _ in range(2)]
    assert 1 == make.times
    assert 1 == len(entries(home))


@pytest.mark.parametrize(
    ("tool", "version", "key"),
    [("typst", "16", b"key"), ("graphviz", "17", b"key"), ("graphviz", "16", b"other")],
    ids=["tool", "version", "key"],
)
def test_another_tool_version_or_input_is_another_entry(home: Path, tool: str, version: str, key: bytes) -> None:
    cached("graphviz", "16", b"key", Maker(b"one"))

    assert b"two" == cached(tool, version, key, Maker(b"two"))
    assert 2 == len(entries(home))


def test_only_its_user_can_read_what_is_kept(home: Path) -> None:
    home.mkdir(mode=0o777)
    home.chmod(0o777)
    cached("graphviz", "16", b"key", Maker())

    assert [0o700, 0o600] == [stat.S_IMODE(path.stat().st_mode) for path in (home, *entries(home))]


@pytest.mark.parametrize(
    "damage",
    [lambda _: b"", lambda old: old[:-1], lambda old: old + b"x", lambda old: b"\0" + old[1:]],
    ids=["emptied", "cut short", "longer", "changed"],
)
def test_a_damaged_entry_is_made_again_and_mended(home: Path, damage: Callable[[bytes], bytes]) -> None:
    cached("graphviz", "16", b"key", Maker())
    (entry,) = entries(home)
    entry.write_bytes(damage(entry.read_bytes()))
    make = Maker()

    assert [b"a drawing"] * 2 == [cached("graphviz", "16", b"key", make) for _ in range(2)]
    assert 1 == make.times


def test_a_fault_of_the_maker_passes_through_and_is_not_kept(home: Path) -> None:
    def fail() -> bytes:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        cached("graphviz", "16", b"key", fail)

    assert [] == entries(home)


def test_switched_off_it_neither_reads_nor_keeps(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cached("graphviz", "16", b"key", Maker(b"old"))
    monkeypatch.setenv("PASSATION_NO_CACHE", "1")

    assert b"new" == cached("graphviz", "16", b"key", Maker(b"new"))
    assert b"newer" == cached("graphviz", "16", b"other", Maker(b"newer"))
    assert 1 == len(entries(home))


def test_a_folder_that_cannot_be_made_costs_nothing_but_time(home: Path) -> None:
    home.write_bytes(b"a file stands where the folder would be")

    assert b"a drawing" == cached("graphviz", "16", b"key", Maker())


def test_a_place_taken_by_a_folder_costs_nothing_but_time(home: Path) -> None:
    cached("graphviz", "16", b"key", Maker())
    (entry,) = entries(home)
    entry.unlink()
    entry.mkdir()

    assert b"a drawing" == cached("graphviz", "16", b"key", Maker())
    assert [entry] == list(home.glob("graphviz/*/*"))


def test_a_full_disk_costs_nothing_but_time(home: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        made = cached("graphviz", "16", b"key", Maker(b"x" * 5000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)

    assert b"x" * 5000 == made
    assert [] == entries(home)


def test_a_folder_of_someone_else_is_not_used(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)

    assert b"a drawing" == cached("graphviz", "16", b"key", Maker())
    assert [] == entries(home)


def test_without_a_home_nothing_is_written_where_we_stand(tmp_path: Path) -> None:
    code = "from passation.tools.cache import cached; print(cached('a', '1', b'', lambda: b'made'))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"XDG_CACHE_HOME": "not/absolute"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert "b'made'\n" == done.stdout
    assert [] == list(tmp_path.iterdir())


def test_old_entries_are_swept_and_recent_ones_stay(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in (b"old", b"recent"):
        cached("graphviz", "16", key, Maker(key))
    a_month_ago = entries(home)[0].stat().st_mtime - cache.MAX_AGE - 1
    kept, old = sorted(entries(home), key=lambda path: path.read_bytes().endswith(b"old"))
    os.utime(old, (a_month_ago, a_month_ago))
    monkeypatch.setattr(cache, "SWEEP_EVERY", 0)
    cached("graphviz", "16", b"one more", Maker())

    assert kept in entries(home)
    assert old not in entries(home)


def test_a_folder_that_is_too_big_loses_its_oldest_entries(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "SWEEP_EVERY", 0)
    monkeypatch.setattr(cache, "MAX_BYTES", 3500)
    for day in range(6):
        before = set(entries(home))
        cached("graphviz", "16", str(day).encode(), Maker(bytes([day]) * 1000))
        (new,) = set(entries(home)) - before
        os.utime(new, (new.stat().st_mtime - 600 + day, new.stat().st_mtime - 600 + day))
    cached("graphviz", "16", b"last", Maker(b"\7" * 1000))

    assert [4, 5, 7] == sorted(path.read_bytes()[-1] for path in entries(home))


def test_many_at_once_all_get_what_was_made(home: Path) -> None:
    def ask(number: int) -> bytes:
        key = str(number % 10).encode()
        return cached("graphviz", "16", key, Maker(key * 10_000))

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(200)))

    assert [str(number % 10).encode() * 10_000 for number in range(200)] == answers
    assert 10 == len(entries(home))
