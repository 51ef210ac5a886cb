"""`passation edit`: says its address, serves on this machine alone, and ends with Ctrl+C."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest


def test_a_process_that_does_not_exist_is_named(passation: Any) -> None:
    assert (2, "", "Erreur\u00a0: Il n’y a pas de processus FIN-002. Vouliez-vous dire FIN-001\u202f?\n") == passation(
        "edit", "FIN-002", "--no-open"
    )


def test_a_port_that_is_taken_is_named(passation: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        assert (2, "", f"Erreur\u00a0: Le port {port} est pris. Choisissez-en un autre avec --port.\n") == passation(
            "edit", "--no-open", "--port", port
        )


@pytest.mark.slow
def test_it_says_an_address_that_only_whoever_has_it_can_open(company: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "passation", "edit", "FIN-001", "--no-open"],
        cwd=company,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as running:
        assert running.stdout is not None
        address = running.stdout.readline().strip()
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310  # our own, on this machine
            page = answer.read().decode()
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen("/".join(address.split("/")[:3]), timeout=60)  # noqa: S310  # as above
        refused.value.close()
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)

    assert address.startswith("http://127.0.0.1:")
    assert address.endswith("/process/FIN-001")
    assert "Relances des factures" in page
    assert 403 == refused.value.code
    assert 0 == running.returncode
    assert (
        "Qui a cette adresse peut modifier les fichiers\u00a0: elle n’est que pour vous.\n"
        "Ensuite\u00a0: remplissez le formulaire et enregistrez. Ctrl+C arrête tout.\n"
    ) == err
