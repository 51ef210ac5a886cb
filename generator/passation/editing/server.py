"""HTTP on 127.0.0.1, with what Python brings: a request is let in, answered, and nothing is kept of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final
from urllib.parse import unquote

from passation import __version__
from passation.editing.desk import Desk, NoText, Opened
from passation.editing.guard import HEADERS, Guard, new_token
from passation.editing.orders import FAULTS, ORDERS, form, read_order, sentences, title_of
from passation.editing.pages import KINDS, assets, fill

HOST: Final = "127.0.0.1"
_PROCESS: Final = re.compile(r"process/([A-Z]{2,4}-[0-9]{3})")
_NEW: Final = re.compile(r"new/([a-z0-9][a-z0-9-]*)")
_PATIENCE: Final = 30
"""Seconds that a request may take to arrive."""
Page = tuple[HTTPStatus, str, bytes]
"""Status, media type, body."""


class EditServer(ThreadingHTTPServer):
    """One company open for editing, until it is stopped."""

    daemon_threads = True

    def __init__(self, desk: Desk, port: int, failed: Callable[[Exception], object]) -> None:
        """Listens at once, on this machine alone; port 0 is a free one. Raises OSError for a port that is taken.

        `failed` is told what went wrong in us; the page only learns that something did.
        """
        super().__init__((HOST, port), _Handler)
        self.desk = desk
        self.guard = Guard(self.server_address[1], new_token())
        self.failed = failed

    @property
    def address(self) -> str:
        """What to open in a browser; whoever has it may write."""
        return self.guard.address


class _Handler(BaseHTTPRequestHandler):
    server: EditServer
    protocol_version = "HTTP/1.1"
    server_version = f"passation/{__version__}"
    sys_version = ""
    timeout = _PATIENCE

    def handle_one_request(self) -> None:
        """As the base class, but for methods: every one comes to `_let_in`, so that none is forgotten."""
        try:
            self.raw_requestline = self.rfile.readline(8193)
            if not self.raw_requestline or len(self.raw_requestline) > 8192 or not self.parse_request():
                self.close_connection = True
                return
            self._let_in()
            self.wfile.flush()
        except (TimeoutError, ConnectionError):
            self.close_connection = True

    def _let_in(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        twice = len(self.headers.get_all("host", [])) != 1
        path = self.path.partition("?")[0]
        refused = HTTPStatus.BAD_REQUEST if twice else self.server.guard.refuses(self.command, path, headers)
        if refused is not None:
            self.close_connection = True  # what else the request holds is not read
            self._answer(_plain(refused))
            return
        _, _, inner = path[1:].partition("/") if path.count("/") > 1 else ("", "", "?")
        try:
            if self.command == "GET":
                self._answer(self._get(unquote(inner)))
            else:
                body = self.rfile.read(int(headers["content-length"]))
                self._answer(self._post(inner, body))
        except ConnectionError:
            raise
        except tuple(FAULTS) as fault:
            self._answer(_refused(self.server.desk, fault, as_page=self.command == "GET"))
        except Exception as fault:  # noqa: BLE001  # one request that fails must not end the others; the door tells it
            self.server.failed(fault)
            self._answer(_plain(HTTPStatus.INTERNAL_SERVER_ERROR))

    def _get(self, path: str) -> Page:
        desk = self.server.desk
        if path.startswith("assets/"):
            return _asset(path.removeprefix("assets/"))
        if path == "":
            desk.refresh()
            return _html(fill("list.html", desk.words.language, {"desk": desk, "root": ""}))
        if found := _PROCESS.fullmatch(path):
            desk.refresh()
            return _html(_form_page(desk, desk.opened(found[1])))
        if found := _NEW.fullmatch(path):
            desk.refresh()
            return _html(_form_page(desk, desk.begun(found[1])))
        return _plain(HTTPStatus.NOT_FOUND)

    def _post(self, path: str, body: bytes) -> Page:
        name = path.removeprefix("order/")
        answer = ORDERS.get(name) if path == f"order/{name}" else None
        if answer is None:
            return _plain(HTTPStatus.NOT_FOUND)
        desk = self.server.desk
        said = answer(desk, read_order(body, desk))
        return HTTPStatus.OK, "application/json", json.dumps(said, ensure_ascii=False).encode()

    def _answer(self, page: Page) -> None:
        status, kind, body = page
        self.send_response(status)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
        """Nothing: addresses hold the secret."""


def _form_page(desk: Desk, opened: Opened) -> str:
    made = form(desk, opened.text)
    values = {"desk": desk, "opened": opened, "title": title_of(opened.text), "form": made, "root": "../"}
    return fill("process.html", desk.words.language, values)


def _refused(desk: Desk, fault: Exception, *, as_page: bool) -> Page:
    """Why somebody is not given what she asked for: a page, or for an order its sentence."""
    status, (said, cure) = FAULTS[type(fault)], sentences(desk, fault)
    if not said:
        return _plain(status)
    if as_page:
        path = fault.path if isinstance(fault, NoText) else ""
        values = {"desk": desk, "said": said, "cure": cure, "path": path, "root": "../"}
        return _html(fill("refused.html", desk.words.language, values), status)
    return status, "text/plain; charset=utf-8", f"{said} {cure}".strip().encode()


def _asset(name: str) -> Page:
    data = assets().get(name)
    if data is None:
        return _plain(HTTPStatus.NOT_FOUND)
    return HTTPStatus.OK, KINDS["." + name.rpartition(".")[2]], data


def _html(text: str, status: HTTPStatus = HTTPStatus.OK) -> Page:
    return status, "text/html; charset=utf-8", text.encode()


def _plain(status: HTTPStatus) -> Page:
    return status, "text/plain; charset=utf-8", f"{status.value} {status.phrase}\n".encode()
