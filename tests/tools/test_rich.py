import json
import re
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from passation.tools import markup
from passation.tools.rich import (
    goes_out,
    has_unread_markup,
    links,
    plain,
    to_html,
    to_tokens,
)

EDITION = {"sop:FIN-012": "../fin-012/", "sop:FIN-012#s50": "../fin-012/#s50"}


def page(text: str) -> str:
    return to_html(text, EDITION.get)


def tree(text: str) -> object:
    return json.loads(json.dumps(to_tokens(text, EDITION.get)))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Une phrase.", "<p>Une phrase.</p>"),
        ("Deux\nlignes", "<p>Deux lignes</p>"),
        ("Un\n\ndeux", "<p>Un</p><p>deux</p>"),
        ("Fin  \nsuite", "<p>Fin<br>suite</p>"),
        ("*a* et **b** et ***c***", "<p><em>a</em> et <strong>b</strong> et <strong><em>c</em></strong></p>"),
        ("_a_ et __b__, snake_case", "<p><em>a</em> et <strong>b</strong>, snake_case</p>"),
        ("`a < *b*` et ``c`d``", "<p><code>a &lt; *b*</code> et <code>c`d</code></p>"),
        (r"\*a\* \_b\_ \[c\]", "<p>*a* _b_ [c]</p>"),
        (r"\\serveur\partage et C:\Compta", r"<p>\\serveur\partage et C:\Compta</p>"),
        ("Nom : ______________", "<p>Nom : ______________</p>"),
        ("Total\u00a0: 3\u202f200\u00a0€", "<p>Total\u00a0: 3\u202f200\u00a0€</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("Vérifier :\n- a\n- b", "<p>Vérifier :</p><ul><li>a</li><li>b</li></ul>"),
        ("* a\n  suite\n* b", "<ul><li>a suite</li><li>b</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("1) a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
        ("4. a\n5. b", '<ol start="4"><li>a</li><li>b</li></ol>'),
        ("Depuis\n2026. Rien", "<p>Depuis 2026. Rien</p>"),
        ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ("- a\n    1. b", "<ul><li>a<ol><li>b</li></ol></li></ul>"),
        ("- a\n\n  b\n- c", "<ul><li><p>a</p><p>b</p></li><li>c</li></ul>"),
        ("- a\n\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("- a\n\nb", "<ul><li>a</li></ul><p>b</p>"),
        ("- a\n1. b", "<ul><li>a</li></ul><ol><li>b</li></ol>"),
        ("- **a** `b`", "<ul><li><strong>a</strong> <code>b</code></li></ul>"),
        ("", ""),
        (" \n\n ", ""),
    ],
)
def test_what_the_subset_has(text: str, html: str) -> None:
    assert html == page(text)


@pytest.mark.parametrize(
    "text",
    [
        *("# Titre", "> cité", "<b>gras</b>", "<!-- x -->", "&amp; &eacute; &#60;", "![i](x.png)"),
        *("[a]: https://exemple.fr", "[a][b]", "{: .x onclick=y}", '--8<-- "x"', "*[X]: y", "[TOC]"),
        *("a | b", "~~a~~", "==a==", "{{ 7*7 }}", "$x$", "<a@b.fr>", "<javascript:alert(1)>", "+33 6"),
    ],
)
def test_what_it_has_not_is_text(text: str) -> None:
    assert [["p", [["t", text]]]] == tree(text)


@pytest.mark.parametrize("text", ["a\n===", "a\n---", "---", "***\n***", "    indented", "~~~\na\n~~~"])
def test_no_heading_rule_or_block_of_code_comes_of_lines(text: str) -> None:
    assert [["p", [["t", " ".join(line.strip() for line in text.split("\n"))]]]] == tree(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "[la banque](https://banque.fr/a?b=1&c=2)",
            '<p><a href="https://banque.fr/a?b=1&amp;c=2" rel="noopener noreferrer">la banque</a></p>',
        ),
        (
            "<https://banque.fr>",
            '<p><a href="https://banque.fr" rel="noopener noreferrer">https://banque.fr</a></p>',
        ),
        ("[écrire](mailto:a@b.fr)", '<p><a href="mailto:a@b.fr">écrire</a></p>'),
        ("[appeler](tel:+33-1.22.33)", '<p><a href="tel:+33-1.22.33">appeler</a></p>'),
        ("[*voir*](sop:FIN-012#s50)", '<p><a href="../fin-012/#s50"><em>voir</em></a></p>'),
        ('[a](https://b.fr "bulle")', '<p><a href="https://b.fr" rel="noopener noreferrer">a</a></p>'),
        ("[](sop:FIN-012)", '<p><a href="../fin-012/">sop:FIN-012</a></p>'),
    ],
)
def test_links_that_lead_somewhere(text: str, html: str) -> None:
    assert html == page(text)


