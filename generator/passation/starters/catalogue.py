"""The catalogue of indicators: all those that the founding documents name, and those of the kits, with stable ids."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

import yaml

from passation.starters.pieces import pieces

_WHO: Final = re.compile(r"    (?:owner|measured_by): (.+)\n")


def indicators(language: str) -> Mapping[str, str]:
    """Every indicator as the text of an item, by its id, in order of the catalogue."""
    return {piece.id: piece.text for piece in pieces(language, "kpis.yml") if piece.id is not None}


def names(language: str) -> Mapping[str, str]:
    """What each indicator is called, by its id."""
    return {key: yaml.safe_load(text)[0]["name"] for key, text in indicators(language).items()}


def adapted(text: str, actors: Collection[str]) -> str:
    """An indicator for a company: whoever is not there becomes a comment to complete."""
    return _WHO.sub(lambda found: found[0] if found[1] in actors else f"    # {found[0].lstrip()}", text)
