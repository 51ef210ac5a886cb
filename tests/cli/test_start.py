"""Where a command ends: our faults, interruptions, readers that stop, consoles that lack letters."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from passation.cli import screen, start
from passation.cli.system import why
from passation.words import Words


def test_our_fault_is_one_line_and_a_file_to_send(
    passation: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("passation.cli.company.load", lambda _: 1 / 0)
    ran = passation("check")
    [report] = tmp_path.glob("passation-*.txt")

    assert (
        3,
        "",
        (
            f"Quelque chose n’a pas marché, et c’est notre faute. Ce qui s’est passé est écrit dans {report}\u00a0: "
            "relisez-le, puis envoyez-le-nous.\n"
        ),
    ) == ran
    assert "passation check\n" in report.read_text("utf-8")
    assert report.read_text("utf-8").rstrip().endswith("ZeroDivisionError: division by zero")


def test_our_fault_without_a_place_to_write_is_still_one_line(passation: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/nulle/part")
    monkeypatch.setattr("passation.cli.company.load", lambda _: 1 / 0)

    assert (
        3,
        "",
        "Quelque chose n’a pas marché, et c’est notre faute\u00a0: ZeroDivisionError.\n",
    ) == passation("check")


def test_ctrl_c_ends_with_130(passation: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("passation.cli.company.load", interrupted)
    ran = passation("check")

    assert (130, "", "Interrompu\u202f; rien n’a été laissé à moitié fait.") == (ran.code, ran.out, ran.err.strip())


def command(*args: str, cwd: Path, **env: str) -> "subprocess.Popen[bytes]":
    """Start the command line as a program of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "passation", *args],
        cwd=cwd,
        env={**os.environ, **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.slow
def test_whoever_stops_reading_changes_neither_the_code_nor_the_noise(company: Path) -> None:
    with command("check", "--format", "json", "-q", cwd=company) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.close()
        noise = ran.stderr.read()

    assert (0, b"") == (ran.returncode, noise)


def in_a_shell(line: str, company: Path) -> tuple[int, str]:
    """Run a line of a shell in which `passation` is ours; gives its code and what it said beside."""
    env = {**os.environ, "PYTHON": sys.executable}
    shell = ["/bin/sh", "-c", f'"$PYTHON" -m passation {line}']
    ran = subprocess.run(shell, cwd=company, env=env, capture_output=True, check=False)
    return ran.returncode, ran.stderr.decode("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&- <&-"])
def test_a_closed_stream_is_one_that_nobody_reads(closed: str, company: Path) -> None:
    assert (0, "") == in_a_shell(f"check -q {closed}", company)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_said_in_the_readers_language(company: Path) -> None:
    french = "Erreur\u00a0: Le système a refusé\u00a0: le disque est plein.\n"

    assert (2, french) == in_a_shell("check -q > /dev/full", company)
    assert (2, "Error: The system refused: the disk is full.\n") == in_a_shell(
        "check -q --lang en > /dev/full", company
    )


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file", "a.yml"), "Le système a refusé a.yml\u00a0: il n’existe pas."),
        (OSError(errno.ETXTBSY, "Text file busy"), "Le système a refusé\u00a0: Text file busy."),
        (OSError("odd"), "Le système a refusé\u00a0: odd."),
    ],
    ids=str,
)
def test_a_refusal_of_the_system_is_a_sentence(fault: OSError, said: str) -> None:
    assert said == Words("fr").say(why(fault))


@pytest.mark.slow
def test_an_old_console_gets_its_own_letters_instead_of_a_failure(company: Path) -> None:
    file = company / "sops" / "finance" / "FIN-001-relances.yml"
    file.write_text(file.read_text("utf-8").replace("owner: raf", "owner: ra"), "utf-8")
    with command("check", cwd=company, PYTHONIOENCODING="cp1252") as ran:
        out, _ = ran.communicate()

    assert (1, "  -> Vouliez-vous dire `raf` ?") == (ran.returncode, out.decode("cp1252").splitlines()[5])


@pytest.mark.parametrize(
    ("environ", "terminal", "expected"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_colours_are_for_terminals_unless_said_otherwise(
    environ: dict[str, str], *, terminal: bool, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)

    assert expected == screen.colours(sys.stdout, environ)


def test_every_exit_code_is_the_one_that_is_documented() -> None:
    assert (0, 1, 2, 3, 130) == (start.FINE, start.FOUND, start.REFUSED, start.OUR_FAULT, start.INTERRUPTED)
