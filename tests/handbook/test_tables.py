"""Tables as HTML: columns named in every cell, links where they lead, everything escaped."""

from __future__ import annotations

from passation.handbook.tables import table, twin
from passation.maps.drawing import Outline
from passation.table import Cell, Table, Target


def link(target: Target) -> str | None:
    """Only actors have a page here."""
    return f"roles.html#{target.id}" if target.kind == "actor" else None


def test_a_table_of_every_kind_of_cell() -> None:
    raf, tool = Cell("RAF", Target("actor", "raf")), Cell("CRM", Target("tool", "crm"))
    rows = (
        (Cell("Relancer", anchor="s10"), raf, Cell("R", mark="inside")),
        (raf, Cell("—"), Cell("RAF, CRM", parts=(raf, Cell(", "), tool))),
    )

    assert """\
<div class="pa-table">
<table>
<caption>RACI</caption>
<thead><tr><th scope="col">Étape</th><th scope="col">Qui</th><th scope="col">Lettre</th></tr></thead>
<tbody>
<tr id="s10"><th scope="row">Relancer</th>\
<td data-label="Qui"><a href="roles.html#raf">RAF</a></td>\
<td data-label="Lettre" class="pa-cell--inside">R</td></tr>
<tr><th scope="row"><a href="roles.html#raf">RAF</a></th>\
<td data-label="Qui" class="pa-cell--none">—</td>\
<td data-label="Lettre"><span><a href="roles.html#raf">RAF</a>, CRM</span></td></tr>
</tbody>
</table>
</div>
""" == table(Table("RACI", ("Étape", "Qui", "Lettre"), rows), link)


def test_a_table_without_row_heads() -> None:
    found = table(Table("Deux", ("A", "B"), ((Cell("1"), Cell("2")),), row_headers=False), link)

    assert '<tr><td data-label="A">1</td><td data-label="B">2</td></tr>' in found


def test_nothing_that_is_said_becomes_markup() -> None:
    evil = "\"'><b>&"
    safe = "&#34;&#39;&gt;&lt;b&gt;&amp;"
    cells = (Cell(evil, Target("actor", evil), evil, (), evil), Cell(evil, mark=evil))
    found = table(Table(evil, (evil, evil), (cells,)), link)

    assert evil not in found
    assert 9 == found.count(safe), "caption, two heads, an anchor, a link and its words, a column, a class, a text"


def test_a_list_that_is_read_from_top_to_bottom() -> None:
    evil, safe = "\"'><b>&", "&#34;&#39;&gt;&lt;b&gt;&amp;"
    raf = Cell("RAF", Target("actor", "raf"))

    assert """\
<p class="pa-twin__caption">Relances</p>
<ol class="pa-twin" start="4">
<li><a href="roles.html#raf">RAF</a> : Relancer</li>
<li>Classer</li>
</ol>""" == twin(Outline("Relances", ((raf, Cell(" : Relancer")), (Cell("Classer"),)), 4), link)
    assert f"""\
<p class="pa-twin__caption">{safe}</p>
<ol class="pa-twin">
<li><a href="roles.html#{safe}">{safe}</a>{safe}</li>
</ol>""" == twin(Outline(evil, ((Cell(evil, Target("actor", evil)), Cell(evil)),)), link)


def test_the_twin_of_a_drawing_may_be_a_table() -> None:
    value = Table("Deux", ("A",), ((Cell("1"),),))

    assert table(value, link) == twin(value, link)
