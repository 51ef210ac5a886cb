"""The company as it was accepted: what `check --base` compares with, from git or from another folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from passation.cli.refusal import Refusal
from passation.finding import Message, Severity, say
from passation.load.folder import Loaded, load
from passation.model.manual import Manual
from passation.tools.history import NoHistory, Reason, files_at

_FOLDERS: Final = ("sops", "cartography")
_WHY: Final[Mapping[Reason, Message]] = {
    "no git": say("The program git is not installed, and {base} is no folder with a company."),
    "no such revision": say("{base} is neither a revision that git has here nor a folder with a company."),
    "too much": say("{base} holds too many files to be read safely."),
}


def accepted(root: Path, base: str) -> Manual:
    """The manual of a revision, or of a folder that holds a company. Raises Refusal when there is none to be read."""
    folder = Path(base)
    if any((folder / name).is_dir() for name in _FOLDERS):
        return _whole(load(folder.resolve()), base)
    with TemporaryDirectory(prefix="passation-base-") as place:
        try:
            for path, data in files_at(root, base, _FOLDERS):
                file = Path(place, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        except NoHistory as fault:
            why = Message(_WHY[fault.reason].text, {"base": base})
            raise Refusal(why, say("Name what was accepted: --base origin/main, or a folder.")) from fault
        return _whole(load(Path(place)), base)


def _whole(loaded: Loaded, base: str) -> Manual:
    if loaded.manual is not None:
        return loaded.manual
    faults = [each for each in loaded.findings if each.severity is Severity.ERROR]
    raise Refusal(
        say(
            "{base} cannot be read, so nothing can be compared with it: {place}.", base=base, place=str(faults[0].place)
        ),
        say("Mend what was accepted first, or check without --base."),
    )
