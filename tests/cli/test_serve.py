"""`passation serve`: on this machine alone, made again at each save, until it is stopped."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow
PATIENCE = 60
"""Seconds that a page may take to appear on a busy machine."""


@pytest.fixture
def port() -> int:
    """Give a port that is free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(company: Path, port: int) -> Iterator["subprocess.Popen[str]"]:
    """Give a running preview of the company."""
    with subprocess.Popen(
        [sys.executable, "-m", "passation", "serve", "--port", str(port), "--audience", "equipe"],
        cwd=company,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as running:
        yield running
        running.kill()


def page(port: int, path: str, wanted: str) -> str:
    """Fetch a page until it says what is wanted."""
    end = time.monotonic() + PATIENCE
    text = ""
    while time.monotonic() < end and wanted not in text:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=PATIENCE) as answer:
                text = answer.read().decode()
        except OSError:
            time.sleep(0.2)
    return text


def test_a_page_follows_what_is_saved_and_a_broken_file_says_why_until_ctrl_c(
    server: "subprocess.Popen[str]", port: int, company: Path
) -> None:
    file = company / "sops" / "finance" / "FIN-001-relances.yml"
    good = file.read_text("utf-8")

    assert "Relances des factures" in page(port, "processus/FIN-001.html", "Relances des factures")
    file.write_text(good.replace("Relances des factures", "Relances du lundi"), "utf-8")
    assert "Relances du lundi" in page(port, "processus/FIN-001.html", "Relances du lundi")
    file.write_text(good + "  - broken: [\n", "utf-8")
    assert "YML104" in page(port, "processus/FIN-001.html", "YML104")
    server.send_signal(signal.SIGINT)
    out, err = server.communicate(timeout=PATIENCE)
    assert (0, f"http://127.0.0.1:{port}/\n") == (server.returncode, out)
    assert err.startswith("Ensuite\u00a0: modifiez et enregistrez, la page suit. Ctrl+C arrête.\n")
    assert "Traceback" not in err


def test_a_port_that_is_taken_is_named(passation: Any, port: int) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()

        assert (
            2,
            "",
            f"Erreur\u00a0: Le port {port} est pris. Choisissez-en un autre avec --port.\n",
        ) == passation("serve", "--port", str(port))


@pytest.mark.parametrize("port_said", ["0", "70000", "http"])
def test_a_port_that_cannot_be_is_a_usage_error(port_said: str, passation: Any) -> None:
    assert 2 == passation("serve", "--port", port_said).code
