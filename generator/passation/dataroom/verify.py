"""Is a delivered bag still what was sent? What changed, what is missing, what was added.

`sha256sum -c` and `bagit.py --validate` agree, with two things more here: nothing may be added beside the tag files,
and the manifest of manifests must be there. Neither proves who made the bag: the seal does, against the private map.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from types import MappingProxyType
from typing import Final

from passation.dataroom.bag import BAGIT, INFO, MANIFEST, TAG_MANIFEST
from passation.dataroom.parcel import Parcel, Refused, fair, parcel
from passation.finding import Message, say
from passation.frozen import dataclass

_LINE: Final = re.compile(r"([0-9a-fA-F]{64}) [ *](.+)")
_TAGS: Final = (BAGIT, INFO, MANIFEST)
Digests = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a bag. Paths are those inside it, in order."""

    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    refusal: Message | None = None
    """Why it was not looked into: not a bag, or hostile."""
    seal: str = ""
    """SHA-256 of the manifest of manifests, to compare with the private map; empty when there is none."""
    info: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What `bag-info.txt` says: recipient, phase, edition."""

    @property
    def intact(self) -> bool:
        """Whether every file is what the manifests say, and there is no other."""
        return self.refusal is None and not (self.changed or self.missing or self.added)


def verify(path: Path) -> Verdict:
    """Check a bag, a folder or a ZIP archive.

    Raises:
        OSError: there is nothing at `path`, or it may not be read.
    """
    try:
        with parcel(path) as found:
            return _judge(found)
    except Refused as refused:
        return Verdict(refusal=refused.message)


def _judge(found: Parcel) -> Verdict:
    if BAGIT not in found.sizes or not found.text(BAGIT).startswith("BagIt-Version: 1.0\n"):
        raise Refused(say("There is no data room here: a BagIt 1.0 bag begins with bagit.txt."))
    expected = {**_listed(found, TAG_MANIFEST), **_listed(found, MANIFEST)}
    present = set(found.sizes) - {TAG_MANIFEST}
    changed = [path for path in sorted(present & set(expected)) if found.digest(path) != expected[path]]
    info = _info(found)
    missing = sorted({*expected, *_TAGS, TAG_MANIFEST} - set(found.sizes))
    added = sorted(present - set(expected))
    if not (changed or missing or added) and INFO in present and info.get("Payload-Oxum", "") != _oxum(found):
        changed.append(INFO)  # the total is wrong though every file is right; else it only says what was said
    return Verdict(
        tuple(changed),
        tuple(missing),
        tuple(added),
        seal=found.digest(TAG_MANIFEST) if TAG_MANIFEST in found.sizes else "",
        info=MappingProxyType(info),
    )


def _listed(found: Parcel, name: str) -> Digests:
    """Give what a manifest lists, by path; none when the manifest is missing."""
    if name not in found.sizes:
        return {}
    digests: dict[str, str] = {}
    for line in found.text(name).splitlines():
        match = _LINE.fullmatch(line)
        path = match[2] if match else ""
        of_payload = path.startswith("data/")
        if match is None or not fair(path) or path in digests or of_payload != (name == MANIFEST):
            raise Refused(say("{path} has a line that no manifest may have: {line}", path=name, line=ascii(line[:80])))
        digests[path] = match[1].lower()
    return digests


def _info(found: Parcel) -> dict[str, str]:
    if INFO not in found.sizes:
        return {}
    pairs = (line.partition(": ") for line in found.text(INFO).splitlines())
    return {label: value for label, colon, value in pairs if colon}


def _oxum(found: Parcel) -> str:
    payload = [size for path, size in found.sizes.items() if path.startswith("data/")]
    return f"{sum(payload)}.{len(payload)}"
