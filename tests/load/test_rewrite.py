"""A file with one more item: in its place, with every comment."""

import pytest

from passation.load.rewrite import with_item

ITEM = "  - id: b   # deux\n    name: B\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "schema: 1\ntools:\n  - id: b   # deux\n    name: B\n"),
        ("# mots\nschema: 1\n", "# mots\nschema: 1\ntools:\n  - id: b   # deux\n    name: B\n"),
        ("tools:\n", "tools:\n  - id: b   # deux\n    name: B\n"),
        ("tools: []  # rien\nx-a: 1\n", "tools:  # rien\n  - id: b   # deux\n    name: B\nx-a: 1\n"),
        (
            "tools:\n  - id: a # un\n    # fin de a\n\n# la suite\nx-a: 1\n",
            "tools:\n  - id: a # un\n    # fin de a\n  - id: b   # deux\n    name: B\n\n# la suite\nx-a: 1\n",
        ),
        ("tools:\n- id: a", "tools:\n- id: a\n- id: b   # deux\n  name: B\n"),
        ("tools:\n    - {id: a}\n# fin\n", "tools:\n    - {id: a}\n    - id: b   # deux\n      name: B\n# fin\n"),
        (
            "tools: [{id: a}]  # un\nx-a: 1\n",
            "tools:            # un\n  - {id: a}\n  - id: b   # deux\n    name: B\nx-a: 1\n",
        ),
    ],
)
def test_one_more_item(before: str, after: str) -> None:
    assert after == with_item(before, "tools", ITEM)
