"""The date, injected: nothing below the command line asks the machine what day it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

Clock = Callable[[], dt.date]


def system_clock() -> dt.date:
    """Today by the machine's clock, in local time: for `check` alone, never for an output."""
    return dt.date.today()  # noqa: DTZ011  # an ops lead's "today" is the local one


def fixed(day: dt.date) -> Clock:
    """A clock that always says `day`."""
    return lambda: day
