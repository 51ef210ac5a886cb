"""The command line in an empty folder, as somebody runs it who has just installed passation."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from passation.cli.start import run


class Ran(NamedTuple):
    """What a command did: its exit code, what it printed, and what it said beside."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def passation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Give what runs a command line in an empty folder, on a plain terminal without any language."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def ran(*args: str) -> Ran:
        capsys.readouterr()
        code = run(args)
        return Ran(code, *capsys.readouterr())

    return ran
