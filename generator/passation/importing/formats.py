"""Which reader a file needs: by its name, once its content says the same. What is none of ours is refused in words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Final

from passation.finding import Message, say
from passation.frozen import dataclass
from passation.importing.bounds import MAX_FILE
from passation.importing.bpmn import read_bpmn
from passation.importing.delimited import read_delimited
from passation.importing.found import Found, NotTaken
from passation.importing.markdown import read_markdown, read_notion
from passation.importing.sheets import read_workbook
from passation.importing.trello import read_trello
from passation.importing.word import read_word

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: what it is called, what it looks like from outside, and who reads it."""

    name: Message
    looks: str
    read: Callable[[bytes, str], Found]


_EXCEL: Final = Format(say("an Excel workbook"), "xlsx", read_workbook)
_WORD: Final = Format(say("a Word document"), "docx", read_word)
_PAGE: Final = Format(say("a Markdown page"), "text", read_markdown)
FORMATS: Final[Mapping[str, Format]] = {
    ".xlsx": _EXCEL,
    ".xlsm": _EXCEL,
    ".docx": _WORD,
    ".docm": _WORD,
    ".csv": Format(say("a CSV table"), "text", read_delimited),
    ".md": _PAGE,
    ".markdown": _PAGE,
    ".zip": Format(say("an export of Notion"), "zip", read_notion),
    ".json": Format(say("a board of Trello"), "text", read_trello),
    ".bpmn": Format(say("a BPMN diagram"), "text", read_bpmn),
    ".xml": Format(say("a BPMN diagram"), "text", read_bpmn),
}
"""By the end of the file's name."""
_SAVE_AS: Final = {
    ".xls": ".xlsx", ".xlsb": ".xlsx", ".ods": ".xlsx", ".xltx": ".xlsx", ".numbers": ".xlsx", ".tsv": ".csv",
    ".doc": ".docx", ".odt": ".docx", ".rtf": ".docx", ".pages": ".docx", ".pdf": ".docx", ".txt": ".md",
    ".html": ".docx", ".htm": ".docx", ".dotx": ".docx",
}  # fmt: skip
"""What a file that is not read can be saved as."""
_SHAPES: Final = {"xlsx": say("an Excel workbook"), "docx": say("a Word document"), "zip": say("an archive"),
                  "pdf": say("a PDF"), "text": say("a text")}  # fmt: skip
_ENDS: Final = {"xlsx": ".xlsx", "docx": ".docx", "zip": ".zip", "pdf": ".pdf", "text": ".csv"}


def read_source(name: str, data: bytes) -> Found:
    """What a file says. Raises NotTaken, in words, for one that is not read at all."""
    end = PurePath(name).suffix.lower()
    known = FORMATS.get(end)
    if known is None:
        raise _unknown(name, end)
    if len(data) > MAX_FILE:
        raise NotTaken(
            say("{name} is larger than 25 MB.", name=name),
            say("Take its pictures out, or split it into several files."),
        )
    if not data.strip():
        raise NotTaken(say("{name} is empty.", name=name))
    if data.startswith(_OLE):
        raise _old(name, end, data)
    looks = _looks(data)
    if looks != known.looks:
        raise NotTaken(
            say("{name} is called {end}, but holds {what}.", name=name, end=end, what=_SHAPES[looks]),
            say("If that is right, give its name the end {end} and try again.", end=_ENDS[looks]),
        )
    return known.read(data, PurePath(name).stem)


def _looks(data: bytes) -> str:
    """What a file is, by its first bytes; of an archive, by what it holds."""
    if data.startswith(b"%PDF"):
        return "pdf"
    if not data.startswith(b"PK"):
        return "text"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise NotTaken(
            say("This file is damaged: it cannot be unpacked."),
            say("Open it with the programme that made it, save it under another name, and try again."),
        ) from None
    office = "[Content_Types].xml" in names
    folders = {each.partition("/")[0] for each in names}
    return "xlsx" if office and "xl" in folders else "docx" if office and "word" in folders else "zip"


def _old(name: str, end: str, data: bytes) -> NotTaken:
    target = {".xlsm": ".xlsx", ".docm": ".docx"}.get(end, end)
    if _LOCKED in data:
        return NotTaken(
            say("{name} is protected by a password.", name=name),
            say("Open it, take the password off (File, Info, Protect), save it, and try again."),
        )
    return NotTaken(
        say("{name} is in the format of Office before 2007.", name=name),
        say("Open it, save it as {end}, and try again.", end=target),
    )


def _unknown(name: str, end: str) -> NotTaken:
    if end in _SAVE_AS:
        return NotTaken(
            say("{name} is not read as it is.", name=name),
            say("Open it, save it as {end}, and try again.", end=_SAVE_AS[end]),
        )
    return NotTaken(
        say("{name} is of no kind that is read here.", name=name),
        say("Kinds that are: {known}.", known=", ".join(FORMATS)),
    )
