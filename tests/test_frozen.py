"""Frozen values: what the standard's are, without its price; what they promise is held by the types."""

from __future__ import annotations

import dataclasses
from typing import Any

import mypy.api
import pytest

from passation.frozen import dataclass


def _shape(make: Any) -> type[Any]:
    @make(frozen=True, slots=True, order=True)
    class Shape:
        name: str
        sides: int = 4
        seen: tuple[str, ...] = dataclasses.field(default=(), compare=False)

    return Shape


OURS, STANDARD = _shape(dataclass), _shape(dataclasses.dataclass)


@pytest.mark.parametrize(
    "ask",
    [
        lambda shape: repr(shape("carré")).rpartition(".")[2],
        lambda shape: shape("carré") == shape("carré", seen=("ici",)),
        lambda shape: shape("carré") == shape("carré", 5),
        lambda shape: hash(shape("carré")),
        lambda shape: sorted(shape(name).name for name in ("rond", "carré")),
        lambda shape: shape("carré") < shape("rond"),
        lambda shape: dataclasses.astuple(dataclasses.replace(shape("carré"), sides=3)),
        lambda shape: [field.name for field in dataclasses.fields(shape)],
        lambda shape: shape.__slots__,
    ],
)
def test_a_frozen_value_answers_as_the_standard_s_does(ask: Any) -> None:
    assert ask(STANDARD) == ask(OURS)


def test_the_types_refuse_to_change_a_frozen_value() -> None:
    program = """
from passation.frozen import dataclass

@dataclass(frozen=True, slots=True)
class Shape:
    sides: int

Shape(4).sides = 5
"""

    said, _, _ = mypy.api.run(["--config-file=", "-c", program])

    assert '<string>:8: error: Property "sides" defined in "Shape" is read-only  [misc]' == said.splitlines()[0]
