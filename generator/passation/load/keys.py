"""The keys of processes and of steps: what a line was meant to be is often known by its first word."""

from __future__ import annotations

from typing import Final, get_args, get_origin

from passation.model.shape import shape_of
from passation.model.sop import Sop
from passation.model.step import AskStep, CallStep, DoStep, WaitStep

_KIND_MODELS: Final = (DoStep, AskStep, WaitStep, CallStep)
KINDS: Final = ("do", "ask", "wait", "call")
"""The keys that say what a step is."""
KEYS_OF: Final = {kind.kind: frozenset(shape.key for shape in shape_of(kind)) for kind in _KIND_MODELS}
"""The keys that each kind of step takes."""
STEP_KEYS: Final = frozenset[str]().union(*KEYS_OF.values())
PROCESS_KEYS: Final = frozenset(shape.key for shape in shape_of(Sop))
KEYS: Final = STEP_KEYS | PROCESS_KEYS
LIST_KEYS: Final = frozenset(
    info.alias or name
    for model in (*_KIND_MODELS, Sop)
    for name, info in model.model_fields.items()
    if any(get_origin(part) is tuple for part in (info.annotation, *get_args(info.annotation)))
)
"""Those of them that take a list."""
