"""References, facts and steps as HTML: what is there is shown, what is not leaves no trace, everything is escaped."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from passation.handbook.escaped import escaped
from passation.handbook.fact import Fact, FactHtml
from passation.handbook.ref import Ref, RefHtml, lines, plain
from passation.handbook.step_view import Block, StepHtml, StepView, Way
from passation.words import Words

EVIL = "\"'><b>&"
SAFE = "&#34;&#39;&gt;&lt;b&gt;&amp;"
ALL_EVIL = Ref(EVIL, EVIL, "external", EVIL)
REFS = RefHtml(Words("fr"))
RAF, CRM = Ref("RAF", "raf.html", "internal", "pour Anne"), Ref("CRM")
BARE = StepView("s10", 1, "do", "Relancer", None, (RAF,), None, "", False, "", (), (), (), None)
HTML = StepHtml(Words("fr"), REFS)


def test_a_reference_of_every_kind() -> None:
    assert 'CRM<a href="raf.html">RAF</a>' == plain(CRM) + plain(RAF)
    assert """\
<ul class="pa-refs">
<li><span class="pa-ref"><a href="raf.html">RAF</a> <span class="pa-side pa-side--internal">INTERNE</span>\
 <span class="pa-note">pour Anne</span></span></li>
<li><span class="pa-ref">CRM</span></li>
</ul>
""" == REFS.bullets((RAF, CRM))
    assert '<span class="pa-ref">CRM</span>, <span class="pa-ref">CRM</span>' == REFS.inline((CRM, CRM))
    assert ("", '<span class="pa-side pa-side--mixed">MIXTE</span>') == (REFS.badge(""), REFS.badge("mixed"))
    assert "<ul>\n<li>Un</li>\n<li>Deux</li>\n</ul>\n" == lines(["Un", "Deux"])


def test_one_answer_stands_alone_and_several_are_a_list() -> None:
    facts = (Fact("pilots", "Pilote", (CRM,)), Fact("sla", "Promis", (CRM,), "2 jours"), Fact("x", "Y", (CRM, CRM)))

    assert f"""\
<dl class="pa-facts">
<div class="pa-fact pa-fact--pilots">
<dt>Pilote</dt>
<dd><span class="pa-ref">CRM</span></dd>
</div>
<div class="pa-fact pa-fact--sla">
<dt>Promis</dt>
<dd><span class="pa-ref">CRM</span><br>2 jours</dd>
</div>
<div class="pa-fact pa-fact--x">
<dt>Y</dt>
<dd>{REFS.bullets((CRM, CRM))}</dd>
</div>
</dl>""" == FactHtml(REFS).facts(facts)


def test_a_step_that_says_only_what_is_to_be_done() -> None:
    assert """\
<li class="pa-step pa-step--do" id="s10">
<div class="pa-step__head"><span class="pa-step__number" aria-hidden="true"><span>1</span></span>
<p class="pa-step__text">Relancer</p>
<a class="pa-step__link" href="#s10" title="Lien vers cette étape" aria-label="Lien vers cette étape"></a></div>
</li>
""" == HTML.step(BARE, several=False)


def test_a_step_that_says_everything() -> None:
    step = replace(
        BARE,
        kind="call",
        call=Ref("FIN-001 Payer", "fin.html"),
        tool=CRM,
        minutes="5 min",
        decides=True,
        warning="Deux fois.",
        checklist=("Date",),
        facts=(Fact("expect", "Fini quand", (CRM,), "Oui"), Fact("late", "Si c’est en retard", text="Non")),
        ways=(Way("Oui", Ref("étape 3", "#s30", note="Payer"), "10 %"), Way("Non", Ref("fin")), Way("", Ref("fin"))),
        picture=("a.png", "Écran"),
    )

    assert """\
<li class="pa-step pa-step--call pa-step--decides" id="s10">
<div class="pa-step__head"><span class="pa-step__number" aria-hidden="true"><span>1</span></span>
<p class="pa-step__text"><span class="pa-step__kind">Dérouler</span> <a href="fin.html">FIN-001 Payer</a></p>
<a class="pa-step__link" href="#s10" title="Lien vers cette étape" aria-label="Lien vers cette étape"></a></div>
<div class="pa-step__body">
<p class="pa-step__chips"><span class="pa-chip"><span class="pa-ref"><a href="raf.html">RAF</a>\
 <span class="pa-side pa-side--internal">INTERNE</span> <span class="pa-note">pour Anne</span></span></span>\
 <span class="pa-chip pa-chip--tool">CRM</span> <span class="pa-chip pa-chip--time">5 min</span>\
 <span class="pa-chip pa-chip--decides">Décidé dans l’entreprise</span></p>
<p class="pa-step__warning"><strong>Attention\u00a0: </strong>Deux fois.</p>
<ul class="pa-step__points">
<li>Date</li>
</ul>
<dl class="pa-step__facts">
<div class="pa-step__fact pa-step__fact--expect"><dt>Fini quand</dt>\
<dd><span class="pa-ref">CRM</span>, Oui</dd></div>
<div class="pa-step__fact pa-step__fact--late"><dt>Si c’est en retard</dt><dd>Non</dd></div>
</dl>
<ul class="pa-step__ways">
<li><strong>Oui</strong> <span class="pa-note">(10 %)</span> <span class="pa-arrow" aria-hidden="true">→</span>\
 <a href="#s30">étape 3</a> <span class="pa-note">Payer</span></li>
<li><strong>Non</strong> <span class="pa-arrow" aria-hidden="true">→</span> fin</li>
<li>puis fin</li>
</ul>
<figure class="pa-step__picture"><a href="a.png"><img src="a.png" alt="Écran" loading="lazy"></a></figure>
</div>
</li>
""" == HTML.step(step, several=True)


def test_steps_that_are_repeated_stand_under_what_they_are_repeated_for() -> None:
    again = replace(BARE, id="s20", number=2)
    first, second = (HTML.step(step, several=False) for step in (BARE, again))

    assert f"""\
{first}
<li class="pa-loop">
<p class="pa-loop__name">Pour chaque {SAFE}</p>
<ol class="pa-steps" start="2">
{second}
</ol>
</li>
""" == HTML.blocks([Block("", (BARE,)), Block(EVIL, (again,))], several=False)


def test_nothing_that_an_author_says_becomes_markup() -> None:
    step = StepView(
        EVIL, 1, EVIL, EVIL, ALL_EVIL, (ALL_EVIL,), ALL_EVIL, EVIL, True, EVIL, (EVIL,),
        (Fact(EVIL, EVIL, (ALL_EVIL,), EVIL),), (Way(EVIL, ALL_EVIL, EVIL),), (EVIL, EVIL),
    )  # fmt: skip
    said = [
        HTML.step(step, several=True),
        HTML.step(replace(step, call=None, ways=(Way("", ALL_EVIL),)), several=True),
        FactHtml(REFS).facts((Fact(EVIL, EVIL, (ALL_EVIL, ALL_EVIL), EVIL),)),
        lines([EVIL]),
    ]

    assert [] == [html for html in said if EVIL in html]
    assert [27, 24, 9, 1] == [html.count(SAFE) for html in said]


def test_a_text_is_escaped_whatever_was_escaped_before_it() -> None:
    assert ["&lt;i&gt;", "&lt;i&gt;"] == [escaped(Markup("<i>")), escaped("<i>")]
