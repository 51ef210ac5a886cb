"""A finished output searched for what its readers must not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files

from passation.analysis.telling import Finder, Saying, told_only_by
from passation.edition import Edition
from passation.model.manual import Manual
from passation.tools.decoded import Undecodable, decoded


@dataclass
class Search:
    """What a search came to."""

    looked_for: int = 0
    read: int = 0
    told: list[tuple[str, Saying]] = field(default_factory=list)
    """(place, what it tells), each once."""
    unread: list[str] = field(default_factory=list)


def search(output: Iterable[tuple[str, bytes]], manual: Manual, edition: Edition) -> Search:
    """Look in every text of every file, by name and content, for what the manual says and the edition does not."""
    wanted = told_only_by(manual, edition, own_words(edition))
    finder, found = Finder(wanted), Search(looked_for=len(wanted))
    for name, data in output:
        found.read += 1
        told: set[tuple[str, Saying]] = set()
        try:
            for place, text in decoded(name, data):
                spot = place.partition(" (")[0]
                told |= {(spot, wanted[words]) for words in finder.found_in(text) if wanted[words].stands_in(text)}
        except Undecodable:
            found.unread.append(name)
        found.told += sorted(told, key=lambda each: (each[0], each[1].item, each[1].text))
    return found


def own_words(edition: Edition) -> Iterator[str]:
    """What any output says: the tool's own sentences, and for whom it is."""
    yield from (each.read_text("utf-8") for each in (files("passation") / "locale" / "fr").iterdir())
    yield from (edition.audience.id, edition.audience.name or "", edition.recipient.name if edition.recipient else "")
