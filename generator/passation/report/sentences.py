"""What a finding says in words, the same for every format; a secret that stands in a name or a text is concealed."""

from __future__ import annotations

from passation.finding import Finding, Message, Related, Repair
from passation.rules import concealed, explain
from passation.source import Place
from passation.words import Words


def said(message: Message, words: Words) -> str:
    """A sentence."""
    return concealed(words.say(message))


def cure(finding: Finding, words: Words) -> str:
    """What to do about it; an empty text where nothing is said."""
    return said(finding.cure, words) if finding.cure else ""


def fix(finding: Finding, words: Words) -> str:
    """The YAML to paste, unless the cure already spells it."""
    text = words.value(finding.fix) if finding.fix is not None else ""
    return "" if text in cure(finding, words) else concealed(text.rstrip("\n"))


def repair_of(finding: Finding) -> Repair | None:
    """What a machine may do about it; nothing where that would repeat a secret."""
    edits = finding.repair.edits if finding.repair is not None else ()
    return finding.repair if all(concealed(edit.text) == edit.text for edit in edits) else None


def why(finding: Finding, words: Words) -> str:
    """Why its code matters: the first paragraph of what `passation explain` says; empty for an unknown code."""
    known = explain(finding.code, words)
    return next(iter((*known.why, *known.what)), "") if known is not None else ""


def whole(finding: Finding, words: Words) -> str:
    """What is wrong, what to do, and the YAML to paste, a paragraph each: for formats that have one text."""
    parts = (said(finding.message, words), cure(finding, words), fix(finding, words))
    return "\n".join(part for part in parts if part)


def place_of(related: Related) -> Place:
    """Where the other place is."""
    return related.where if isinstance(related.where, Place) else related.where.place
