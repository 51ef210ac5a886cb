"""The keys of processes and of steps: what a line was meant to be is often known by its first word."""

from __future__ import annotations

from typing import Final

from passation.model.shape import shape_of
from passation.model.sop import Sop
from passation.model.step import AskStep, CallStep, DoStep, WaitStep

KINDS: Final = ("do", "ask", "wait", "call")
"""The keys that say what a step is."""
STEP_KEYS: Final = frozenset(shape.key for kind in (DoStep, AskStep, WaitStep, CallStep) for shape in shape_of(kind))
PROCESS_KEYS: Final = frozenset(shape.key for shape in shape_of(Sop))
KEYS: Final = STEP_KEYS | PROCESS_KEYS
