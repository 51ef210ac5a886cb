"""The rounds of a preview: the pages that were edited first, everything else right behind them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


class Rounds:
    """What a server does each time that something changed in the folders it watches.

    `folder` is one of them, and nobody else's: a change there calls for the next round.
    """

    def __init__(self, folder: Path, edited: Callable[[], bool], everything: Callable[[], None]) -> None:
        """Takes what makes the pages that were edited (False: it cannot tell), and what makes the whole handbook."""
        self._folder, self._edited, self._everything = folder, edited, everything
        self._behind = 0

    def next(self) -> None:
        """One round. After the pages that were edited it calls the server back for the rest."""
        if self._edited():
            self._behind += 1
            (self._folder / "behind").write_text(str(self._behind), encoding="ascii")
        else:
            self._everything()
