"""What an edition says of what it does not show: nothing, how many, or how many of each level. Never which."""

from __future__ import annotations

from collections import Counter

from passation.handbook.desk import Sheet


def hidden_items(sheet: Sheet, *kinds: str) -> tuple[str, ...]:
    """A sentence for what a register leaves out, level by level where the readers are told."""
    told = sheet.edition.withheld
    if told.mode == "labelled":
        levels = Counter(hole.level for hole in told.places if hole.kind in kinds and not hole.item)
        return tuple(_masked(sheet, count, sheet.desk.level(level).word) for level, count in sorted(levels.items()))
    count = sum(told.counts.get(kind, 0) for kind in kinds)
    said = sheet.words.n(
        "{count} more is not part of this edition.", "{count} more are not part of this edition.", count
    )
    return (said,) if count else ()


def hidden_parts(sheet: Sheet, process: str) -> tuple[str, ...]:
    """A sentence for what the page of a process leaves out, level by level; for readers who are told where."""
    places = sheet.edition.withheld.places
    levels = Counter(hole.level for hole in places if hole.kind == "process" and hole.item == process)
    return tuple(_masked(sheet, count, sheet.desk.level(level).word) for level, count in sorted(levels.items()))


def _masked(sheet: Sheet, count: int, level: str) -> str:
    return sheet.words.n("{count} masked, level {level}", "{count} masked, level {level}", count, level=level)
