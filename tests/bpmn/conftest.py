"""Processes to export: written in a few lines, and those of the sample company."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from passation.edition import Edition

sys.path.insert(0, str(Path(__file__).parents[1]))

from maps.conftest import edition_of, gated, sample, small


@pytest.fixture(name="edition_of")
def _edition_of() -> Callable[..., Edition]:
    return edition_of


@pytest.fixture(name="small")
def _small() -> Edition:
    return small()


@pytest.fixture(name="sample")
def _sample() -> Edition:
    return sample()


@pytest.fixture(name="golden")
def _golden() -> Callable[[str], str]:
    """Files that were looked at in a modeller before they were kept."""
    return lambda name: (Path(__file__).parent / "golden" / name).read_text("utf-8")


@pytest.fixture(name="gated")
def _gated() -> Callable[[], Edition]:
    return gated
