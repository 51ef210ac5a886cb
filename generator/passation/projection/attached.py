"""Files that go with an edition: those that something visible names, with no name in them that is not shown yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from passation.model.content import Attachment
from passation.model.sop import Sop
from passation.projection.names import Pseudonyms
from passation.tools.decoded import Undecodable, decoded


def attached(
    attachments: Mapping[tuple[str, str], Attachment], sops: Mapping[str, Sop], names: Pseudonyms
) -> dict[tuple[str, str], Attachment]:
    """The files that the templates and pictures of `sops` name, by process and name."""
    wanted = {(number, name) for number, sop in sops.items() for name in _named(sop)}
    found: dict[tuple[str, str], Attachment] = {}
    for (number, name), file in sorted(attachments.items()):
        shown = names.apply(name)
        data = cleaned(name, file.data, names) if (number, shown) in wanted else None
        if data is not None and (number, shown) not in found:
            found[number, shown] = replace(file, name=shown, path=f"{number}/{shown}", data=data)
    return found


def _named(sop: Sop) -> Iterator[str]:
    yield from (template.file for template in sop.templates if template.file is not None)
    for step in sop.steps:
        shot = getattr(step, "screenshot", None)
        if shot is not None:
            yield shot.src


def cleaned(name: str, data: bytes, names: Pseudonyms) -> bytes | None:
    """A file's bytes with names replaced where it is text; None where it is not, and holds one that is not shown."""
    if not names.stand_ins:
        return data
    text = _text(data)
    if text is not None:
        return names.apply(text).encode()
    try:
        held = any(names.names_somebody(said) for _, said in decoded(name, data))
    except Undecodable:
        held = True  # nobody can tell what it says
    return None if held else data


def _text(data: bytes) -> str | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if "\x00" in text else text  # other encodings, and formats that only look like text
