"""Readings to a manual: items gathered by kind and id, once nothing in them stops an output."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from passation.finding import Finding, Severity
from passation.load.belongings import stray
from passation.load.company_names import unnamed_by_company
from passation.load.ids import dangling_ids, doubled, misnamed
from passation.load.parts import COLLECTIONS, UNNAMED, Parts
from passation.load.shares import uneven_shares
from passation.model.content import KINDS
from passation.model.flow import graph_of
from passation.model.manual import Manual
from passation.source import Origin


def assemble(parts: Parts) -> tuple[Manual | None, list[Finding]]:
    """One manual of all readings; None when anything in them stops an output."""
    translations, faults = _translations(parts)
    findings = [
        *parts.findings,
        *doubled(parts),
        *misnamed(parts),
        *dangling_ids(parts),
        *stray(parts),
        *unnamed_by_company(parts),
        *uneven_shares(parts),
        *faults,
    ]
    company = parts.company.get("company.yml")
    broken = any(finding.severity is Severity.ERROR for finding in findings)
    if company is None or company.value is None or broken:
        return None, findings
    return _manual(parts, translations), findings


def _translations(parts: Parts) -> tuple[dict[tuple[str, str], Any], list[Finding]]:
    """The translations and their faults, where there are any."""
    if not parts.translations:
        return {}, []
    from passation.load.translations import checked  # noqa: PLC0415  # few companies translate, and words come with it

    return checked(parts)


def _manual(parts: Parts, translations: dict[tuple[str, str], Any]) -> Manual:
    sops = dict(sorted((reading.value.id, reading.value) for _, _, reading in parts.sops))
    named = {KINDS[kind]: _by_id(parts, kind) for kind in COLLECTIONS}
    company, roadmap = parts.file("company.yml"), parts.file("roadmap.yml")
    named["objectives"] = {**{each.id: each for each in company.objectives}, **named["objectives"]}
    return Manual(
        company=company,
        sops=sops,
        domain_of={reading.value.id: domain for domain, _, reading in parts.sops},
        graphs={number: graph_of(sop.steps) for number, sop in sops.items()},
        **named,
        trainings=parts.file("actors.yml").trainings,
        access_review=parts.file("tools.yml").access_review,
        measures=parts.measures,
        incidents=tuple(incident for _, incident in parts.incidents),
        terms=parts.file("glossary.yml").terms,
        stages=roadmap.stages,
        waves=roadmap.waves,
        questions=parts.file("questions.yml"),
        diagnostic=parts.file("diagnostic.yml"),
        obligations=parts.file("obligations.yml").obligations,
        dataroom=parts.file("dataroom/dataroom.yml"),
        qa=parts.file("dataroom/qa.yml"),
        lock=parts.file("dataroom/lock.yml"),
        attachments=parts.attachments,
        pieces=parts.pieces,
        translations=translations,
        settings=parts.file("settings.yml"),
        origins=dict(_origins(parts)),
    )


def _by_id(parts: Parts, kind: str) -> dict[str, Any]:
    name, key = COLLECTIONS[kind]
    return {item.id: item for item in getattr(parts.file(name), key)}


def _origins(parts: Parts) -> Iterator[tuple[tuple[str, str | int], Origin]]:
    for _, _, reading in parts.sops:
        yield ("process", reading.value.id), reading.document.origin
    for name, reading in parts.company.items():
        yield ("file", name), reading.document.origin
    for kind, (name, key) in COLLECTIONS.items():
        if name in parts.company:
            origin = parts.company[name].document.origin / key
            for index, item in enumerate(getattr(parts.file(name), key)):
                yield (kind, item.id), origin / index
    for kind, (name, key) in UNNAMED.items():
        if name in parts.company:
            for index in range(len(getattr(parts.file(name), key))):
                yield (kind, index), parts.company[name].document.origin.at(key, index)
    company = parts.company["company.yml"]
    for index, objective in enumerate(company.value.objectives):
        yield ("objective", objective.id), company.document.origin.at("objectives", index)
