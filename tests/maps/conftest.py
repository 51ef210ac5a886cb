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
    *processes: str | Mapping[str, Any], domains: str = "[]", names: Mapping[str, str] | None = None, **more: Any
) -> Edition:
    """An edition that shows everything of a few processes. A process has `domain: …` besides its own keys.

    `more` is what else the manual holds: `tools`, `data`…
    """
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
        **more,
    )
    return publish(manual, EVERYTHING)


DOMAINS = """
- {id: pilotage, title: Pilotage, band: management}
- {id: commercial, title: Commerce et devis, band: core}
- {id: finance, title: Finance et trésorerie, band: support}
"""
PROCESSES = (
    """
id: PIL-001
domain: pilotage
title: Construction du budget annuel
owner: dirigeante
steps: [{do: Fixer les objectifs, consult: [expert]}]
""",
    """
id: COM-003
domain: commercial
title: Suivi des devis sans réponse
performer: assistante
steps: [{do: Relire les devis en attente, minutes: 5}, {do: Envoyer le courriel de suivi, minutes: 3}]
""",
    """
id: FIN-012
domain: finance
title: Relances des factures impayées
performer: assistante
volume: {unit: facture, per: week, usual: 20}
trigger: {every: week}
steps:
  - {id: s10, do: Exporter la balance âgée, minutes: 5}
  - id: s20
    ask: La fiche client signale-t-elle un litige ?
    per: facture
    answers: {Oui: {goto: s50, share: 5 %}, Non: s30}
  - {id: s30, do: Préparer la mise en demeure, per: facture, minutes: 15, handoff: slack}
  - id: s40
    actor: dirigeante
    do: Valider et signer la mise en demeure
    per: facture
    control: {kind: approval}
    irreversible: true
    minutes: 5
    next: s60
  - {id: s50, actor: raf, do: Arbitrer le litige, per: facture, minutes: 10, consult: [expert]}
  - {id: s60, do: Consigner le statut de chaque facture, minutes: 10, inform: [dirigeante]}
  - {id: s70, wait: Réponse du client, for: 2 business days, answers: {Reçue: end, Délai passé: s10}}
""",
    """
id: FIN-030
domain: finance
title: Dossier comptable mensuel
performer: operatrice
steps:
  - {id: s10, do: Rassembler les pièces}
  - {id: s20, do: Saisir les ventes, after: [s10]}
  - {id: s30, actor: assistante, do: Saisir les achats, after: [s10], with: [suppleante]}
  - {id: s40, actor: raf, do: Contrôler dix pièces, after: [s20, s30], control: {kind: sample}}
  - {id: s50, call: PIL-001}
""",
)


@cache
def small() -> Edition:
    """Four processes in three domains: inside, outside, and mixed twice."""
    return edition_of(*PROCESSES, domains=DOMAINS)


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


@pytest.fixture(name="small")
def _small() -> Edition:
    return small()


@pytest.fixture(name="golden")
def _golden() -> Callable[[str], str]:
    """Texts that were read by eye before they were kept."""
    return lambda name: (Path(__file__).parent / "golden" / name).read_text("utf-8")


@pytest.fixture(name="link")
def _link() -> Callable[[Target], str | None]:
    return link


def gated() -> Edition:
    """A process with a secret decision, as those see it who may not know it."""
    text = """
id: FIN-001
title: Chiffrage
owner: raf
result: Fait
confidentiality: internal
steps:
  - {id: s10, do: Saisir les lignes}
  - id: s20
    do: Comparer aux planchers
    actor: dirigeante
    confidentiality: secret
    seen_as: Attendre l’accord
    control: {kind: approval}
  - {id: s30, do: Envoyer}
"""
    sop = Sop.model_validate(texts(text))
    manual = Manual(
        Company.model_validate({"name": "Menuiserie Vallier"}),
        sops={sop.id: sop},
        domain_of={sop.id: "finance"},
        graphs={sop.id: graph_of(sop.steps)},
        actors={key: Actor.model_validate({"id": key, **value}) for key, value in ACTORS.items()},
    )
    return publish(manual, Audience.model_validate({"id": "equipe", "sees": "internal", "scope": "all"}))


@pytest.fixture(name="gated")
def _gated() -> Callable[[], Edition]:
    return gated
