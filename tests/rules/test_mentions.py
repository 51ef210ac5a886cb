"""A file is read for names only where one may stand in it: the first look overlooks nothing that the second finds."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from passation.rules.conf.mentions import Mentions

NAMES = {
    ("process", "FIN-012"): ["Projet Copeaux", "FIN-012"],
    ("tool", "paie"): ["Paie"],
    ("actor", "lea"): ["Léa d'Or"],
    ("actor", "odd"): ["Or (brut)", "Sou'"],
}
MENTIONS = Mentions((item, name) for item, names in NAMES.items() for name in names)
words = st.sampled_from(
    ["projet", "Copeaux", "PROJET", "FIN-012", "FIN", "-012", "Paie", "paie", "Léa", "d'Or", "d’", "Or", "(brut)",
     "Sou'"]
)  # fmt: skip
styles = st.sampled_from([None, "'", '"', "|", ">"])


@given(st.lists(words, max_size=8), st.sampled_from([" ", "\n", ", ", "  "]), styles, st.integers(8, 40), st.booleans())
def test_whatever_a_text_names_its_file_is_read_for(
    said: list[str],
    between: str,
    style: Any,
    width: int,
    is_flow: bool,  # noqa: FBT001  # what hypothesis gives
) -> None:
    text = between.join(said)
    file = yaml.safe_dump(
        {"a": [text, "x"]}, default_style=style, width=width, allow_unicode=True, default_flow_style=is_flow
    )

    assert set(MENTIONS.in_text(text)) <= MENTIONS.worth_reading(file)


@pytest.mark.parametrize(
    ("file", "named"),
    [
        ("a: Le projet\n  Copeaux", [("process", "FIN-012")]),
        ("a: Copeaux projet", []),
        ("a: la paie", []),
        ("a: {b: FIN-012, c: 'Léa d''Or'}", [("actor", "lea"), ("process", "FIN-012")]),
        ('a: "\\u0050"', sorted(NAMES)),
    ],
)
def test_names_count_word_by_word_and_short_ones_as_they_are_spelt(file: str, named: list[tuple[str, str]]) -> None:
    assert named == sorted(MENTIONS.worth_reading(file))
