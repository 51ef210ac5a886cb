"""A small company in a folder, with other files over it or beside its own, and what loading says of it."""

from pathlib import Path

from passation.load.folder import Loaded, load
from passation.words import Words

COMPANY = "name: Menuiserie Vallier\n"
ACTORS = "actors:\n  - {id: raf, name: RAF}\n"
DRAFT = "id: {id}\ntitle: Relances\nowner: raf\nresult: Chaque facture échue a un statut.\nsteps:\n  - do: Relancer\n"
SOP = "sops/finance/FIN-001-relances.yml"


def company(root: Path, files: dict[str, str | bytes] | None = None, *, draft: bool = True) -> Loaded:
    every: dict[str, str | bytes] = {"cartography/company.yml": COMPANY, "cartography/actors.yml": ACTORS}
    if draft:
        every[SOP] = DRAFT.format(id="FIN-001")
    for path, said in {**every, **(files or {})}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(said if isinstance(said, bytes) else said.encode())
    return load(root)


def told(loaded: Loaded) -> list[str]:
    words = Words("en")
    return [f"{each.place} {each.code} {words.say(each.message)}" for each in loaded.findings]


def sop(number: str = "FIN-001", **more: str) -> str:
    return DRAFT.format(id=number) + "".join(f"{key}: {value}\n" for key, value in more.items())
