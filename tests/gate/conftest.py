"""A small company for the gate: two people inside, a provider's assistant and her backup, another provider, a client.

Tests add files to it, and look at one edition.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from passation.edition import Edition, publish, publish_for_recipient
from passation.load.folder import load
from passation.model.manual import Manual
from passation.words import Words

sys.path.append(str(Path(__file__).parent))  # for `processes`, which tests import by its name

Files = dict[str, str]
BASE: Files = {
    "cartography/company.yml": "name: Menuiserie Vallier SAS\n",
    "cartography/actors.yml": """
actors:
  - {id: dirigeante, name: Dirigeante, people: [{name: Colette Varlope}]}
  - {id: raf, name: Responsable administratif}
  - {id: ana, name: Assistante, side: external, organisation: alpha, backup: anouk}
  - {id: anouk, name: Assistante suppléante, side: external, organisation: alpha}
  - {id: ben, name: Opérateur de saisie, side: external, organisation: beta}
  - {id: client, name: Client, side: customer}
organisations:
  - {id: alpha, name: Alpha Services SARL, contract: ct-alpha, alias: [AlphaServ]}
  - {id: beta, name: Beta Saisie, contract: ct-beta}
""",
    "cartography/contracts.yml": """
contracts:
  - {id: ct-alpha, provider: alpha, yearly_amount: 30000 EUR}
  - {id: ct-beta, provider: beta, yearly_amount: 9000 EUR}
""",
}


@pytest.fixture
def manual(tmp_path: Path) -> Callable[[Files], Manual]:
    """Give the manual of the small company with other files in place of, or beside, its own."""

    def made(files: Files) -> Manual:
        for path, said in {**BASE, **files}.items():
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(said, "utf-8")
        loaded = load(tmp_path)
        words = Words("en")
        assert [] == [f"{each.place} {words.say(each.message)}" for each in loaded.findings]
        assert loaded.manual is not None
        return loaded.manual

    return made


def file_of(keys: dict[str, str]) -> Files:
    """Give the file of a process from its keys; those it needs are made up."""
    number = keys.get("id", "FIN-001")
    needed = {"title": f"Titre de {number}", "owner": "raf", "result": f"Résultat de {number}"}
    said = "".join(f"{key}: {value}\n" for key, value in {"id": number, **needed, **keys}.items() if key != "steps")
    folder = keys.get("x-domain", "finance")
    return {f"sops/{folder}/{number}-x.yml": f"{said}steps: {keys.get('steps', '[{do: Relancer}]')}\n"}


@pytest.fixture
def edition(manual: Callable[[Files], Manual]) -> Callable[..., Edition]:
    """Give the edition of an audience, written as it is in `company.yml`, over processes and company files."""

    def made(audience: str, *processes: dict[str, str], company: str = "", **files: str) -> Edition:
        said = f"name: Menuiserie Vallier SAS\naudiences:\n  - {{id: a, {audience}}}\n{company}"
        every: Files = {"cartography/company.yml": said}
        for each in processes:
            every |= file_of(each)
        every |= {
            f"cartography/{name}" if "." in name else f"cartography/{name}.yml": text for name, text in files.items()
        }
        made_of = manual(every)
        return publish(made_of, made_of.company.audiences[0])

    return made


@pytest.fixture
def bag(manual: Callable[[Files], Manual]) -> Callable[..., Edition]:
    """Give the edition of a recipient of the data room in one phase."""

    def made(phase: str, *processes: dict[str, str], room: str = "", company: str = "", **files: str) -> Edition:
        recipients = f"recipients:\n  - {{id: acq-a, name: Groupe Acajou, phase: {phase}, withheld: none}}\n"
        every: Files = {
            "cartography/company.yml": f"name: Menuiserie Vallier SAS\n{company}",
            "cartography/dataroom/dataroom.yml": f"project: Projet Copeaux\n{recipients}{room}",
        }
        for each in processes:
            every |= file_of(each)
        every |= {name if "/" in name else f"cartography/{name}.yml": text for name, text in files.items()}
        return publish_for_recipient(manual(every), "acq-a")

    return made
