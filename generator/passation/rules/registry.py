"""Every rule, by hand: what is not listed here does not exist. The order is the one in which rules are listed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from passation.rules.acc import left, missing, outside_admin, unheld
from passation.rules.conf import gates, masked, named, processor, transfer, undertaking
from passation.rules.ctr import papers, vigilance
from passation.rules.delivery import codename, incomplete, integrity, leak, watermark
from passation.rules.doc import approval, obsolete, review, unreadable
from passation.rules.esc import nobody
from passation.rules.exit import captive, notice, plan, restore, stale
from passation.rules.ext import inside_control, piloting, referent, strategic
from passation.rules.flow import dead_end, decision, double_entry, handover, proof, size, wording
from passation.rules.gov import waiver
from passation.rules.kpi import self_measured, unmeasured
from passation.rules.map import idle, loose, silo
from passation.rules.own import pilot
from passation.rules.road import criterion, crowded, ramp_up, too_early
from passation.rules.roi import borrowed
from passation.rules.rule import DeliveryRoom, ManualRoom, PolicyRoom, Room, Rule, SourceRoom
from passation.rules.sec import secret
from passation.rules.sla import ambiguous

MANUAL: Final[tuple[ManualRoom, ...]] = (
    pilot,
    referent,
    piloting,
    strategic,
    inside_control,
    missing,
    unheld,
    outside_admin,
    left,
    undertaking,
    processor,
    transfer,
    masked,
    gates,
    named,
    self_measured,
    unmeasured,
    ambiguous,
    nobody,
    dead_end,
    decision,
    double_entry,
    handover,
    wording,
    proof,
    size,
    silo,
    loose,
    idle,
    plan,
    stale,
    captive,
    notice,
    restore,
    vigilance,
    papers,
    crowded,
    ramp_up,
    criterion,
    too_early,
    review,
    approval,
    obsolete,
    unreadable,
    incomplete,
    borrowed,
)
"""Rules that judge what the company wrote."""
POLICY: Final[tuple[PolicyRoom, ...]] = (waiver,)
"""Rules that judge what the company wrote about the rules."""
SOURCE: Final[tuple[SourceRoom, ...]] = (secret,)
"""Rules that judge raw files."""
DELIVERY: Final[tuple[DeliveryRoom, ...]] = (leak, integrity, watermark, codename)
"""Rules that judge what is about to be handed over."""

RULES: Final[tuple[Room, ...]] = (*MANUAL, *POLICY, *SOURCE, *DELIVERY)
"""All of them."""
BY_CODE: Final[Mapping[str, Rule]] = {room.RULE.code: room.RULE for room in RULES}
"""What is said of each rule, by its code."""
