"""Files whose name nobody knows: told once all others are read, for only then is it clear what was meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Final

from passation.finding import Finding, Message, Severity, say
from passation.load.parts import Parts
from passation.load.read import COMPANY_FILES
from passation.source import Place

HEAD: Final = 4_000
"""Bytes of such a file that are looked at for the number of a process."""
_YAML_NAME: Final = re.compile(r"(.+?)\.ya?ml(?:\.txt)?", re.IGNORECASE)
_NUMBER_IN_NAME: Final = re.compile(r"([A-Za-z]{2,4})[-_ ]?([0-9]{3})(?![0-9])[-_ ]*")
_NUMBER_IN_TEXT: Final = re.compile(rb"^id:[ \t]*[\"']?([A-Z]{2,4}-[0-9]{3})\b", re.MULTILINE)
_IN_FRENCH: Final[Mapping[str, str]] = {
    "acteurs": "actors.yml", "canaux": "channels.yml", "contrats": "contracts.yml", "donnees": "data.yml",
    "entreprise": "company.yml", "glossaire": "glossary.yml", "idees": "ideas.yml", "indicateurs": "kpis.yml",
    "objectifs": "objectives.yml", "outils": "tools.yml", "reglages": "settings.yml", "risques": "risks.yml",
    "roles": "actors.yml", "societe": "company.yml",
}  # fmt: skip
"""Company files as French writers name them, without accents."""
_NO_DOMAIN: Final = 2
"""Parts of the path of a process that lies in no domain: `sops` and the file."""


def claimed_numbers(strangers: Mapping[str, bytes], read: frozenset[str]) -> dict[str, str]:
    """The processes that strangers are meant to be, path by path; `read` are the numbers of those that are read."""
    found = ((path, _number(path, head)) for path, head in sorted(strangers.items()))
    return {path: number for path, number in found if number is not None and number not in read}


def claimed_files(strangers: Mapping[str, bytes], read: frozenset[str]) -> dict[str, str]:
    """The company files that strangers are meant to be, path by path; `read` are the names of those that are read."""
    found = ((path, _company_file(path)) for path in sorted(strangers))
    return {path: name for path, name in found if name is not None and name not in read}


def told(parts: Parts) -> Iterator[Finding]:
    """One finding for each stranger: the name that was meant, or that nothing of it is read."""
    for path in sorted(parts.strangers):
        if str(PurePosixPath(path).parent) in parts.renamed:
            continue
        if path in parts.claimed_files:
            said = say("This file is not read: its name is not quite right.")
            yield _misnamed(path, said, f"cartography/{parts.claimed_files[path]}")
        elif path in parts.claimed_numbers:
            yield _misnamed_process(path, parts.claimed_numbers[path])
        else:
            yield _unknown(path)


def _number(path: str, head: bytes) -> str | None:
    name = _YAML_NAME.fullmatch(PurePosixPath(path).name)
    if not path.startswith("sops/") or name is None:
        return None
    said, called = _NUMBER_IN_TEXT.search(head), _NUMBER_IN_NAME.match(name[1])
    if said is not None:
        return said[1].decode("ascii")
    return f"{called[1].upper()}-{called[2]}" if called is not None else None


def _company_file(path: str) -> str | None:
    name = path.removeprefix("cartography/")
    stem = _YAML_NAME.fullmatch(name)
    if name == path or stem is None:
        return None
    plain = re.sub(r"\W*\d*\W*$", "", _plain(stem[1]))
    close = get_close_matches(f"{plain}.yml", COMPANY_FILES, 1, 0.8)
    return _IN_FRENCH.get(plain) or next(iter(close), None)


def _misnamed_process(path: str, number: str) -> Finding:
    steps = PurePosixPath(path).parts
    if len(steps) == _NO_DOMAIN:
        said = say("This process is not read: it lies in no domain.")
        cure = say("Move it into the folder of its domain, such as `{folder}`.", folder="sops/finance/")
        return Finding("YML115", Severity.ERROR, Place(path), said, cure)
    name = _YAML_NAME.fullmatch(steps[-1])
    title = _NUMBER_IN_NAME.sub("", name[1] if name else "", count=1)
    right = f"sops/{_plain(steps[1])}/{number}-{_plain(title) or 'titre'}.yml"
    return _misnamed(path, say("This process is not read: its file has a wrong name."), right)


def _misnamed(path: str, said: Message, right: str) -> Finding:
    return Finding("YML115", Severity.ERROR, Place(path), said, say("Rename it `{path}`.", path=right))


def _unknown(path: str) -> Finding:
    said = say("I do not know this file: nothing of it is read or published.")
    if _YAML_NAME.fullmatch(path) is None:
        cure = say("Put an attachment in the folder of its process, or move the file elsewhere.")
    elif path.startswith("sops/"):
        cure = say("Name a process `sops/<domain>/<ID>-<title>.yml`; delete a copy that is not needed.")
    else:
        cure = say("Delete it if nobody needs it; otherwise give it one of the names that the format knows.")
    return Finding("YML111", Severity.WARNING, Place(path), said, cure)


def _plain(name: str) -> str:
    """A name in small letters without accents, digits and hyphens."""
    letters = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("’", "-")).encode("ascii", "ignore")
    return re.sub(r"[^a-z0-9]+", "-", letters.decode("ascii").lower()).strip("-")
