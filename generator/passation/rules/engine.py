"""All rules over a manual: each finding at its severity here, waived and known ones set apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, cast

from passation.analysis.once import once
from passation.finding import Finding
from passation.frozen import dataclass
from passation.model.content import Content
from passation.model.manual import Manual
from passation.rules.baseline import fingerprint
from passation.rules.delivery.delivery import Delivery
from passation.rules.registry import BY_CODE, CHANGE, DATED, DELIVERY, MANUAL, POLICY, SOURCE
from passation.rules.rule import RawText, Rule
from passation.rules.severity import settle
from passation.rules.waivers import in_force, stated
from passation.source import Origin

_SEARCHED: Final = 1_000_000
"""Bytes of a document that are searched for secrets: what people write stands at its beginning."""
_PIECES: Final = "cartography/dataroom"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules found: what stands, what a waiver sets aside, what the baseline already knew."""

    findings: tuple[Finding, ...] = ()
    waived: tuple[Finding, ...] = ()
    known: tuple[Finding, ...] = ()


def check(manual: Manual, today: dt.date) -> list[Finding]:
    """What the rules find in a manual on a day, waivers and baseline applied."""
    return list(judge(manual, today).findings)


def judge(manual: Manual, today: dt.date, but: Collection[str] = ()) -> Judgement:
    """The same, with what was set aside; by all rules, or by all but those of some codes.

    Ordered by file and keys; no place is worked out here.
    """
    waivers = [each for each in stated(manual) if in_force(each.waiver, today)]
    baseline = frozenset(manual.settings.baseline)
    stand, waived, known = [], [], []
    for finding in _settled(manual, today, but):
        always = BY_CODE[finding.code].always
        if not always and any(waiver.covers(finding) for waiver in waivers):
            waived.append(finding)
        elif not always and baseline and fingerprint(finding) in baseline:
            known.append(finding)
        else:
            stand.append(finding)
    return Judgement(in_order(stand), in_order(waived), in_order(known))


def check_all(
    found: Iterable[Finding], texts: Mapping[str, str], manual: Manual | None, today: dt.date
) -> list[Finding]:
    """Everything that is wrong in a company: what loading found, what its raw texts hold, what the rules find.

    Args:
        found: the findings of loading.
        texts: its files as they were read, by path.
        manual: what loading made of them; None while a file has faults.
        today: the day to judge on.
    """
    return [*found, *check_raw(texts, manual), *(check(manual, today) if manual is not None else ())]


def check_raw(texts: Mapping[str, str], manual: Manual | None) -> list[Finding]:
    """What the rules find in a company's raw texts: its files as they were read, and what is attached to them."""
    raws = [RawText(path, text) for path, text in texts.items()]
    raws += (raw for raw in attached(manual) if raw.path not in texts) if manual is not None else ()
    return check_sources(raws)


def compare(base: Manual, head: Manual, today: dt.date) -> list[Finding]:
    """What the rules find in a change from `base`, what was accepted, to `head`, what is proposed.

    What is proposed does not lower its own judges: rules that always hold are neither settled nor waived.
    """
    waivers = [each for each in stated(head) if in_force(each.waiver, today)]
    found = []
    for room in CHANGE:
        for finding in room.check(base, head):
            settled = finding if room.RULE.always else settle(finding, room.RULE, head)
            if settled is not None and (room.RULE.always or not any(each.covers(settled) for each in waivers)):
                found.append(settled)
    return list(in_order(found))


def check_sources(raws: Iterable[RawText]) -> list[Finding]:
    """What the rules find in raw texts, whether or not they could be read as a manual."""
    return [finding for raw in raws for room in SOURCE for finding in room.check(raw)]


def attached(manual: Manual) -> Iterator[RawText]:
    """How attachments and pieces begin, as raw texts; what is not UTF-8 (pictures, their metadata) byte by byte."""
    pieces = ((f"{_PIECES}/{path}", data) for path, data in manual.pieces.items())
    for path, data in (*((each.path, each.data) for each in manual.attachments.values()), *pieces):
        try:
            text = data[:_SEARCHED].decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data[:_SEARCHED].decode("latin-1")
        yield RawText(path, text)


def check_delivery(delivery: Delivery) -> list[Finding]:
    """What stops a delivery."""
    return [finding for room in DELIVERY for finding in room.check(delivery)]


def _settled(manual: Manual, today: dt.date, but: Collection[str]) -> Iterator[Finding]:
    for rule, finding in _found(manual, today, but):
        if (settled := settle(finding, rule, manual)) is not None:
            yield settled


def _found(manual: Manual, today: dt.date, but: Collection[str]) -> Iterator[tuple[Rule, Finding]]:
    yield from _whatever_the_day(manual, but) if but else _known_of(manual)
    for dated in DATED:
        if dated.RULE.code not in but:
            yield from ((dated.RULE, each) for each in dated.check(manual, today))
    for policy in POLICY:
        yield from ((policy.RULE, each) for each in policy.check(manual, today, BY_CODE))


@once
def _known_of(manual: Content) -> tuple[tuple[Rule, Finding], ...]:
    """Worked out once: whoever builds a handbook judges on the real day, then on the edition's."""
    return tuple(_whatever_the_day(cast("Manual", manual), ()))


def _whatever_the_day(manual: Manual, but: Collection[str]) -> Iterator[tuple[Rule, Finding]]:
    for room in MANUAL:
        if room.RULE.code not in but:
            yield from ((room.RULE, each) for each in room.check(manual))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings as their files and keys follow each other."""
    return tuple(sorted(findings, key=_key))


def _key(finding: Finding) -> tuple[str, tuple[tuple[bool, int, str], ...], str]:
    if not isinstance(finding.where, Origin):
        return finding.where.path, (), finding.code
    keys = tuple((isinstance(key, str), key if isinstance(key, int) else 0, str(key)) for key in finding.where.trail)
    return finding.where.source.path, keys, finding.code
