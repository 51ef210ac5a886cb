"""One small company's editions, and prints of them made once for all tests."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from passation import dossier
from passation.edition import Edition, publish, publish_for_recipient
from passation.load.folder import load
from passation.model.company import Audience
from passation.model.manual import Manual
from passation.words import Words

COMPANY = Path(__file__).parents[1] / "dataroom" / "company"
TEAM = Audience.model_validate({"id": "equipe", "name": "Équipe", "sees": "confidential", "scope": "all"})


@cache
def company() -> Manual:
    """Load the company; it has no fault."""
    loaded = load(COMPANY)
    assert loaded.manual is not None, loaded.findings
    return loaded.manual


@cache
def published(recipient: str) -> Edition:
    """Give an edition: the team's, or a recipient's."""
    return publish(company(), TEAM) if recipient == "equipe" else publish_for_recipient(company(), recipient)


@cache
def printed(recipient: str, process: str = "") -> bytes:
    """Print the whole book, or the sheet of a process."""
    edition = published(recipient)
    words = Words(edition.language)
    return dossier.sheet(edition, words, process) if process else dossier.book(edition, words)


@pytest.fixture
def edition() -> Callable[[str], Edition]:
    """Give an edition by its reader."""
    return published


@pytest.fixture
def book() -> Callable[[str], bytes]:
    """Give the book of a reader."""
    return printed


@pytest.fixture
def sheet() -> Callable[[str, str], bytes]:
    """Give the sheet of a process for a reader."""
    return printed
