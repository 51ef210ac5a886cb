"""What a delivery is, as facts: the rules that stop one read no file and ask no clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field

from passation.analysis.telling import Phrase, Saying
from passation.frozen import dataclass
from passation.model.company import PHASES, Phase
from passation.model.dataroom import Recipient
from passation.values import Level


@dataclass(frozen=True, slots=True)
class Delivered:
    """One file of the bag: everything a reader can get out of it, and what it is meant to hold."""

    text: str | None = ""
    """Text, metadata, outline, alternative texts and names, as they can be extracted; None where nobody can."""
    level: Level = Level.PUBLIC
    """Highest level of what was put into it."""
    unmarked: tuple[int, ...] = ()
    """Pages of a PDF, from 1, without the recipient's watermark; empty for other files."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A bag about to be handed over. Paths are relative to the bag."""

    recipient: Recipient
    day: dt.date
    """The day of the delivery."""
    ceiling: Level
    """The highest level that the recipient's phase gives."""
    files: Mapping[str, Delivered] = field(default_factory=dict)
    disclosed: frozenset[str] = frozenset()
    """Paths that hold something above the ceiling on purpose (`disclose`)."""
    withheld: Mapping[Phrase, Saying] = field(default_factory=dict)
    """What must be said nowhere: the texts of hidden items, by their words (`analysis.telling`)."""
    own_names: tuple[str, ...] = ()
    """Names that would tell who is being sold: the company, its people, its internet domains."""
    left_out: tuple[str, ...] = ()
    """Documents of the company's own that level and phase give, and the bag does not hold."""
    faults: tuple[str, ...] = ()
    """Paths for which the bag does not agree with its own manifests."""
    digest: str = ""
    """Digest of the bag."""
    rebuilt: str | None = None
    """Digest of the same bag made a second time; None when it was not made again."""

    def before(self, phase: Phase) -> bool:
        """Whether the recipient's phase comes before another."""
        return PHASES.index(self.recipient.phase) < PHASES.index(phase)
