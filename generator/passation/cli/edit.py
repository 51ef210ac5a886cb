"""`passation edit`: the form of a process in a browser, on this machine alone."""

from __future__ import annotations

import contextlib
import webbrowser

import click

from passation.cli import screen
from passation.cli.asked import Asked
from passation.cli.company import one_of, open_company
from passation.cli.faults import write_report
from passation.cli.refusal import Refusal
from passation.editing.desk import Desk
from passation.editing.server import EditServer
from passation.finding import say


@click.command("edit", help="Fill in a process in a form, in a browser on this machine alone; notes in the file stay.")
@click.argument("process", metavar="[PROCESS]", required=False)
@click.option("--port", type=click.IntRange(1, 65535), help="Port (default: a free one).")
@click.option("--no-open", "closed", is_flag=True, help="Only print the address, open no browser.")
@click.pass_obj
def door(asked: Asked, process: str | None, port: int | None, *, closed: bool) -> int:
    """Serve until the user stops it."""
    company = open_company(asked)
    desk = Desk(company.root, company.today, asked.words)
    if process is not None:
        known = [each.number for shelf in desk.shelves() for each in shelf.processes]
        one_of(process, known, say("There is no process {name}.", name=process))
    try:
        server = EditServer(desk, port or 0, lambda fault: write_report(fault, ["edit"]))
    except OSError as fault:
        raise Refusal(say("Port {port} is taken.", port=str(port)), say("Name another one with --port.")) from fault
    with server:
        address = server.address + (f"process/{process}" if process else "")
        screen.out(f"{address}\n")
        screen.note(asked, asked.words.t("Whoever has this address may change the files: it is for you alone."))
        screen.note(asked, asked.words.t("Next: fill in the form and save. Ctrl+C ends it."))
        if not closed:
            webbrowser.open(address)
        with contextlib.suppress(KeyboardInterrupt):  # how one ends it, and no fault
            server.serve_forever()
    return 0
