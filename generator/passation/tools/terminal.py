"""Text that somebody else wrote, made fit for a terminal or a log."""

import re
from typing import Final

_STEERING: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
)
"""Control, bidirectional and zero-width characters, and surrogates: what could steer a terminal or hide in a line."""


def harmless(text: str) -> str:
    """A text that cannot steer a terminal: what would becomes a visible sign, one for one. Line ends stay."""
    return _STEERING.sub(_sign, text)


def one_line(text: str) -> str:
    """The same on one line."""
    return harmless(text).replace("\n", " ")


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
