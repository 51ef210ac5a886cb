"""What was read before: a file whose bytes are the same is not read again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from passation.load.read import Reading


@dataclass
class Memory:
    """Readings by path. Whoever reads one company again and again keeps one of these; nothing of it is ever written."""

    _known: dict[str, tuple[bytes, Reading]] = field(default_factory=dict)

    def reading(self, path: str, data: bytes, make: Callable[[], Reading]) -> Reading:
        """The reading of a file with these bytes: the one of before, else a new one."""
        digest = hashlib.blake2b(data, digest_size=16).digest()
        known = self._known.get(path)
        if known is None or known[0] != digest:
            known = self._known[path] = (digest, make())
        return known[1]
