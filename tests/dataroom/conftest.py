"""One small company, and what each of its recipients gets."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from passation.dataroom import Delivery, deliver
from passation.edition import Edition, publish_for_recipient
from passation.load.folder import load
from passation.model.manual import Manual
from passation.words import Words

COMPANY = Path(__file__).parent / "company"


@cache
def company() -> Manual:
    """Load the company; it has no fault."""
    loaded = load(COMPANY)
    assert loaded.manual is not None, loaded.findings
    return loaded.manual


@cache
def delivered(recipient: str) -> Delivery:
    """Make a recipient's bag, once for all tests."""
    edition = publish_for_recipient(company(), recipient)
    return deliver(edition, Words(edition.language), company().lock)


@pytest.fixture
def manual() -> Manual:
    """Give the company."""
    return company()


@pytest.fixture
def edition() -> Callable[[str], Edition]:
    """Give the edition of a recipient."""
    return lambda recipient: publish_for_recipient(company(), recipient)


@pytest.fixture
def delivery() -> Callable[[str], Delivery]:
    """Give the bag of a recipient."""
    return delivered
