from collections.abc import Iterator
from pathlib import Path

import graphviz  # type: ignore[import-untyped]  # it has no types
import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from passation.tools import svg
from passation.tools.layout import draw
from passation.tools.measure import VARIATION_SELECTORS, drawable
from passation.tools.svg import SvgRefused, clean


@pytest.fixture(autouse=True, scope="module")
def nothing_is_remembered() -> Iterator[None]:
    """Let each test clean for itself."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PASSATION_NO_CACHE", "1")
        yield


SVG = "{http://www.w3.org/2000/svg}"


def figure(inside: str, root: str = 'viewBox="0 0 10 10"') -> bytes:
    return f'<svg {root} xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode()


def cleaned(drawing: bytes) -> str:
    return clean(drawing, figure="f1", title="Carte", desc="", lang="fr")


def inside(drawing: bytes) -> str:
    """Give what stands between the title and the end of a cleaned drawing."""
    return cleaned(drawing).partition("</title>")[2].removesuffix("</svg>")


def test_a_drawing_of_graphviz_becomes_this() -> None:
    drawing = draw(
        'digraph secret { bgcolor=transparent; node [shape=box fontname="Roboto Bold" fontsize=12];'
        ' a [id=s10 label="Exporter la balance" class="step interne" URL="#s10"];'
        ' b [label="Fin" color="#0072b2" style=dashed];'
        " a -> b [class=flow] }"
    )

    assert (
        Path(__file__).with_name("cleaned.svg").read_text("utf-8")
        == clean(
            drawing,
            figure="fin-012",
            title="Relances & factures",
            desc="Deux étapes : exporter, puis finir.",
            lang="fr",
        )
        + "\n"
    )


def test_the_figure_says_what_it_is_in_its_language() -> None:
    root = fromstring(clean(figure("<g/>"), figure="f1", title="L’été", desc="< 3 >", lang="fr"))

    assert ("img", "fr", "f1-title f1-desc") == (
        root.get("role"),
        root.get("lang"),
        root.get("aria-labelledby"),
    )
    assert [("f1-title", "L’été"), ("f1-desc", "< 3 >")] == [(child.get("id"), child.text) for child in root[:2]]


def test_without_a_description_only_the_title_is_named() -> None:
    root = fromstring(cleaned(figure("<g/>")))

    assert "f1-title" == root.get("aria-labelledby")
    assert [f"{SVG}title", f"{SVG}g"] == [child.tag for child in root]


def test_a_unit_of_the_drawing_is_a_pixel_whatever_unit_it_asked_for() -> None:
    root = fromstring(cleaned(figure("<g/>", 'width="163pt" height="9cm" viewBox="0.00 0 163.50 80"')))

    assert ("0 0 163.5 80", "163.5", "80") == tuple(root.get(name) for name in ("viewBox", "width", "height"))


def test_the_white_page_of_graphviz_goes_and_the_clusters_stay() -> None:
    drawn = inside(draw("digraph { subgraph cluster_a { a } }"))

    assert 1 == drawn.count("<polygon")
    assert '<g class="cluster"><polygon' in drawn


def test_names_of_nodes_and_of_the_graph_are_nowhere() -> None:
    drawing = draw(
        'digraph canary_graph { subgraph cluster_canary { canary_node [label="Étape"] }'
        ' canary_node -> canary_end [comment="canary_comment" edgetooltip="canary_tip"];'
        ' canary_end [label=""] }'
    )

    assert b"canary" in drawing
    assert "canary" not in cleaned(drawing)


@pytest.mark.parametrize(
    ("family", "attributes"),
    [
        ("Roboto", ""),
        ("Roboto Medium", ' font-weight="500"'),
        ("Roboto Bold", ' font-weight="700"'),
        ("Roboto Bold Italic, Arial", ' font-weight="700" font-style="italic"'),
        ("Times,serif", ""),
    ],
)
def test_the_family_stands_on_the_root_and_its_style_on_the_text(family: str, attributes: str) -> None:
    drawing = figure(f'<text font-family="{family}" x="1">a</text>')

    assert f'<text{attributes} x="1">a</text>' == inside(drawing)
    assert 'font-family="Roboto, Passation Symbols, Arial, sans-serif"' in cleaned(drawing)


def test_ids_are_the_figures_own_and_those_of_no_one_go() -> None:
    drawing = figure('<g id="s10"/><g id="node12"/><g id="a_clust3"/>')

    assert '<g id="f1-s10"></g><g></g><g></g>' == inside(drawing)


@pytest.mark.parametrize("href", ["#s50", "../fin-012/", "../fin-012/#s50", "page.html", "a/b-c_d"])
def test_links_within_the_handbook_stay(href: str) -> None:
    assert f'<a href="{href}"><g></g></a>' == inside(figure(f'<a href="{href}"><g/></a>'))


@pytest.mark.parametrize(
    "href",
    [
        *("https://exemple.fr/", "http://x", "//exemple.fr", "/admin", "mailto:a@b.fr", "data:text/html,x"),
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:x", "java&#10;script:x"),
        *("file:///etc/passwd", "\\\\server\\x", "a b", "#", "#a b", "?q=1", "x%2f..", "é", "&amp;"),
    ],
)
def test_links_out_of_the_handbook_are_refused(href: str) -> None:
    with pytest.raises(SvgRefused, match="attribute href of a"):
        cleaned(figure(f'<a href="{href}"><g/></a>'))


def test_a_tooltip_without_an_address_is_no_link() -> None:
    drawing = figure('<a xlink:title="bulle"><text>a</text></a>', 'viewBox="0 0 1 1" xmlns:xlink="x"')

    assert "<g><text>a</text></g>" == inside(drawing)


@pytest.mark.parametrize(
    "hostile",
    [
        *("<script>alert(1)</script>", "<style>*{}</style>", '<image href="x"/>', '<use href="#x"/>'),
        *("<foreignObject/>", "<animate/>", "<set/>", "<svg/>", "<defs/>", "<x:g xmlns:x='y'/>"),
        *('<g onload="x"/>', '<g style="x"/>', '<g xmlns="http://www.w3.org/1999/xhtml"/>'),
        *('<g fill="url(#x)"/>', '<g fill="URL(#x)"/>', '<g class="&quot;&gt;"/>', '<g href="#x"/>'),
        *('<g id="a b"/>', '<g id="1"/>', '<path d="M0 0&lt;"/>', '<text xlink:href="#x"/>'),
        *("loose text", "<g>loose text</g>", "<?php x?>", "&nbsp;", "<g>", "</g>", "<g a=b/>"),
        *('<a href="#x" onclick="x"/>', '<g data-x="1"/>', '<g tabindex="0"/>', "\0", "<![CDATA[x]]>"),
    ],
)
def test_what_no_drawing_needs_is_refused(hostile: str) -> None:
    with pytest.raises(SvgRefused):
        cleaned(figure(hostile, 'viewBox="0 0 1 1" xmlns:xlink="x"'))


@pytest.mark.parametrize(
    "drawing",
    [
        b"",
        b"<svg/>",
        b"<html viewBox='0 0 1 1'/>",
        b"<svg viewBox='0 0 1'/>",
        b"<svg viewBox='0 0 1 x'/>",
        b"<svg viewBox='0 0 nan inf'/>",
        b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">]><svg viewBox="0 0 1 1"><text>&a;</text></svg>',
        b'<!DOCTYPE svg SYSTEM "file:///etc/passwd" []><svg viewBox="0 0 1 1"/>',
        b'<?xml-stylesheet href="x"?><svg viewBox="0 0 1 1"/>',
        "<svg viewBox='0 0 1 1'><text>é</text></svg>".encode("latin-1"),
        b"<svg viewBox='0 0 1 1'/><svg/>",
        b"<svg viewBox='0 0 1 1'>" + b" " * 8_000_000 + b"</svg>",
    ],
)
def test_what_is_no_plain_drawing_is_refused(drawing: bytes) -> None:
    with pytest.raises(SvgRefused):
        cleaned(drawing)


def test_comments_and_the_words_for_machines_are_left_out() -> None:
    drawing = (
        b'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"'
        b' "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><!-- a -->'
        + figure("<!-- b --><title>c<g/></title><desc>d</desc><text>e<!-- f --></text>")
    )

    assert "<text>e</text>" == inside(drawing)


@pytest.mark.parametrize(
    ("name", "lang", "title"), [("1", "fr", "T"), ("a b", "fr", "T"), ("a", 'f"', "T"), ("a", "fr", " ")]
)
def test_a_figure_without_a_name_a_language_or_a_title_is_our_mistake(name: str, lang: str, title: str) -> None:
    with pytest.raises(ValueError, match="a figure needs an id, a language and a title"):
        clean(figure("<g/>"), figure=name, title=title, desc="", lang=lang)


def test_what_was_cleaned_once_is_remembered_with_all_it_was_made_from(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("PASSATION_NO_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    made = {
        clean(figure("<g/>"), figure=name, title=title, desc=desc, lang=lang)
        for _ in range(2)
        for name, title, desc, lang in (
            ("a", "T", "", "fr"),
            ("b", "T", "", "fr"),
            ("a", "U", "", "fr"),
            ("a", "T", "D", "fr"),
            ("a", "T", "", "en"),
        )
    }

    assert 5 == len(made) == len(list(tmp_path.glob("passation/svg/*/*")))


def test_cleaning_twice_changes_nothing_but_the_ids() -> None:
    drawing = draw('digraph { a [label="x" URL="#y"]; a -> b }')

    assert inside(drawing) == inside(cleaned(drawing).encode())


LABELS = st.text(
    st.one_of(
        st.characters(
            codec="utf-8",
            exclude_categories=("Cc", "Cs", "Co", "Cn"),
            exclude_characters=[chr(code) for code in VARIATION_SELECTORS],
        ),
        st.sampled_from("<>&\"'\\{}[]|;:-#%\n\u00a0\u202f€→"),
    ),
    min_size=1,
    max_size=60,
)


@given(LABELS)
def test_whatever_a_label_holds_is_shown_and_does_nothing(label: str) -> None:
    graph = graphviz.Digraph()
    graph.node("n", label=graphviz.escape(label), shape="box")
    root = fromstring(cleaned(draw(graph.source)))

    shown = "".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    assert "".join(drawable(label).split()) == "".join(shown.split())
    assert {"svg", "title", "g", "polygon", "text", "tspan"} >= {node.tag.removeprefix(SVG) for node in root.iter()}


def test_a_sign_is_set_in_our_own_font_and_what_none_draws_is_a_box() -> None:
    def sign(char: str) -> str:
        return f'<tspan font-family="Passation Symbols">{char}</tspan>'

    drawing = figure("<text>Étape → fin &lt;✓✗&gt; ⚠\ufe0f 漢</text>")

    assert f"<text>Étape {sign('→')} fin &lt;{sign('✓✗')}&gt; {sign('⚠')} {sign('□')}</text>" == inside(drawing)


PIECES = st.lists(
    st.sampled_from(
        [
            *("<g>", "</g>", "<text>", "</text>", "<a href='#x'>", "</a>", "<title>", "</title>"),
            *("<path d='M0 0'/>", "<polygon class='", "'", '"', "/>", ">", "<", "&lt;", "&amp;", "&#60;"),
            *("<!--", "-->", "<![CDATA[", "]]>", "<script>", "</script>", "onload='x'", "é", "]", "\0"),
        ]
    ),
    max_size=12,
).map("".join)


@given(PIECES)
def test_whatever_is_put_together_is_refused_or_holds_only_what_a_drawing_needs(text: str) -> None:
    try:
        drawn = cleaned(figure(text))
    except SvgRefused:
        return
    nodes = list(fromstring(drawn).iter())
    assert {"svg", "title", "g", "text", "a", "path", "polygon"} >= {node.tag.removeprefix(SVG) for node in nodes}
    assert {"class", "d", "href", "id"} >= {name for node in nodes[1:] for name in node.attrib}


def test_what_is_kept_can_hold_no_address_and_no_code() -> None:
    known = {"href", "xlink:href", "style", "src", "filter", "mask", "clip-path", "marker-end"}

    assert set() == known & svg._KEPT  # noqa: SLF001 - the allow-list itself is the promise