def test_a_link_to_what_the_edition_does_not_hold_is_its_text_alone() -> None:
    assert "<p>Voir la <em>paie</em>.</p>" == page("Voir [la *paie*](sop:PAI-001#s10).")
    assert "PAI-001" not in json.dumps(tree("Voir [la *paie*](sop:PAI-001#s10)."))


@pytest.mark.parametrize(
    "href",
    [
        *("javascript:alert(1)", "JAVASCRIPT:alert(1)", "<java script:x>", "data:text/html,x", "vbscript:x"),
        *("http://exemple.fr", "ftp://exemple.fr", "file:///etc/passwd", "//exemple.fr", "/admin", "../x"),
        *("#ancre", "https:", "https://", "https://banque.fr@escroc.fr", "https://a:b@c.fr", "mailto:", "tel:x"),
        *("https://a.fr/<b>", 'https://a.fr/"b', "<https://a.fr/b c>", "page.md", "mailto:a", "x"),
    ],
)
def test_links_that_lead_nowhere_are_their_text_alone(href: str) -> None:
    assert "<a" not in page(f"[texte]({href})")
    assert not goes_out(href.strip("<>"))
    assert '"a"' not in json.dumps(tree(f"[texte]({href})"))


def test_rules_see_every_address_as_it_was_written() -> None:
    text = "[a](sop:FIN-012) **[b](http://x)**\n\n- [c](SOP:X#y) <https://z>\n  1. *[d](javascript:x)*"

    assert ("sop:FIN-012", "http://x", "SOP:X#y", "https://z", "javascript:x") == links(text)
    assert ("https://z",) == tuple(filter(goes_out, links(text)))


def test_a_print_gets_the_same_reading_as_nested_lists() -> None:
    text = "Le **point** `x`  \nsuite [a](sop:FIN-012)\n\n3. un\n   - *deux*\n4. trois"

    assert [
        [
            "p",
            [
                ["t", "Le "],
                ["b", [["t", "point"]]],
                ["t", " "],
                ["c", "x"],
                ["br"],
                ["t", "suite "],
                ["a", "../fin-012/", [["t", "a"]]],
            ],
        ],
        [
            "ol",
            [
                [["p", [["t", "un"]]], ["ul", [[["p", [["i", [["t", "deux"]]]]]]]]],
                [["p", [["t", "trois"]]]],
            ],
            3,
        ],
    ] == tree(text)


def test_plain_text_has_the_words_without_the_markup() -> None:
    text = "Le **point** de [lundi](sop:FIN-012)  \nà `9 h` :\n\n- un\n  1. deux\n- trois\n\nFin"

    assert "Le point de lundi à 9 h :\n– un\n1. deux\n– trois\nFin" == plain(text)


ALPHABET = st.sampled_from(
    [
        *("*", "**", "_", "__", "`", "``", "\\", "[", "]", "(", ")", "](", "<", ">", "!", "&", "#", "~", "|"),
        *("\n", "\n\n", "- ", "\n- ", "1. ", "\n2) ", "  ", "    ", "\t", " ", "a", "é", "0", "\u00a0", '"', "'"),
        *("https://a.fr", "javascript:x", "sop:FIN-012", "<script>", "</p>", "onload=x", "&lt;", "&#x3c;"),
        *("\x02", "\x03", "klzzwxh:0001", "{: .x}", "  \n", ":", "=", "+ ", "{{", "}}"),
    ]
)
TEXTS = st.lists(ALPHABET, max_size=60).map("".join)


@given(TEXTS)
def test_whatever_is_written_the_page_holds_only_what_the_subset_has(text: str) -> None:
    root = fromstring(f"<div>{page(text).replace('<br>', '<br/>')}</div>")

    assert {"div", "p", "ul", "ol", "li", "strong", "em", "code", "a", "br"} >= {node.tag for node in root.iter()}
    assert {"href", "rel", "start"} >= {name for node in root.iter() for name in node.attrib}
    assert {"https://", "../fin-012/"} >= {
        re.sub(r"(?<=^https://).*", "", node.attrib["href"]) for node in root.iter("a")
    }


