"""Editions to draw: of a process written in a few lines, and of the sample company."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from passation.edition import Edition, publish
from passation.load.folder import load
from passation.model.actor import Actor, Organisation
from passation.model.channel import Channel
from passation.model.company import Audience, Company
from passation.model.flow import graph_of
from passation.model.manual import Manual
from passation.model.sop import Sop
from passation.table import Target

ROOT = Path(__file__).parents[2]
EVERYTHING = Audience.model_validate({"id": "direction", "sees": "secret", "scope": "all"})
ACTORS: Mapping[str, Mapping[str, str]] = {
    "raf": {"name": "Responsable administratif et financier"},
    "dirigeante": {"name": "Dirigeante"},
    "assistante": {"name": "Assistante externalisée", "side": "external", "organisation": "assistplus"},
    "suppleante": {"name": "Assistante suppléante", "side": "external", "organisation": "assistplus"},
    "operatrice": {"name": "Opératrice de saisie", "side": "external", "organisation": "volana"},
    "expert": {"name": "Cabinet d'expertise comptable", "side": "partner"},
    "client": {"name": "Client débiteur", "side": "customer"},
    "automate": {"name": "Automate de dépôt", "side": "system"},
}
ORGANISATIONS = {"assistplus": "AssistPlus", "volana": "Volana"}

MakeEdition = Callable[..., Edition]


def link(target: Target) -> str | None:
    """Every step and every item on the page itself."""
    return f"#{target.id}-{target.step}" if target.step else f"#{target.id}"


def texts(text: str) -> Any:
    """YAML as `load` reads it: every scalar a text."""
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - makes texts only


def edition_of(
    *processes: str | Mapping[str, Any], domains: str = "[]", names: Mapping[str, str] | None = None
) -> Edition:
    """An edition that shows everything of a few processes. A process has `domain: …` besides its own keys."""
    sops, folders = {}, {}
    for number, given in enumerate(processes, 1):
        values = dict(texts(given) if isinstance(given, str) else given)
        folder = values.pop("domain", "finance")
        start = {"id": f"FIN-{number:03}", "title": f"Processus {number}", "owner": "raf", "result": "Fait"}
        sop = Sop.model_validate({**start, **values})
        sops[sop.id], folders[sop.id] = sop, folder
    actors = {
        key: Actor.model_validate({"id": key, **value, **({"name": names[key]} if names and key in names else {})})
        for key, value in ACTORS.items()
    }
    manual = Manual(
        Company.model_validate({"name": "Menuiserie Vallier", "domains": texts(domains)}),
        sops=sops,
        domain_of=folders,
        graphs={key: graph_of(sop.steps) for key, sop in sops.items()},
        actors=actors,
        organisations={
            key: Organisation.model_validate({"id": key, "name": name}) for key, name in ORGANISATIONS.items()
        },
        channels={"slack": Channel.model_validate({"id": "slack", "name": "Slack #back-office"})},
    )
    return publish(manual, EVERYTHING)


@cache
def sample() -> Edition:
    """The repository's own company, everything shown."""
    manual = load(ROOT).manual
    assert manual is not None
    return publish(manual, EVERYTHING)


@pytest.fixture(name="edition_of")
def _edition_of() -> MakeEdition:
    return edition_of


@pytest.fixture(name="sample")
def _sample() -> Edition:
    return sample()


@pytest.fixture(name="link")
def _link() -> Callable[[Target], str | None]:
    return link
