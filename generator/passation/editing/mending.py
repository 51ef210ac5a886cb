"""What a finding proposes, done in a text that is not saved yet: the author asks for it, and may take it back."""

from __future__ import annotations

from passation.editing.fields import GROUPS
from passation.finding import Finding
from passation.load.mending import applied
from passation.load.outline import CannotSplice
from passation.load.proposed import Lines, with_lines


def mended(text: str, finding: Finding) -> str | None:
    """The text with the repair of a finding, or with the lines that it proposes; None where there is nothing to do."""
    if finding.repair is not None:
        _, made = applied([finding], text)
        return made
    if not finding.put or any(each.source.path != finding.place.path for each in finding.put):
        return None  # lines for another file are another process's, or the company's
    try:
        for origin in finding.put:
            text = with_lines(text, GROUPS["process"], Lines(origin.trail, str(finding.fix)))
    except CannotSplice:
        return None
    return text
