"""The live preview, from outside: it answers, it changes with the files, it ends when asked."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

SCRIPT = """
import sys
from pathlib import Path
from passation.site.build import serve_site
serve_site(Path(sys.argv[1]), "tous", port=int(sys.argv[2]))
"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310  # our own address
        return str(answer.read().decode())


def until(check: Callable[[], bool], seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if check():
                return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.1)
    return False


@pytest.fixture
def copy(company: Path, tmp_path: Path) -> Path:
    """Give a copy of the small company."""
    shutil.copytree(company, tmp_path / "company")
    return tmp_path / "company"


@pytest.fixture
def served(copy: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Give the address of its preview, and the process that shows it."""
    port = free_port()
    with subprocess.Popen([sys.executable, "-c", SCRIPT, str(copy), str(port)], stderr=subprocess.DEVNULL) as process:
        try:
            yield f"http://127.0.0.1:{port}", process
        finally:
            process.kill()


@pytest.mark.slow
def test_a_preview_follows_the_files_and_ends_quietly(copy: Path, served: tuple[str, subprocess.Popen[bytes]]) -> None:
    address, process = served
    page = f"{address}/processus/ACC-001.html"
    sop = copy / "sops" / "clients" / "ACC-001-accueil.yml"

    assert until(lambda: "Dire bonjour" in read(page))
    sop.write_text(sop.read_text("utf-8").replace("Dire bonjour", "Sourire"), encoding="utf-8")
    assert until(lambda: "Sourire" in read(page))
    sop.write_text(sop.read_text("utf-8").replace("title: Accueil", "title: Arrivée"), encoding="utf-8")
    assert until(lambda: "Arrivée des clients" in read(page))
    assert until(lambda: "Arrivée des clients" in read(f"{address}/processus.html"))
    sop.write_text(sop.read_text("utf-8").replace("owner:", "ownre:"), encoding="utf-8")
    assert until(lambda: "pa-banner--error" in read(page))
    assert "Sourire" in read(page)
    assert re.search(r"SCH\d+", read(page))
    process.send_signal(signal.SIGINT)
    assert 0 == process.wait(20)
