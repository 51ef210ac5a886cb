"""`passation new contract`: one more contract, with its provider where that one is new."""

from __future__ import annotations

import click

from passation.cli.adding import added, free_id, line_of, opened, pilot, tell
from passation.cli.asked import Asked
from passation.model.actor import Organisation
from passation.model.contract import Contract
from passation.starters.blank import item, quoted


@click.command("contract", help="Begin a contract in cartography/contracts.yml, with a provider new or known.")
@click.argument("provider", metavar="PROVIDER")
@click.pass_obj
def door(asked: Asked, provider: str) -> int:
    """Write the contract, and say where."""
    company, manual = opened(asked)
    line, places = line_of(provider), list[str]()
    names = {key: key for key in manual.organisations} | {each.name: key for key, each in manual.organisations.items()}
    organisation = names.get(line) or free_id(line, "provider", manual.organisations)
    number = free_id(f"ct-{organisation}", "contract", manual.contracts)
    if organisation not in manual.organisations:
        given = {"id": organisation, "name": quoted(line), "contract": number}
        places.append(added(company, "actors", "organisations", item(Organisation, given, asked.words)))
    plan = quoted(asked.words.t("To be agreed: what is handed back"))
    given = {
        "id": number,
        "provider": organisation,
        "exit": f"{{duration: 6 weeks, takeover_by: {pilot(manual)}, deliverables: [{plan}]}}",
    }
    places.append(added(company, "contracts", "contracts", item(Contract, given, asked.words)))
    return tell(company, places)
