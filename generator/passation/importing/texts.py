"""A text of a source made fit for a file: without invisible letters, without secrets, as long as a field may be."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from passation.load.letters import forbidden
from passation.model.scalars import LINE_LIMIT, TEXT_LIMIT
from passation.rules.sec.patterns import concealed, secrets

_SENTENCE_END: Final = re.compile(r"(?<=[.!?…;])\s+")


def clean(text: str) -> str:
    """A text without letters that may not stand in a file, its spaces and line ends plain."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    while (bad := forbidden(plain)) is not None:
        plain = plain.replace(bad[0], " " if bad[0] in "\t\x0b\x0c" else "")
    lines = (re.sub(" {2,}", " ", line).strip() for line in plain.replace("\t", " ").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def line(text: str) -> str:
    """The same on one line."""
    return re.sub(" {2,}", " ", clean(text).replace("\n", " "))


def holds_secret(text: str) -> bool:
    """Whether something in it looks like a password, a key, a card or an account."""
    return bool(secrets(text))


def shown(text: str, longest: int = 160) -> str:
    """A text as it may be quoted anywhere: secrets covered, on one line, cut."""
    plain = concealed(line(text))
    return plain if len(plain) <= longest else f"{plain[: longest - 1].rstrip()}…"


def cut(text: str) -> tuple[str, str]:
    """A text that fits in a field of several lines, and what is left of it."""
    return (text, "") if len(text) <= TEXT_LIMIT else (text[:TEXT_LIMIT].rstrip(), text[TEXT_LIMIT:])


def in_lines(text: str) -> list[str]:
    """A text in pieces that each fit in a line: at its line ends, then at the ends of its sentences, then anywhere."""
    whole = line(text)
    if len(whole) <= LINE_LIMIT:
        return [whole] if whole else []
    pieces = [piece for each in clean(text).split("\n") for piece in _SENTENCE_END.split(each) if piece.strip()]
    return [part for piece in pieces for part in _short(piece.strip())]


def _short(piece: str) -> list[str]:
    parts: list[str] = []
    while len(piece) > LINE_LIMIT:
        at = piece.rfind(" ", 1, LINE_LIMIT)
        at = at if at > 0 else LINE_LIMIT
        parts.append(piece[:at].strip())
        piece = piece[at:].strip()
    return [*parts, piece] if piece else parts
