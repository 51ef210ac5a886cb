"""What the commands of `passation new` share: the company they add to, free ids, and the last line."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from passation.analysis.naming import slug
from passation.cli import screen
from passation.cli.asked import Asked
from passation.cli.company import Company, open_company
from passation.cli.refusal import Refusal
from passation.finding import say
from passation.load.rewrite import with_item
from passation.model.manual import Manual
from passation.starters.sheet import headed, usual_owner
from passation.tools.writer import write_file

_LONGEST_NAME: Final = 120
_LONGEST_ID: Final = 32


def opened(asked: Asked) -> tuple[Company, Manual]:
    """The company to add to; refuses one whose files cannot be read, for ids could then be taken twice."""
    company = open_company(asked)
    if company.loaded.manual is None:
        raise Refusal(say("Some files cannot be read yet."), say("Run passation check, and mend these first."))
    return company, company.loaded.manual


def line_of(text: str) -> str:
    """A name on one line; refuses what no file could hold."""
    line = " ".join(text.split())
    if not line or len(line) > _LONGEST_NAME or not line.isprintable():
        raise Refusal(say("This name cannot be written on one line of at most {limit} letters.", limit=_LONGEST_NAME))
    return line


def free_id(name: str, fallback: str, taken: Collection[str]) -> str:
    """An id made of a name that no other item has: `caisse`, then `caisse-2`."""
    first = slug(name, _LONGEST_ID) or fallback
    tries = [first, *(f"{first}-{number}" for number in range(2, len(taken) + 3))]
    return next(each for each in tries if each not in taken)


def pilot(manual: Manual) -> str:
    """Who answers by default: the role of the company that pilots most processes, else its first one."""
    inside = [actor.id for actor in manual.actors.values() if actor.side == "internal"]
    owner = usual_owner(inside, [sop.owner for sop in manual.sops.values()])
    if owner is None:
        raise Refusal(
            say("The company has no role inside yet, and somebody must answer for it."),
            say("First: passation new role NAME"),
        )
    return owner


def added(company: Company, file: str, section: str, item: str) -> str:
    """Write one more item at the end of a list of `cartography/<file>.yml`; gives the file with its line."""
    path = f"cartography/{file}.yml"
    before = company.loaded.texts.get(path, "")
    text = with_item(before or headed("schema: 1\n", file, path, company.root), section, item)
    write_file(text.encode(), company.root / path)
    first = item.partition("\n")[0].strip()
    line = max((place for place, each in enumerate(text.splitlines(), 1) if each.strip() == first), default=1)
    return f"{path}:{line}"


def tell(company: Company, places: Collection[str]) -> int:
    """Print where something was written, and say what to do next."""
    screen.out("".join(f"{screen.spot(company.root / place)}\n" for place in places))
    said = company.words.t("Next: fill it in, with a # less wherever you need more; then passation check.")
    screen.note(company.asked, said)
    return 0
