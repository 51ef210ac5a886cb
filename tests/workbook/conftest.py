"""The smallest company: one draft of five keys."""

from collections.abc import Callable
from pathlib import Path

import pytest

from passation.edition import Edition, publish
from passation.load.folder import load
from passation.model.company import Audience


@pytest.fixture
def draft() -> Callable[[Path], Edition]:
    """Give the edition of a company that has just begun."""

    def begin(root: Path) -> Edition:
        (root / "cartography").mkdir()
        (root / "sops" / "bureau").mkdir(parents=True)
        (root / "cartography" / "company.yml").write_text("schema: 1\nname: Atelier Neuf\n", "utf-8")
        (root / "cartography" / "actors.yml").write_text("actors: [{id: gerante, name: Gérante}]\n", "utf-8")
        text = "id: ADM-001\ntitle: Courrier\nowner: gerante\nresult: Le courrier est trié.\nsteps: [{do: Trier}]\n"
        (root / "sops" / "bureau" / "ADM-001-courrier.yml").write_text(text, "utf-8")
        manual = load(root).manual
        assert manual is not None
        return publish(manual, Audience.model_validate({"id": "tous", "sees": "internal", "scope": "all"}))

    return begin
