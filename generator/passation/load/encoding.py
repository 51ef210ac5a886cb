"""Bytes that are no UTF-8 text, or a text nobody may have meant: what they are instead, and how to save them."""

from __future__ import annotations

import codecs
import re
from typing import Final
from unicodedata import category

from passation.finding import Finding, Repair, Severity, say
from passation.load.letters import forbidden
from passation.load.repairs import in_lines, inserted
from passation.source import Place

_SAVE: Final = say("Save the file as UTF-8 in your editor.")
_SIGNATURES: Final = (
    (b"PK\x03\x04", say("a document of Word or Excel, or an archive")),
    (b"\xd0\xcf\x11\xe0", say("an old document of Word or Excel")),
    (b"%PDF", say("a PDF")),
    (b"{\\rtf", say("a document in rich text")),
    (b"\x89PNG", say("a picture")),
    (b"\xff\xd8\xff", say("a picture")),
)
_SHOWN: Final = 500
"""Characters of a line that is shown as it should be."""
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def encoded(text: str, before: bytes) -> bytes:
    """The text as bytes, with the line ends and the mark at the beginning that the file has had."""
    text = text.replace("\r\n", "\n")
    data = (text.replace("\n", "\r\n") if b"\r\n" in before else text).encode()
    return codecs.BOM_UTF8 + data if before.startswith(codecs.BOM_UTF8) else data


def no_text(path: str, data: bytes) -> Finding | None:
    """The finding for a document that was only renamed; None for anything that may be text."""
    kind = next((name for start, name in _SIGNATURES if data.startswith(start)), None)
    if kind is None:
        return None
    said = say("This is no text file, but {kind} with the name of one.", kind=kind)
    cure = say("Copy its text into a new file made with a text editor; keep the document as an attachment.")
    return Finding("YML101", Severity.ERROR, Place(path), said, cure)


def not_utf_8(path: str, data: bytes, fault: int) -> tuple[str, Finding]:
    """What can be shown of bytes that are no UTF-8 from `fault` on, and the finding."""
    document = no_text(path, data)
    if document is not None:
        return "", document
    if data.startswith(_UTF_16):
        said = say("This text is saved as UTF-16 (“Unicode” in Windows).")
        return "", Finding("YML101", Severity.ERROR, Place(path), said, _SAVE)
    text = data.decode("cp1252", "replace").replace("\r\n", "\n").replace("\r", "\n")
    before = data[:fault].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    shown = before + text[len(data[:fault].decode("cp1252", "replace").replace("\r\n", "\n").replace("\r", "\n")) :]
    place = Place(path, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1, 1)
    said = say(
        "This is not UTF-8 text: “{letter}” is saved in the old way of Windows.", letter=shown[len(before) :][:1]
    )
    repair = Repair((inserted(place, ""),))  # the text is as it should be: it is the bytes that are written anew
    return shown, Finding("YML101", Severity.ERROR, place, said, _SAVE, repair=repair)


def forbidden_here(path: str, text: str, bad: re.Match[str]) -> Finding:
    """The finding for a letter that may not stand in any text, at its place."""
    line = text.count("\n", 0, bad.start()) + 1
    column = bad.start() - (text.rfind("\n", 0, bad.start()) + 1) + 1
    said = say("An invisible or forbidden character stands here: {code}.", code=f"U+{ord(bad[0]):04X}")
    there = text.split("\n")[line - 1]
    fix = "".join(char for char in there if not forbidden(char)) if len(there) <= _SHOWN else None
    cure = say("Delete it and type the text again.")
    place = Place(path, line, column, 1)
    repair = in_lines(place, [there], fix, is_safe=all(category(char) == "Cf" for char in there if forbidden(char)))
    return Finding("YML103", Severity.ERROR, place, said, cure, fix=fix or None, repair=repair)
