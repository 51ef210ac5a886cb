"""What a checklist needs to work in the reader's browser: a name for its memory, and the words it says."""

from __future__ import annotations

import json
from functools import cache

from passation.analysis.review import document_version
from passation.frozen import dataclass
from passation.handbook.desk import Sheet
from passation.model.sop import Sop
from passation.words import Words


@dataclass(frozen=True, slots=True)
class Paper:
    """The data of a checklist. Ticks stay on the device; another version starts a clean list."""

    key: str
    title: str
    words: str
    """JSON: the sentences that the script shows."""


def paper(sheet: Sheet, sop: Sop) -> Paper:
    """The paper of a process: its key holds the edition, the process and its version."""
    version = document_version(sop)
    title = f"{sop.id} {sop.title}"
    if version is not None:
        title = sheet.t("{process} {title}, version {version}", process=sop.id, title=sop.title, version=version)
    key = f"passation:{sheet.edition.audience.id}:{sop.id}:{version or ''}"
    return Paper(key, title, _words(sheet.words.language))


@cache
def _words(language: str) -> str:
    """`%d` and `%n` stand for the steps done and the number of steps."""
    t = Words(language).t
    said = {
        "none": t("Tick as you go"),
        "one": t("1 step of %n done"),
        "some": t("%d steps of %n done"),
        "all": t("All is done"),
        "restart": t("Start again"),
        "report": t("Copy the report"),
        "copied": t("Copied"),
        "tick": t("Step %d done"),
        "heading": t("Report"),
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True)
