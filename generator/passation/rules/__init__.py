"""Rules of governance: what a company's handbook must not do, each with its reason.

| function | judges |
|---|---|
| `check(manual, today) -> list[Finding]` | what the company wrote, waivers and baseline applied |
| `judge(manual, today) -> Judgement` | the same, with what was waived and what the baseline knew |
| `check_raw(texts, manual) -> list[Finding]` | all of a company's raw texts |
| `check_sources(raws) -> list[Finding]` | raw texts, readable or not |
| `compare(base, head, today) -> list[Finding]` | what a proposal changes against what was accepted |
| `check_delivery(delivery) -> list[Finding]` | a bag about to be handed over |
| `explain(code, words) -> Explanation or None` | nothing: why, wrong, right, cure |

**Adding a rule** is one file, one line and its words:

1. `rules/<family>/<slug>.py`. The docstring is the documentation: a first line that says what is wrong; what the rule
finds; `## Why` with the pitfall, quoted in French, and its source; `## Wrong` and `## Right`, each one or several
fenced `yaml` blocks with the path of a file after the word; `## Cure`. Then `RULE = Rule(code, severity)` and one
function `check`, whose signature says what it judges (see `rule.py`). A rule that depends on the day takes it. 2. A
line in `registry.py`, in the tuple of what it judges. 3. `locale/fr/rules.po`: the French of each paragraph of the
docstring and of each message.

Where a rule proposes lines (`fix`) and nobody could want them elsewhere, `put` says in which group or list they belong:
`check --unsafe-fixes` and the form then write them, with « … » for what only the author knows. Lines that only the
world can make true, such as an access, a signature, a training or an agreement, have no `put`: writing them would
silence the rule and change nothing.

The tests do the rest: *Wrong* must give this code at the line marked `# ← CODE`, and *Right* nothing; every paragraph
and message must have its French; the folder must equal the registry. The blocks replace files of
`tests/rules/company/`, a company in order, so that an example shows only what it is about. A rule with `put` is tried
on *Wrong* by `test_proposals.py`, too. For a rule that judges a
change, the blocks below `before/` are what was accepted.
"""

from passation.rules.alone import WIDER, judge_alone
from passation.rules.baseline import fingerprint, fingerprints
from passation.rules.delivery.delivery import Delivered, Delivery
from passation.rules.engine import (
    Judgement,
    attached,
    check,
    check_all,
    check_delivery,
    check_raw,
    check_sources,
    compare,
    in_order,
    judge,
)
from passation.rules.explain import Explanation, explain
from passation.rules.registry import BY_CODE, RULES
from passation.rules.rule import RawText, Rule
from passation.rules.sec.patterns import concealed
from passation.rules.waivers import Tally, stated, tally

__all__ = [
    "BY_CODE",
    "RULES",
    "WIDER",
    "Delivered",
    "Delivery",
    "Explanation",
    "Judgement",
    "RawText",
    "Rule",
    "Tally",
    "attached",
    "check",
    "check_all",
    "check_delivery",
    "check_raw",
    "check_sources",
    "compare",
    "concealed",
    "explain",
    "fingerprint",
    "fingerprints",
    "in_order",
    "judge",
    "judge_alone",
    "stated",
    "tally",
]
