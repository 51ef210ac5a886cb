"""The navigation beside a page: the way to it is open, everything else is closed."""

from __future__ import annotations

import re

from passation.handbook import Branch, Handbook, Imprint
from passation.site.menu import Menu

IMPRINT = Imprint("C", "E", "Interne", "internal", "", "", public=False)


def handbook(domains: int, processes: int) -> Handbook:
    leaves = [tuple(Branch(f"P{d}.{p}", f"p/{d}-{p}") for p in range(processes)) for d in range(domains)]
    branches = tuple(Branch(f"D{d}", f"d/{d}", below) for d, below in enumerate(leaves))
    return Handbook("fr", IMPRINT, (), (Branch("Accueil", "index"), Branch("Processus", "p", branches)))


def links(html: str) -> list[str]:
    return re.findall(r'<a href="([^"]+)"', html)


def test_a_page_shows_its_own_branch_and_closes_the_others() -> None:
    html = Menu(handbook(3, 2)).html("p/1-0")

    assert [
        *("../index.html", "../p.html", "../d/0.html"),
        *("../d/1.html", "../p/1-0.html", "../p/1-1.html"),
        "../d/2.html",
    ] == links(html)
    assert ["../p/1-0.html"] == re.findall(r'<a href="([^"]+)" aria-current="page"', html)


def test_the_first_level_is_closed_from_elsewhere() -> None:
    assert ["index.html", "p.html"] == links(Menu(handbook(3, 2)).html("index"))


def test_the_way_to_a_page_is_named_from_the_top() -> None:
    menu = Menu(handbook(2, 2))

    assert "" == menu.crumbs("index")
    assert ["../p.html", "../d/1.html"] == links(menu.crumbs("p/1-1"))


def test_a_section_is_made_once_for_all_its_pages() -> None:
    menu = Menu(handbook(2, 500))
    lengths = {len(menu.html(f"p/0-{p}")) for p in range(500)}

    assert max(lengths) - min(lengths) == 0
    assert 3 >= menu._section.cache_info().misses  # noqa: SLF001  # the promise is about work, not about bytes


def test_titles_are_text() -> None:
    book = Handbook("fr", IMPRINT, (), (Branch('A <b> & "c"', "index"),))

    assert (
        '<ul class="pa-menu"><li><a href="index.html" aria-current="page">A &lt;b&gt; &amp; &#34;c&#34;</a></li></ul>'
        == (Menu(book).html("index"))
    )
