"""`passation serve`: the handbook in a browser while it is being written."""

from __future__ import annotations

import socket
import webbrowser
from typing import Final

import click

from passation.cli import screen
from passation.cli.asked import Asked
from passation.cli.company import Company, audience_of, open_company
from passation.cli.refusal import Refusal
from passation.finding import say
from passation.load.document import read_document
from passation.load.folder import COMPANY_FILE
from passation.load.read import read
from passation.model.company import Company as CompanyFile
from passation.site.build import serve_site

_HOST: Final = "127.0.0.1"
_FIRST: Final = 8000
_TRIED: Final = 20


@click.command(
    "serve", help="Show the handbook of an audience in a browser, on this machine alone, made again at each save."
)
@click.option("--audience", "name", metavar="AUDIENCE", help="For whom (default: default_audience).")
@click.option("--port", type=click.IntRange(1, 65535), help="Port (default: the first free one from 8000 on).")
@click.option("--open", "in_browser", is_flag=True, help="Open it in the browser.")
@click.pass_obj
def door(asked: Asked, name: str | None, port: int | None, *, in_browser: bool) -> int:
    """Serve until the user stops it."""
    company = open_company(asked)
    audience = _audience(company, name)
    chosen = port or _free()
    if not _is_free(chosen):
        raise Refusal(say("Port {port} is taken.", port=str(chosen)), say("Name another one with --port."))
    address = f"http://{_HOST}:{chosen}/"
    screen.out(f"{address}\n")
    screen.note(asked, asked.words.t("Next: edit and save; the page follows. Ctrl+C stops it."))
    if in_browser:
        webbrowser.open(address)
    serve_site(company.root, audience, host=_HOST, port=chosen)
    return 0


def _audience(company: Company, name: str | None) -> str | None:
    """The audience to serve; while other files are broken, `company.yml` alone still knows the default one."""
    if company.loaded.manual is not None:
        return audience_of(company.loaded.manual, name).id
    if name is not None:
        return name
    text = company.loaded.texts.get(COMPANY_FILE, "")
    value = read(read_document(COMPANY_FILE, text.encode()), CompanyFile).value
    return value.default_audience if value is not None else None


def _free() -> int:
    found = next((port for port in range(_FIRST, _FIRST + _TRIED) if _is_free(port)), None)
    if found is None:
        raise Refusal(say("No port is free from {first} on.", first=str(_FIRST)), say("Name another one with --port."))
    return found


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError:
            return False
    return True
