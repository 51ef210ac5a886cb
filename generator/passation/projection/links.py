"""Links between processes in texts (`sop:FIN-012#s50`): those that lead to something hidden become plain words."""

from __future__ import annotations

import re
from typing import Final

from passation.analysis.visibility import Sight
from passation.model.content import Content
from passation.model.refs import END

_TARGET: Final = r"sop:(?P<number>[A-Z]{2,4}-\d{3})(?:#(?P<step>[^\s()<>\[\]\"'`]*))?"
_WORDS: Final = r"\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
_TITLE: Final = r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?"
_LINK: Final = re.compile(rf"{_WORDS}\(\s*<?{_TARGET}>?{_TITLE}\s*\)", re.IGNORECASE)
"""`[words](sop:FIN-012#s50 "title")`."""
_BARE: Final = re.compile(rf"<?{_TARGET}>?", re.IGNORECASE)
"""An address on its own: an automatic link, or a reference that stands elsewhere in the text."""


class Links:
    """Which links of a text its readers keep."""

    def __init__(self, content: Content, sight: Sight) -> None:
        """Takes the whole content, and what the readers see of it."""
        self._content = content
        self._sight = sight
        self._numbers = {alias: sop.id for sop in content.sops.values() for alias in sop.aliases}
        self._numbers |= {number: number for number in content.sops}

    def kept(self, text: str) -> str:
        """The text; a link to a hidden process is its words alone, one to a hidden step leads to its process."""
        if "sop:" not in text.lower():
            return text
        return _BARE.sub(self._address, _LINK.sub(self._link, text))

    def _link(self, found: re.Match[str]) -> str:
        return found[0] if self._process(found) is not None else found["words"]

    def _address(self, found: re.Match[str]) -> str:
        process = self._process(found)
        if process is None:
            return ""
        return found[0] if found["step"] is None or self._has_step(process, found["step"]) else _to_process(found)

    def _process(self, found: re.Match[str]) -> str | None:
        number = self._numbers.get(found["number"].upper())
        return number if number is not None and self._sight.sees("process", number) else None

    def _has_step(self, process: str, label: str) -> bool:
        steps = self._content.sops[process].steps
        seen = self._sight.views[process].steps
        return label == END or any(step.id == label and shown for step, shown in zip(steps, seen, strict=True))


def _to_process(found: re.Match[str]) -> str:
    return found[0].replace(f"#{found['step']}", "")
