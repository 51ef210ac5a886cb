"""Whatever an author types is shown, never obeyed."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from passation.handbook import Handbook

EVIL = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'{{ 7*7 }}</title>"
ALLOWED = {"href", "src"}


class Reader(HTMLParser):
    """Collects what a browser would obey."""

    def __init__(self) -> None:
        super().__init__()
        self.obeyed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "iframe", "object", "embed", "style", "link", "meta"}:
            self.obeyed.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (
                name in ALLOWED and (value or "").lower().startswith(("javascript:", "data:"))
            ):
                self.obeyed.append(f"{tag} {name}={value}")


Q = f"'{EVIL.replace(chr(39), chr(39) * 2)}'"
"""The same as a quoted text of YAML."""
COMPANY = {
    "cartography/company.yml": f"name: {Q}\ncharter: {Q}\ndomains: [{{id: d, title: {Q}}}]\n",
    "cartography/actors.yml": (
        f"actors:\n  - {{id: a, name: {Q}, mission: {{purpose: {Q}, excludes: [{Q}]}}}}\n"
        f"  - {{id: b, name: {Q}, side: external}}\n"
    ),
    "cartography/tools.yml": f"tools: [{{id: t, name: {Q}, family: {Q}, vault: {Q}}}]\n",
    "cartography/data.yml": f"data: [{{id: x, name: {Q}}}]\n",
    "cartography/kpis.yml": f"kpis: [{{id: k, name: {Q}, unit: {Q}, target: 3, formula: {Q}}}]\n",
    "cartography/measures/k.csv": 'date,value,note\n2026-01-01,1,\n2026-02-01,2,"' + EVIL.replace('"', '""') + '"\n',
    "cartography/glossary.yml": f"terms: [{{term: Mot, means: {Q}}}, {{term: {Q}, means: Mal}}]\n",
    "cartography/channels.yml": f"channels: [{{id: c, name: {Q}}}]\nemergencies: [{{id: e, when: {Q}, on_call: a}}]\n",
    "sops/d/MAL-001-mal.yml": f"""
id: MAL-001
title: {Q}
owner: a
result: {Q}
purpose: Un Mot
trigger: [{{event: {Q}}}]
priorities: [{Q}]
entry_check: [{Q}]
inputs: [x]
kpis: [k]
common_mistakes: [{Q}]
references: ['[x](javascript:alert(1)) <b>x</b>']
tags: [{Q}]
templates: [{{id: m, title: {Q}, to: {Q}, subject: {Q}, text: {Q}, variables: {{nom: {Q}}}}}]
exceptions: [{{when: {Q}, then: {Q}}}]
steps:
  - {{id: s1, do: {Q}, tool: t, warning: {Q}, expect: {Q}, checklist: [{Q}], per: {Q}}}
  - {{id: s2, ask: {Q}, actor: b, answers: {{{Q}: s1}}}}
document: {{history: [{{version: '1', date: 2026-01-01, by: a, change: {Q}}}]}}
""",
}


@pytest.fixture(scope="module")
def hostile(handbook_of: Callable[[dict[str, str]], Handbook]) -> Handbook:
    return handbook_of(COMPANY)


def test_nothing_an_author_types_is_obeyed(hostile: Handbook) -> None:
    for page in hostile.pages:
        reader = Reader()
        reader.feed("".join(section.html for section in page.sections))
        assert [] == reader.obeyed, page.path


def test_what_an_author_types_is_shown(hostile: Handbook) -> None:
    page = next(page for page in hostile.pages if page.path == "processus/MAL-001")
    html = "".join(section.html for section in page.sections)

    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") > 15
    assert "{{ 7*7 }}" in html


def test_the_reader_of_this_test_would_see_it() -> None:
    reader = Reader()
    reader.feed('<p onclick="x"><a href="JavaScript:x">y</a><script>z</script></p>')

    assert ["p onclick=x", "a href=JavaScript:x", "script"] == reader.obeyed


def test_paths_are_made_of_ids_and_never_of_names(hostile: Handbook) -> None:
    assert {Path(page.path).name for page in hostile.pages} >= {"MAL-001", "a", "b", "d"}
    assert all(
        set(page.path) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/")
        for page in hostile.pages
    )


def test_no_text_and_no_attribute_holds_a_bracket_of_its_own(hostile: Handbook) -> None:
    """The search takes what stands between two tags for a text."""
    for page in hostile.pages:
        for section in page.sections:
            assert [] == [each for each in section.html.split("<")[1:] if each.count(">") != 1], page.path
