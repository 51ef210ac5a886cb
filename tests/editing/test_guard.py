"""Who may ask: over real HTTP, every way in that another page, site or program could try."""

import http.client
import json
from pathlib import Path

import pytest

from passation.editing.server import EditServer

FILE = "sops/finance/FIN-001-relances.yml"
OWN = {"Content-Type": "application/json"}


def ask(
    server: EditServer,
    method: str,
    path: str,
    headers: dict[str, str] | None = None,
    body: bytes | None = None,
) -> tuple[int, dict[str, str], bytes]:
    """Give status, headers and body of an answer; `TOKEN` in the path stands for the secret."""
    connection = http.client.HTTPConnection("127.0.0.1", server.guard.port, timeout=20)
    connection.request(method, path.replace("TOKEN", server.guard.token), body, headers or {})
    answer = connection.getresponse()
    found = (answer.status, dict(answer.getheaders()), answer.read())
    connection.close()
    return found


def origin(server: EditServer) -> dict[str, str]:
    """Give what our own page says of itself."""
    return {**OWN, "Origin": f"http://127.0.0.1:{server.guard.port}"}


def test_it_listens_on_this_machine_alone(server: EditServer) -> None:
    assert "127.0.0.1" == server.server_address[0]
    assert len(server.guard.token) >= 32


@pytest.mark.parametrize(
    "path", ["/", "/TOKEN/", "/TOKEN/process/FIN-001", "/TOKEN/new/achats", "/TOKEN/assets/edit.js"]
)
def test_our_own_pages_are_answered_and_locked_in(server: EditServer, path: str) -> None:
    status, headers, body = ask(server, "GET", path)

    assert (403 if path == "/" else 200) == status
    assert {
        "Content-Security-Policy": (
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
            "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
    }.items() <= headers.items()
    assert not {"Set-Cookie", "Access-Control-Allow-Origin"} & set(headers)
    assert b"http://" not in body.replace(b"http://www.w3.org", b"")
    assert b"https://" not in body


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/", {}, 403),
        ("/process/FIN-001", {}, 403),
        ("/TOKE/process/FIN-001", {}, 403),
        ("/TOKENx/", {}, 403),
        ("/x/TOKEN/", {}, 403),
        ("/?TOKEN", {}, 403),
        ("/TOKEN/", {"Host": "evil.example"}, 403),
        ("/TOKEN/", {"Host": "127.0.0.1"}, 403),
        ("/TOKEN/", {"Host": "127.0.0.1.evil.example:80"}, 403),
        ("/TOKEN/", {"Origin": "https://evil.example"}, 403),
        ("/TOKEN/", {"Origin": "null"}, 403),
        ("/TOKEN/", {"Sec-Fetch-Site": "cross-site"}, 403),
        ("/TOKEN/", {"Sec-Fetch-Site": "same-site"}, 403),
        ("/TOKEN/process/FIN-999", {}, 404),
        ("/TOKEN/process/..%2f..%2fetc", {}, 404),
        ("/TOKEN/assets/../../../pyproject.toml", {}, 404),
        ("/TOKEN/assets/..%2f..%2f..%2fpyproject.toml", {}, 404),
        ("/TOKEN/assets/%2fetc%2fpasswd", {}, 404),
        ("/TOKEN/assets/form.html", {}, 404),
        ("/TOKEN/new/rien", {}, 404),
        ("/TOKEN/new/..", {}, 404),
        ("/TOKEN/order/save", {}, 404),
        ("/TOKEN", {}, 404),
    ],
)
def test_nobody_else_is_let_in_and_nothing_else_is_given(
    server: EditServer, path: str, headers: dict[str, str], status: int
) -> None:
    assert status == ask(server, "GET", path, headers)[0]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "CONNECT", "FOO"])
def test_other_methods_are_refused(server: EditServer, method: str) -> None:
    assert 405 == ask(server, method, "/TOKEN/")[0]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "OURS", "Host": "evil.example"}, 403),
        ({"Origin": "OURS", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "OURS", "Content-Type": "text/plain"}, 415),
        ({"Origin": "OURS", "Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Origin": "OURS", "Content-Length": "2000001"}, 413),
        ({"Origin": "OURS", "Content-Length": "9" * 40}, 413),
        ({"Origin": "OURS", "Content-Length": "-1"}, 411),
        ({"Origin": "OURS", "Content-Length": "x"}, 411),
        ({"Origin": "OURS", "Transfer-Encoding": "chunked"}, 411),
    ],
)
def test_no_other_page_can_change_a_file(server: EditServer, root: Path, headers: dict[str, str], status: int) -> None:
    before = (root / FILE).read_bytes()
    given = {**OWN, **headers}
    if given.get("Origin") == "OURS":
        given["Origin"] = f"http://127.0.0.1:{server.guard.port}"
    opened = server.desk.opened("FIN-001")
    body = {"number": "FIN-001", "domain": "finance", "stamp": opened.stamp, "text": "title: x\n"}

    answer = ask(server, "POST", "/TOKEN/order/save", given, json.dumps(body).encode())

    assert (status, before) == (answer[0], (root / FILE).read_bytes())


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/TOKEN/order/save", b"{}", 400),
        ("/TOKEN/order/save", b"[", 400),
        ("/TOKEN/order/delete", b"{}", 404),
        ("/TOKEN/order/", b"{}", 404),
        ("/TOKEN/save", b"{}", 404),
        ("/wrong/order/save", b"{}", 403),
    ],
)
def test_an_order_that_is_none_of_ours_is_refused(server: EditServer, path: str, body: bytes, status: int) -> None:
    assert status == ask(server, "POST", path, origin(server), body)[0]


def test_our_own_page_saves(server: EditServer, root: Path) -> None:
    opened = server.desk.opened("FIN-001")
    text = opened.text.replace("lundi", "mardi")
    body = {"number": "FIN-001", "domain": "finance", "stamp": opened.stamp, "text": text}

    status, _, answer = ask(server, "POST", "/TOKEN/order/save", origin(server), json.dumps(body).encode())

    assert (200, text) == (status, (root / FILE).read_text("utf-8"))
    assert server.desk.opened("FIN-001").stamp == json.loads(answer)["stamp"]


def test_a_file_that_is_no_text_is_told_with_its_cure_on_a_page_and_to_the_form(server: EditServer, root: Path) -> None:
    opened = server.desk.opened("FIN-001")
    (root / FILE).write_bytes(opened.text.replace("Relances", "Clôture").encode("cp1252"))
    body = {"number": "FIN-001", "domain": "finance", "stamp": opened.stamp, "text": opened.text}

    page = ask(server, "GET", "/TOKEN/process/FIN-001")
    order = ask(server, "POST", "/TOKEN/order/judge", origin(server), json.dumps(body).encode())

    assert (409, 409) == (page[0], order[0])
    said = "Ce texte n’est pas en UTF-8\u00a0: «\u00a0ô\u00a0» y est enregistré à l’ancienne manière de Windows."
    for answer in (page[2].decode(), order[2].decode()):
        assert said in answer
        assert "Dans votre éditeur, enregistrez le fichier en UTF-8." in answer
    assert FILE in page[2].decode()


def test_a_process_that_is_gone_is_told_on_a_page(server: EditServer) -> None:
    status, headers, page = ask(server, "GET", "/TOKEN/process/FIN-404")

    assert (404, "text/html; charset=utf-8") == (status, headers["Content-Type"])
    assert "Ce processus ou ce domaine n’existe pas, ou plus." in page.decode()
