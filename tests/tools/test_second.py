"""A module of ours at work in another process."""

import os
import sys
from pathlib import Path

import pytest

from passation.tools.second import Failed, second


def module(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> str:
    (folder / "elsewhere.py").write_text(text, "utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), *sys.path]))
    return "elsewhere"


def test_it_reads_what_it_is_given_and_what_it_prints_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "import sys, time, os\nprint(sys.argv[1], sys.stdin.read(), os.environ['TZ'], time.tzname[0] != 'CET')"
    with second(module(tmp_path, monkeypatch, text), ["un"]) as other:
        other.give("été".encode())

        assert "un été Pacific/Kiritimati True" == other.result()


def test_its_last_words_are_told_when_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "import sys\nsys.stdin.read()\nraise ValueError('trop tard')"
    with second(module(tmp_path, monkeypatch, text), []) as other:
        other.give(b"")
        with pytest.raises(Failed, match="ValueError: trop tard"):
            other.result()


def test_it_ends_with_the_block_even_when_nothing_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "import os, sys, pathlib\npathlib.Path(sys.argv[1]).write_text(str(os.getpid()))\nsys.stdin.read()"
    with second(module(tmp_path, monkeypatch, text), [str(tmp_path / "pid")]) as other:
        pass

    with pytest.raises(ValueError, match="closed"):
        other.give(b"x")
