"""Who may ask: the page that was opened on this machine, and nobody else.

A page of another site can make a browser ask us (CSRF), and a name of its own can lead to 127.0.0.1 (DNS rebinding). So
every address holds a secret, every request names this machine as its host, and one that changes something comes from
our own page and is JSON, which no form of another site can send.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from passation.frozen import dataclass

MAX_BODY: Final = 2_000_000
"""Bytes of a request: a file of ours has at most one million, and JSON may double a text."""
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""What every answer says."""
_JSON: Final = "application/json"


@dataclass(frozen=True, slots=True)
class Guard:
    """The secret of one run, and the port that it listens on."""

    port: int
    token: str

    @property
    def hosts(self) -> frozenset[str]:
        """The names under which this run is asked."""
        return frozenset({f"127.0.0.1:{self.port}", f"localhost:{self.port}"})

    @property
    def address(self) -> str:
        """What to open."""
        return f"http://127.0.0.1:{self.port}/{self.token}/"

    def refuses(self, method: str, path: str, headers: Mapping[str, str]) -> HTTPStatus | None:
        """Why a request is not answered; None for one that may go on. `headers` by name in small letters."""
        if method not in {"GET", "POST"}:
            return HTTPStatus.METHOD_NOT_ALLOWED
        if headers.get("host", "") not in self.hosts:
            return HTTPStatus.FORBIDDEN
        if not self._is_ours(headers, must_say=method == "POST") or not self._has_token(path):
            return HTTPStatus.FORBIDDEN
        return _bad_body(headers) if method == "POST" else None

    def _is_ours(self, headers: Mapping[str, str], *, must_say: bool) -> bool:
        """Whether the request comes from our page, or from the address bar."""
        if headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
            return False
        origin = headers.get("origin")
        return not must_say if origin is None else origin == f"http://{headers['host']}"

    def _has_token(self, path: str) -> bool:
        first = path.split("/", 2)[1] if path.startswith("/") else ""
        return hmac.compare_digest(first.encode(), self.token.encode())


def _bad_body(headers: Mapping[str, str]) -> HTTPStatus | None:
    if headers.get("content-type", "").partition(";")[0].strip().lower() != _JSON:
        return HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    length = headers.get("content-length", "")
    if "transfer-encoding" in headers or not length.isascii() or not length.isdecimal():
        return HTTPStatus.LENGTH_REQUIRED
    return HTTPStatus.REQUEST_ENTITY_TOO_LARGE if len(length) > 9 or int(length) > MAX_BODY else None


def new_token() -> str:
    """A secret that nobody guesses."""
    return secrets.token_urlsafe(24)
