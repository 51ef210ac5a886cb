"""`passation new kpi`: one more indicator, of one's own or of the catalogue."""

from __future__ import annotations

import click

from passation.cli import screen
from passation.cli.adding import added, free_id, line_of, opened, pilot, tell
from passation.cli.asked import Asked
from passation.cli.company import one_of
from passation.cli.refusal import Refusal
from passation.finding import say
from passation.model.kpi import Kpi
from passation.model.manual import Manual
from passation.starters.blank import item, quoted
from passation.starters.catalogue import adapted, indicators, names


@click.command("kpi", help="Begin an indicator in cartography/kpis.yml.")
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--from", "wanted", metavar="ID", help="Take this one of the catalogue.")
@click.option("--list", "only_list", is_flag=True, help="Write nothing; show the catalogue.")
@click.pass_obj
def door(asked: Asked, name: str | None, wanted: str | None, *, only_list: bool) -> int:
    """Write the indicator, and say where."""
    if only_list:
        screen.out(_catalogue(asked))
        return 0
    company, manual = opened(asked)
    text = _taken(asked, manual, wanted) if wanted is not None else _own(asked, manual, name)
    return tell(company, [added(company, "kpis", "kpis", text)])


def _catalogue(asked: Asked) -> str:
    known = names(asked.words.language)
    width = max(map(len, known))
    return "".join(f"{key:<{width}}  {name}\n" for key, name in known.items())


def _taken(asked: Asked, manual: Manual, wanted: str) -> str:
    stock = indicators(asked.words.language)
    known = one_of(wanted, list(stock), say("There is no indicator {name} in the catalogue.", name=wanted))
    if known in manual.kpis:
        raise Refusal(say("The company has the indicator {name} already.", name=known))
    return adapted(stock[known], manual.actors)


def _own(asked: Asked, manual: Manual, name: str | None) -> str:
    if name is None:
        raise Refusal(
            say("Which indicator? Give its name, or take one of the catalogue with --from."),
            say("passation new kpi --list shows it."),
        )
    line, owner = line_of(name), pilot(manual)
    given = {
        "id": free_id(line, "indicator", manual.kpis),
        "name": quoted(line),
        "formula": quoted(asked.words.t("To be written: how it is worked out")),
        "unit": '"%"',
        "better": "higher",
        "every": "month",
        "owner": owner,
        "measured_by": owner,
    }
    return item(Kpi, given, asked.words)
