"""A commitment that two people read differently.

Hours or days of a commitment are counted on no clock, on two, or on working time while the company has no calendar.
Two cases are warnings: nothing says what happens when the commitment is missed, and working hours that are longer
than a working day (« 24 heures ouvrées » are three days: did the author mean one working day?).

## Why
« Attentes mal clarifiées sur le niveau de service ou la réactivité » (32 questions, pièges et résistances); « Que
faire si le prestataire ne tient pas ses engagements ? » (32 questions).

## Wrong
```yaml cartography/contracts.yml
contracts:
  - id: ct-assistplus
    provider: assistplus
    nda: {signed: 2026-02-20}
    dpa: {signed: 2026-02-20}
    escalation: alerte
    slas:
      - id: sla-relances
        process: FIN-012
        within: 24 hours                  # ← SLA102
        remedy: Plan d'action sous 5 jours
    exit: {duration: 6 weeks, takeover_by: raf}
```

## Right
```yaml cartography/contracts.yml
contracts:
  - id: ct-assistplus
    provider: assistplus
    nda: {signed: 2026-02-20}
    dpa: {signed: 2026-02-20}
    escalation: alerte
    slas:
      - id: sla-relances
        process: FIN-012
        within: 1 business day
        remedy: Plan d'action sous 5 jours
    exit: {duration: 6 weeks, takeover_by: raf}
```

## Cure
Write `business` in the duration or in `clock`, keep working days and hours in `company.yml: calendar`, and say in
`remedy` what happens when the commitment is missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from passation.finding import Finding, Message, Severity, say
from passation.model.company import Calendar
from passation.model.contract import ServiceLevel
from passation.model.manual import Manual
from passation.rules.rule import Rule
from passation.values import Duration

RULE: Final = Rule("SLA102", Severity.ERROR)
_HOURS: Final = re.compile(r"([01]?\d|2[0-3])[:h]([0-5]\d)?\s*[-–]\s*([01]?\d|2[0-4])[:h]([0-5]\d)?")
_AMBIGUOUS: Final = frozenset({"minute", "hour", "day"})
_USUAL_DAY: Final = Decimal(8)
"""Hours of a working day where the calendar does not say."""


def check(manual: Manual) -> Iterator[Finding]:
    """One finding for each cause in each commitment."""
    for contract in manual.contracts.values():
        for position, sla in enumerate(contract.slas):
            where = manual.origin("contract", contract.id).at("slas", position)
            subject = ("contract", contract.id)
            if sla.within is not None and (fault := _fault(sla, sla.within, manual.company.calendar)) is not None:
                said, cure, severity = fault
                yield RULE.finding(where / "within", said, cure, severity=severity, subject=subject)
            if sla.remedy is None:
                said = say("Nothing says what happens when this commitment is missed.")
                cure = say("Say it in `remedy`.")
                yield RULE.finding(
                    where, said, cure, severity=Severity.WARNING, fix="remedy: …", subject=subject, put=(where,)
                )


def _fault(sla: ServiceLevel, span: Duration, calendar: Calendar) -> tuple[Message, Message, Severity] | None:
    business = span.business or sla.clock == "business"
    if span.business and sla.clock == "calendar":
        said = say("“{span}” is working time, and `clock` says calendar time.", span=span)
        return said, say("Keep one of the two."), Severity.ERROR
    if not business and sla.clock is None and span.unit in _AMBIGUOUS:
        said = say("“{span}”: working time or not? The two parties may read it differently.", span=span)
        return said, say("Write `business` in the duration, or `clock: calendar`."), Severity.ERROR
    if business and not calendar.days:
        said = say("“{span}” counts working time, and the company has no working days.", span=span)
        return said, say("Write them in `company.yml`: `calendar: {days: …, hours: …}`."), Severity.ERROR
    day = working_day(calendar)
    if business and span.unit == "hour" and span.amount > day:
        days = (span.amount / day).quantize(Decimal("0.1"))
        said = say("“{span}” are {days} working days of {hours} hours.", span=span, days=days, hours=day)
        return said, say("Did you mean 1 working day? Then write `1 business day`."), Severity.WARNING
    return None


def working_day(calendar: Calendar) -> Decimal:
    """Hours of a working day, from the calendar's hours such as `09:00-12:30`; 8 where none can be read."""
    total = Decimal(0)
    for text in calendar.hours:
        for found in _HOURS.finditer(text):
            start, end = int(found[1]) * 60 + int(found[2] or 0), int(found[3]) * 60 + int(found[4] or 0)
            total += Decimal(max(end - start, 0)) / 60
    return total or _USUAL_DAY
