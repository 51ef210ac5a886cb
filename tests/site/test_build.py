"""The site as files: exactly those, the same bytes each time, nothing from elsewhere."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from passation.handbook import Handbook, Page, Section
from passation.handbook.looks import looks
from passation.site.build import build_site
from passation.tree import Tree

Site = Callable[[str], Tree]
Book = Callable[[str], Handbook]
OF_MATERIAL = re.compile(r"assets/(?:javascripts/bundle|stylesheets/(?:main|palette))\.[0-9a-f]+\.min\.(?:js|css)")


def html(tree: Tree) -> dict[str, str]:
    return {path: data.decode() for path, data in tree.items() if path.endswith(".html")}


@pytest.mark.parametrize("audience", ["tous", "aide", "passants"])
def test_the_site_holds_these_files_and_no_others(audience: str, book: Book, site: Site) -> None:
    whole, tree = book(audience), site(audience)
    expected = {f"{path}.html" for path in [*(page.path for page in whole.pages), *whole.moved]}
    expected |= {*whole.files, *looks(), "404.html", "search/search_index.json", "search/search_index.js"}
    expected |= set() if whole.imprint.public else {"robots.txt"}
    material = {path for path in tree if OF_MATERIAL.fullmatch(path)}

    assert 3 == len(material)
    assert expected | material == set(tree)


def test_the_same_handbook_gives_the_same_bytes_anywhere_and_anytime(
    book: Book, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1234567890")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    time.tzset()
    old_mask = os.umask(0o077)
    try:
        again = build_site(book("tous"))
    finally:
        os.umask(old_mask)
        monkeypatch.undo()
        time.tzset()

    assert site("tous").digest() == again.digest()
    assert [] == list(tmp_path.iterdir())


def test_the_environment_is_left_as_it_was(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "42")
    build_site(book("passants"))
    assert "42" == os.environ["SOURCE_DATE_EPOCH"]

    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    build_site(book("passants"))
    assert "SOURCE_DATE_EPOCH" not in os.environ


@pytest.mark.parametrize("audience", ["tous", "passants"])
def test_forms_filled_in_are_the_pages_rendered_one_by_one(audience: str, book: Book, site: Site) -> None:
    slow = build_site(book(audience), one_by_one=True)

    assert {path: slow[path] for path in slow} == {path: site(audience)[path] for path in site(audience)}


def test_a_private_edition_asks_search_engines_to_stay_out(site: Site) -> None:
    tree = site("aide")

    assert b"User-agent: *\nDisallow: /\n" == tree["robots.txt"]
    assert [] == [path for path, text in html(tree).items() if 'content="noindex, nofollow"' not in text]


def test_a_public_edition_may_be_found(site: Site) -> None:
    tree = site("passants")

    assert "robots.txt" not in tree
    assert ["404.html"] == [path for path, text in html(tree).items() if "noindex" in text]


def test_no_file_names_another_host_or_advertises_its_tools(site: Site) -> None:
    for path, data in site("tous").items():
        text = data.decode("utf-8", "replace").replace("http://www.w3.org/", "")
        if path.endswith(".css"):
            assert [] == re.findall(r"(?:url\(|@import )[\"']?(?:https?:)?//[^)]*", text), path
        if path.endswith(".html") or path in {"handbook.js", "offline.js", "search.js"}:
            assert [] == re.findall(r"(?:https?:)?//(?:[\w-]+\.)+[a-z]{2,}[^\"' )]*", text), path
            assert [] == re.findall(r"squidfunk|Made with|<meta name=\"generator\"", text), path


def test_an_old_number_leads_on_and_keeps_the_step(site: Site) -> None:
    text = site("tous")["processus/REL-009.html"].decode()

    assert 'content="0; url=../processus/REL-001.html"' in text
    assert "location.hash" in text


def test_titles_cannot_end_the_element_they_stand_in(book: Book) -> None:
    evil = '</title><script>alert("é")</script>'
    page = Page(
        "index",
        evil,
        (Section.of("", evil, 1, ""), Section.of("x_y", evil, 2, "<p>z</p>"), Section.of("y_z", "b", 2, "")),
    )
    imprint = replace(book("tous").imprint, company=evil, edition=evil, level=evil)
    tree = build_site(Handbook("fr", imprint, (page,), ()))

    assert "alert(" not in re.sub(r"&lt;script&gt;alert\(&#34;é&#34;\)&lt;/script&gt;", "", tree["index.html"].decode())


def test_every_page_says_whose_it_is_and_how_confidential(site: Site) -> None:
    for path, text in html(site("aide")).items():
        if path not in {"404.html", "processus/REL-009.html"}:
            assert "Vannerie Ronce" in text, path
            assert "Aide extérieure" in text, path
            assert '<span class="pa-level pa-level--confidential pa-level--header">Confidentiel</span>' in text, path
