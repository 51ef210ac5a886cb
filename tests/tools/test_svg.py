from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from passation.maps.shapes import Rect
from passation.maps.svg import group, picture, polygon, rectangle, text
from passation.tools import svg
from passation.tools.measure import VARIATION_SELECTORS, drawable
from passation.tools.svg import OWN, SvgRefused, lettered, opened, sealed

SVG = "{http://www.w3.org/2000/svg}"


def closed(body: str, *, figure: str = "f1", title: str = "Carte", desc: str = "", lang: str = "fr") -> str:
    return sealed(body, ("10", "10"), figure=figure, title=title, desc=desc, lang=lang)


def inside(body: str) -> str:
    """Give what stands between the title and the end of a sealed picture."""
    return closed(body).partition("</title>")[2].removesuffix("</svg>")


def test_what_a_map_paints_becomes_this() -> None:
    parts = (
        rectangle("area", Rect(0, 0, 117, 116), {"fill": "#fff", "stroke-dasharray": "5 2"}, rx=8),
        group(
            "step do side-internal",
            (
                polygon("shape", ((109.28, 8), (0, 8.04), (0, 44)), {"fill": "none", "stroke": "black"}),
                text("Exporter → la balance <2026>", (54.64, 29.6), 12, "name", {"font-weight": "700"}),
            ),
            "../fin-013/#s10",
            "step-1",
        ),
    )
    drawn = picture(
        parts,
        (117.0, 116.25),
        figure="fin-012",
        title="Relances & factures",
        desc="Deux étapes : exporter, puis finir.",
        lang="fr",
    )

    assert Path(__file__).with_name("sealed.svg").read_text("utf-8") == drawn + "\n"


def test_the_figure_says_what_it_is_in_its_language() -> None:
    root = fromstring(closed("<g></g>", title="L’été", desc="< 3 >"))

    assert ("img", "fr", "f1-title f1-desc") == (
        root.get("role"),
        root.get("lang"),
        root.get("aria-labelledby"),
    )
    assert [("f1-title", "L’été"), ("f1-desc", "< 3 >")] == [(child.get("id"), child.text) for child in root[:2]]


def test_without_a_description_only_the_title_is_named() -> None:
    root = fromstring(closed("<g></g>"))

    assert "f1-title" == root.get("aria-labelledby")
    assert [f"{SVG}title", f"{SVG}g"] == [child.tag for child in root]


def test_a_unit_of_the_picture_is_a_pixel() -> None:
    root = fromstring(sealed("", ("163.5", "80"), figure="f1", title="T", desc="", lang="fr"))

    assert ("0 0 163.5 80", "163.5", "80") == tuple(root.get(name) for name in ("viewBox", "width", "height"))


def test_ids_are_the_figures_own() -> None:
    assert '<g class="a" id="f1-s10"></g>' == inside(f'<g class="a" id="{OWN}-s10"></g>')


@pytest.mark.parametrize("desc", ["", "</title> & ce qu’elle montre"])
def test_what_was_sealed_can_be_opened_and_sealed_again(desc: str) -> None:
    body = f'<g class="a" id="{OWN}-s1"><text>dit : id="f1-s1" &lt;/desc&gt;</text></g>'

    assert body == opened(closed(body, title="</desc>", desc=desc), "f1")


def test_a_picture_with_links_is_a_group_for_an_image_hides_them() -> None:
    assert "group" == fromstring(closed('<a href="#x"><g></g></a>')).get("role")


@pytest.mark.parametrize("href", ["#s50", "../fin-012/", "../fin-012/#s50", "page.html", "a/b-c_d"])
def test_links_within_the_handbook_stay(href: str) -> None:
    assert f'<a href="{href}"><g></g></a>' == inside(f'<a href="{href}"><g></g></a>')


@pytest.mark.parametrize(
    "href",
    [
        *("https://exemple.fr/", "http://x", "//exemple.fr", "/admin", "mailto:a@b.fr", "data:text/html,x"),
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:x", "java&#10;script:x"),
        *("file:///etc/passwd", "\\\\server\\x", "a b", "#", "#a b", "?q=1", "x%2f..", "é", "&amp;"),
    ],
)
def test_links_out_of_the_handbook_are_refused(href: str) -> None:
    with pytest.raises(SvgRefused, match="no piece of a picture: '<a href="):
        closed(f'<a href="{href}"><g></g></a>')


