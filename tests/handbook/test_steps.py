"""Steps keep their anchors, count from one, and say where they lead only when that is not the next line."""

from __future__ import annotations

import re
from collections.abc import Callable

from passation.handbook import Handbook, Page

FILES = {
    "cartography/company.yml": "name: Essai\n",
    "cartography/actors.yml": "actors: [{id: a, name: Anne}, {id: b, name: Benoît}]\n",
}


def steps_of(book: Handbook) -> str:
    page = next(page for page in book.pages if page.path.startswith("processus/"))
    return next(section.html for section in page.sections if section.id == "the_steps")


def process(steps: str) -> dict[str, str]:
    return {**FILES, "sops/d/ESS-001-essai.yml": f"id: ESS-001\ntitle: T\nowner: a\nresult: R.\nsteps:\n{steps}"}


def ways(html: str) -> list[str]:
    """What is said under each step of where it leads."""
    lists = re.findall(r'<ul class="pa-step__ways">(.*?)</ul>', html, re.DOTALL)
    items = [item for each in lists for item in re.findall(r"<li>(.*?)</li>", each)]
    return [re.sub(r"<[^>]+>", "", item).strip() for item in items]


def test_anchors_are_the_authors_and_numbers_are_counted(page: Callable[..., Page]) -> None:
    html = next(section.html for section in page("processus/REL-001").sections if section.id == "the_steps")

    assert [(f"s{ten}0", str(ten)) for ten in range(1, 8)] == re.findall(
        r'<li class="pa-step[^"]*" id="(\w+)">.*?pa-step__number" aria-hidden="true"><span>(\d+)<', html, re.DOTALL
    )


def test_without_scripts_the_steps_are_an_ordered_list(page: Callable[..., Page]) -> None:
    html = next(section.html for section in page("processus/REL-001").sections if section.id == "the_steps")

    assert 2 == html.count('<ol class="pa-steps"')
    assert '<ol class="pa-steps" start="2">' in html
    assert 0 == html.count("<input") == html.count("<button")


def test_a_straight_line_needs_no_arrows(handbook_of: Callable[[dict[str, str]], Handbook]) -> None:
    assert [] == ways(steps_of(handbook_of(process("  - do: Un\n  - do: Deux\n  - do: Trois\n"))))


def test_a_jump_a_loop_and_an_early_end_are_said(handbook_of: Callable[[dict[str, str]], Handbook]) -> None:
    steps = """
  - {id: s1, ask: Prêt ?, answers: {Oui: s3, Non: {goto: end, share: 10 %}}}
  - {id: s2, do: Attendre, next: s1}
  - {id: s3, do: Partir}
"""
    assert ["Oui → étape 3 Partir", "Non (10\u202f%) → fin", "puis étape 1 Prêt\u00a0?"] == ways(
        steps_of(handbook_of(process(steps)))
    )


def test_who_does_a_step_is_said_only_where_several_share_the_process(
    handbook_of: Callable[[dict[str, str]], Handbook],
) -> None:
    alone = steps_of(handbook_of(process("  - do: Un\n  - do: Deux\n")))
    shared = steps_of(handbook_of(process("  - do: Un\n  - {do: Deux, actor: b}\n")))

    assert (0, 1, 1) == (alone.count("Anne"), shared.count("Anne"), shared.count("Benoît"))