def letters(text: str) -> str:
    return "".join(text.split())


def spoken(tokens: object) -> str:
    """Give the words of a token tree."""
    match tokens:
        case ["t" | "c", str(text)]:
            return text
        case ["a", str(), list(children)]:
            return spoken(children)
        case list(parts):
            return " ".join(spoken(part) for part in parts if isinstance(part, list))
    return ""


@given(TEXTS)
def test_page_and_print_say_the_same(text: str) -> None:
    root = fromstring(f"<div>{page(text).replace('<br>', '<br/>')}</div>")

    assert letters("".join(root.itertext())) == letters(spoken(tree(text)))


@given(st.text(st.sampled_from("abcé .,;:!?'’\u00a0\u202f\n0123456789-+)"), max_size=200))
def test_a_text_without_signs_is_read_alike_with_and_without_the_library(text: str) -> None:
    marked = to_tokens(f"{text}\n\n*x*", EDITION.get)
    if not re.search(r"(?m)^ *([-+]|\d+[.)]) ", text):
        assert [*to_tokens(text, EDITION.get), ["p", [["i", [["t", "x"]]]]]] == marked


def took(text: str) -> float:
    markup.read.cache_clear()
    start = time.process_time()
    page(text)
    return time.process_time() - start


FULL = markup.LIMIT


@pytest.mark.parametrize(
    "text",
    [
        *("[" * FULL, "![" * (FULL // 2), "[a](" * (FULL // 4), "[](x)" * (FULL // 5), "[[]]" * (FULL // 4)),
        *('[a](b "c)' * (FULL // 9), "[a](<" * (FULL // 5), "(" * FULL, "<https://" * (FULL // 9)),
        *("*" * FULL, "*a" * (FULL // 2), "*a*" * (FULL // 3), "**a_" * (FULL // 4), "_" * FULL, "`" * FULL),
        *("`a" * (FULL // 2), "``a`" * (FULL // 4), "\\" * FULL, "\\*" * (FULL // 2), "***a**" * (FULL // 6)),
        *("- " * (FULL // 2), "- a\n" * (FULL // 4), "1. *a*\n\n" * (FULL // 8), "a  \n" * (FULL // 4)),
        *("\n" * FULL, " " * FULL, "".join(f"{'  ' * level}- a\n" for level in range(86)), "*a\n\n" * (FULL // 4)),
        *("\x02" * FULL, "&" * FULL, "a" * FULL, "[a](sop:FIN-012) " * (FULL // 17), "<" * FULL),
    ],
)
def test_a_field_as_long_as_it_may_be_is_read_at_once_whatever_it_holds(text: str) -> None:
    assert 0.5 > took(text[:FULL])


def test_what_is_not_read_is_shown_as_typed_and_said() -> None:
    deep = "[" * 20 + " **a**"

    assert has_unread_markup(deep)
    assert f"<p>{deep}</p>" == page(deep)
    assert has_unread_markup("*a* " * 3000)
    assert not has_unread_markup("a " * 10_000)
    assert not has_unread_markup("*a* [b](sop:FIN-012)")


def test_one_heavy_paragraph_does_not_spoil_the_others() -> None:
    assert page("**a**\n\n" + "[" * 20).startswith("<p><strong>a</strong></p><p>[[[")


def test_a_text_may_be_longer_than_the_limit_if_it_is_plain() -> None:
    text = "mot " * 5000

    assert f"<p>{text.strip()}</p>" == page(text)


def test_lists_deeper_than_we_go_are_text() -> None:
    depth = "".join(f"{'  ' * level}- {level}\n" for level in range(6))

    assert "<ul><li>0<ul><li>1<ul><li>2<ul><li>3 - 4 - 5</li></ul></li></ul></li></ul></li></ul>" == page(depth)


def test_many_threads_read_at_once() -> None:
    texts = [f"**{number}** [a](sop:FIN-012) `{number}`" for number in range(300)]
    expected = [
        f'<p><strong>{number}</strong> <a href="../fin-012/">a</a> <code>{number}</code></p>' for number in range(300)
    ]
    with ThreadPoolExecutor(8) as pool:
        assert expected == list(pool.map(page, texts))
