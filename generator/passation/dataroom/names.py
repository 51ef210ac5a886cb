"""Names of files and folders that every system takes: ASCII, short, the number first."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from passation.dataroom.piece import Piece
from passation.values import Level

LONGEST: Final = 120
CODES: Final = {Level.PUBLIC: "PUB", Level.INTERNAL: "INT", Level.CONFIDENTIAL: "CONF", Level.SECRET: "SEC"}
_LETTERS: Final = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss", "’": "-", "'": "-"})


def slug(text: str) -> str:
    """`relances-factures-impayees`; `piece` for a text without any Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-") or "piece"


def file_name(piece: Piece, language: str, extension: str) -> str:
    """`07.02.04_FIN-012_relances-factures-impayees_v1.2_2026-09-01_CONF_fr.pdf`, of at most 120 letters."""
    before = [piece.number, piece.item] if piece.item else [piece.number]
    after = [f"v{piece.version}"] if piece.version else []
    after += [piece.date.isoformat()] if piece.date else []
    after += [CODES[piece.level], language]
    room = LONGEST - len("_".join([*before, "", *after])) - len(extension) - 1
    words = slug(piece.title).lower()[:room].rstrip("-")
    return "_".join([*before, words, *after]) + f".{extension}"


def folder_name(number: str, title: str) -> str:
    """`07_Operations-et-processus`."""
    return f"{number}_{slug(title)[:50].rstrip('-')}"


def extension_of(path: str) -> str:
    """The ending of a company's own file, in plain letters; `bin` when it has none."""
    name, dot, ending = path.rpartition(".")
    return slug(ending).lower()[:10] if dot and name and "/" not in ending else "bin"
