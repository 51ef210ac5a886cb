"""Frozen values, made at the price of others.

The standard's frozen data classes set each field through `object.__setattr__`, so that making one
takes three times as long, and a handbook of 1,000 processes makes some millions: 3 % of its time.
Here "frozen" is a promise of the types: mypy refuses every assignment, and nothing is checked once
more while the program runs. The manual and the edition stay with the standard: nobody may add to what the gate has
let through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414  # said again on purpose: mypy asks for it
else:
    import dataclasses

    def dataclass(cls: type | None = None, /, *, frozen: bool = False, **options: Any) -> Any:
        """`dataclasses.dataclass`: the same fields, equality, hash, order and slots."""
        make = dataclasses.dataclass(unsafe_hash=frozen, **options)
        return make if cls is None else make(cls)
