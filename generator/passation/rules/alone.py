"""One process judged alone: the first answer to an edit, while the whole company is judged again.

It costs as little for a thousand processes as for one. It is never the last word: rules that need the other processes
are left out, and findings in other files are not looked for.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

from passation.finding import Finding
from passation.model.manual import Manual
from passation.rules.engine import judge
from passation.source import Origin

WIDER: Final = frozenset({"CONF108", "DOC103", "EXT106", "MAP101", "MAP102", "MAP103", "ROAD101", "ROAD103", "ROAD104"})
"""Rules that cannot judge one process without the others."""


def judge_alone(manual: Manual, number: str, today: dt.date) -> list[Finding]:
    """What the rules find in the file of one process, those of `WIDER` left out."""
    alone = replace(
        manual,
        sops={number: manual.sops[number]},
        graphs={number: manual.graphs[number]},
        domain_of={number: manual.domain_of[number]},
    )
    path = manual.origin("process", number).source.path
    found = judge(alone, today, WIDER).findings
    return [each for each in found if isinstance(each.where, Origin) and each.where.source.path == path]
