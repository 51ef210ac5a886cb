"""Every rule, by hand: what is not listed here does not exist. The order is the one in which rules are listed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from passation.rules.acc import keys, left, logs, missing, needless, outside_admin, unheld, untraceable
from passation.rules.acc import review as access_review
from passation.rules.com import main, minutes, urgent, weekly
from passation.rules.conf import gates, masked, named, processor, record, secret_outside, transfer, undertaking
from passation.rules.cont import alone, backup, manager
from passation.rules.ctr import papers, vigilance
from passation.rules.delivery import ambiguous as two_meanings
from passation.rules.delivery import codename, incomplete, integrity, leak, watermark
from passation.rules.delivery import missing as absent
from passation.rules.doc import approval, obsolete, placeholder, review, unreadable, unversioned
from passation.rules.esc import nobody
from passation.rules.exit import captive, notice, plan, restore, stale
from passation.rules.ext import (
    arbiter,
    inside_control,
    piloting,
    referent,
    result,
    strategic,
    uncovered,
    unexpected,
    unsupplied,
    unwritten,
)
from passation.rules.flow import dead_end, decision, double_entry, handover, proof, size, wording
from passation.rules.gov import lowered, set_aside, waiver, widened
from passation.rules.kpi import self_measured, unmeasured, unread, unusable
from passation.rules.map import idle, loose, silo
from passation.rules.own import pilot, roles
from passation.rules.road import criterion, crowded, ramp_up, too_early
from passation.rules.roi import borrowed
from passation.rules.rule import ChangeRoom, DatedRoom, DeliveryRoom, ManualRoom, PolicyRoom, Room, Rule, SourceRoom
from passation.rules.sec import personal, secret
from passation.rules.sla import ambiguous
from passation.rules.sla import missing as no_commitment

MANUAL: Final[tuple[ManualRoom, ...]] = (
    two_meanings,
    piloting,
    strategic,
    inside_control,
    result,
    unsupplied,
    unexpected,
    arbiter,
    manager,
    logs,
    personal,
    transfer,
    masked,
    record,
    secret_outside,
    gates,
    named,
    self_measured,
    unmeasured,
    unusable,
    unread,
    no_commitment,
    ambiguous,
    nobody,
    weekly,
    urgent,
    minutes,
    main,
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
    captive,
    restore,
    ramp_up,
    approval,
    obsolete,
    placeholder,
    unreadable,
    borrowed,
)
"""Rules that judge what the company wrote, whatever the day."""
DATED: Final[tuple[DatedRoom, ...]] = (
    pilot,
    roles,
    referent,
    uncovered,
    unwritten,
    alone,
    backup,
    missing,
    needless,
    unheld,
    untraceable,
    outside_admin,
    keys,
    access_review,
    left,
    undertaking,
    processor,
    plan,
    stale,
    notice,
    vigilance,
    papers,
    crowded,
    criterion,
    too_early,
    review,
    incomplete,
)
"""Rules that judge what the company wrote, on a day."""
POLICY: Final[tuple[PolicyRoom, ...]] = (waiver,)
"""Rules that judge what the company wrote about the rules."""
SOURCE: Final[tuple[SourceRoom, ...]] = (secret,)
"""Rules that judge raw files."""
CHANGE: Final[tuple[ChangeRoom, ...]] = (unversioned, widened, lowered, set_aside)
"""Rules that judge what a proposal changes."""
DELIVERY: Final[tuple[DeliveryRoom, ...]] = (leak, integrity, watermark, codename, absent)
"""Rules that judge what is about to be handed over."""

RULES: Final[tuple[Room, ...]] = (*MANUAL, *DATED, *POLICY, *SOURCE, *CHANGE, *DELIVERY)
"""All of them."""
BY_CODE: Final[Mapping[str, Rule]] = {room.RULE.code: room.RULE for room in RULES}
"""What is said of each rule, by its code."""