@pytest.mark.parametrize(
    "hostile",
    [
        *("<script>alert(1)</script>", "<style>*{}</style>", '<image href="x"/>', '<use href="#x"/>'),
        *("<foreignObject/>", "<animate/>", "<set/>", "<svg></svg>", "<defs/>", "<x:g xmlns:x='y'></x:g>"),
        *('<g onload="x"></g>', '<g style="x"></g>', '<g xmlns="http://www.w3.org/1999/xhtml"></g>'),
        *('<g fill="url(#x)"></g>', '<g fill="URL(#x)"></g>', '<g class="&quot;&gt;"></g>', '<g href="#x"></g>'),
        *(f'<g id="{OWN}-a b"></g>', '<g id="s1"></g>', '<path d="M0 0&lt;"/>', '<text xlink:href="#x"></text>'),
        *("loose text", "<g>loose text</g>", "<?php x?>", "<text>&nbsp;</text>", "<g>", "</g>", "<g a=b></g>"),
        *('<a href="#x" onclick="x"></a>', '<g data-x="1"></g>', '<g tabindex="0"></g>', "<![CDATA[x]]>"),
        *("<text>\0</text>", "<text>\x1b</text>", "<text>\ud800</text>", "<text><g></g></text>", "<!-- a -->"),
        *('<g><a href="#x"></g></a>', "<text>a</text></svg>", "<!DOCTYPE svg>", "<TEXT>a</TEXT>", "<text>a"),
        *('<tspan font-family="Passation Symbols">→</tspan>', '<text><tspan font-family="x">→</tspan></text>'),
    ],
)
def test_what_no_picture_needs_is_refused(hostile: str) -> None:
    with pytest.raises(SvgRefused):
        closed(hostile)


def test_a_picture_too_long_to_be_one_is_refused() -> None:
    with pytest.raises(SvgRefused, match="a picture of 8000013 characters"):
        closed(f"<text>{'a' * 8_000_000}</text>")


def test_a_refusal_says_where_the_picture_stops_being_one() -> None:
    with pytest.raises(SvgRefused, match=r"no piece of a picture: '<rect onload=\"x\"/></g>'$"):
        closed('<g class="a"><text>é</text><rect onload="x"/></g>')


@pytest.mark.parametrize(
    ("name", "lang", "title"), [("1", "fr", "T"), ("a b", "fr", "T"), ("a", 'f"', "T"), ("a", "fr", " ")]
)
def test_a_figure_without_a_name_a_language_or_a_title_is_our_mistake(name: str, lang: str, title: str) -> None:
    with pytest.raises(ValueError, match="a figure needs an id, a language and a title"):
        closed("<g></g>", figure=name, title=title, lang=lang)


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
    root = fromstring(closed(text(label, (0, 0), 12)))

    shown = "".join("".join(node.itertext()) for node in root.iter(f"{SVG}text"))
    assert drawable(label) == shown
    assert {"svg", "title", "text", "tspan"} >= {node.tag.removeprefix(SVG) for node in root.iter()}


@given(LABELS)
def test_whatever_an_address_a_class_or_a_colour_holds_is_refused_or_stays_where_it_is(label: str) -> None:
    pieces = (group("a", (), href=label), group(label, ()), text("a", (0, 0), 12, style={"fill": label}))
    for piece in pieces:
        try:
            root = fromstring(closed(piece))
        except SvgRefused:
            continue
        assert {"svg", "title", "g", "a", "text"} >= {node.tag.removeprefix(SVG) for node in root.iter()}
        assert {"class", "href", "x", "y", "font-size", "fill"} >= {name for node in root[1:] for name in node.attrib}


def test_a_sign_is_set_in_our_own_font_and_what_none_draws_is_a_box() -> None:
    def sign(char: str) -> str:
        return f'<tspan font-family="Passation Symbols">{char}</tspan>'

    assert f"Étape {sign('→')} fin &lt;{sign('✓✗')}&gt; {sign('⚠')} {sign('□')}" == lettered(
        "Étape → fin <✓✗> ⚠\ufe0f 漢"
    )


PIECES = st.lists(
    st.sampled_from(
        [
            *("<g>", "</g>", "<text>", "</text>", '<a href="#x">', "</a>", "<title>", "</title>"),
            *('<path d="M0 0"/>', '<polygon class="', "'", '"', "/>", ">", "<", "&lt;", "&amp;", "&#60;"),
            *("<!--", "-->", "<![CDATA[", "]]>", "<script>", "</script>", 'onload="x"', "é", "]", "\0"),
        ]
    ),
    max_size=12,
).map("".join)


@given(PIECES)
def test_whatever_is_put_together_is_refused_or_holds_only_what_a_picture_needs(body: str) -> None:
    try:
        drawn = closed(body)
    except SvgRefused:
        return
    nodes = list(fromstring(drawn).iter())
    assert {"svg", "title", "g", "text", "a", "path", "polygon"} >= {node.tag.removeprefix(SVG) for node in nodes}
    assert {"class", "d", "href", "id"} >= {name for node in nodes[1:] for name in node.attrib}


def test_what_is_kept_can_hold_no_address_and_no_code() -> None:
    known = {"href", "xlink:href", "style", "src", "filter", "mask", "clip-path", "marker-end", "transform", "id"}

    assert set() == known & set(svg._KEPT)  # noqa: SLF001 - the allow-list itself is the promise
