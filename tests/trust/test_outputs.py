"""What is printed holds canaries of its readers and no other, in every byte that can be decoded.

Each output must print much of what its edition holds, or the search would prove nothing; and the same search must find
what an output for other readers holds.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from passation import dossier, workbook
from passation.analysis.visibility import NOBODY
from passation.bpmn import diagrams, drawable
from passation.dataroom import deliver
from passation.edition import Edition, publish, publish_for_recipient
from passation.handbook import markdown, pages
from passation.load.folder import load
from passation.maps import MAPS, responsibility
from passation.maps.absences import Absence, absence, as_json, as_text
from passation.maps.responsibilities import instant
from passation.model.company import Audience
from passation.model.manual import Manual
from passation.registers import REGISTERS, register
from passation.site.build import build_site
from passation.tools.decoded import decoded
from passation.values import Level
from passation.words import Words
from passation.workbook.exchange import exchange_workbook
from trust.aviary import WORDS, Aviary, everything
from trust.oracle import difference, given, words

Files = Mapping[str, bytes]


def maps(edition: Edition, says: Words) -> Files:
    """Every map of every process, as drawn and as a graph for other tools."""
    found: dict[str, bytes] = {}
    for name, each in MAPS.items():
        for process in [None] if each.process == "never" else sorted(edition.sops):
            for drawing in each.draw(edition, says, process, lambda target: f"#{target.kind}-{target.id}"):
                found[f"{name}/{drawing.name}.svg"] = drawing.svg.encode()
                found[f"{name}/{drawing.name}-narrow.svg"] = drawing.narrow.encode()
                found[f"{name}/{drawing.name}.dot"] = drawing.dot.encode()
    for wave in edition.waves:
        for after in (False, True):
            for drawing in responsibility(edition, says, lambda _: None, instant(edition, wave.process, after=after)):
                found[f"{drawing.name}.svg"] = (drawing.svg + drawing.narrow).encode()
                found[f"{drawing.name}.csv"] = workbook.delimited(drawing.twin)  # type: ignore[arg-type] # a table
    return found


def absences(edition: Edition, says: Words) -> Files:
    """What becomes of everything while each role is away: told, for machines, drawn."""
    found: dict[str, bytes] = {}
    for actor in edition.actors:
        away = Absence((actor,))
        found[f"{actor}.txt"] = as_text(edition, says, away, 10_000).encode()
        found[f"{actor}.json"] = as_json(edition, says, away, 80).encode()
        for drawing in absence(edition, says, lambda _: None, away):
            found[f"{drawing.name}.svg"] = (drawing.svg + drawing.narrow).encode()
            found[f"{drawing.name}.dot"] = drawing.dot.encode()
    return found


def registers_as_text(edition: Edition, says: Words) -> Files:
    """Every register as CSV."""
    return {f"{name}.csv": workbook.delimited(register(name, edition, says)) for name in REGISTERS}


def sheets(edition: Edition, says: Words) -> Files:
    """Each process as a print of its own, with its card and its RACI."""
    return {f"{process}.pdf": dossier.sheet(edition, says, process) for process in edition.sops}


OUTPUTS: dict[str, tuple[Callable[[Edition, Words], Files], float]] = {
    "markdown": (lambda edition, says: markdown(pages(edition, says)), 0.4),
    "site": (lambda edition, says: build_site(pages(edition, says)), 0.4),
    "maps": (maps, 0.02),
    "absences": (absences, 0.02),
    "bpmn": (lambda edition, says: diagrams(edition, says, drawable(edition)), 0.05),
    "workbook": (lambda edition, says: {"registres.xlsx": workbook.workbook(edition, says)}, 0.15),
    "csv": (registers_as_text, 0.15),
    "exchange": (lambda edition, says: {"processus.xlsx": exchange_workbook(edition, says)}, 0.1),
    "sheets": (sheets, 0.2),
    "dossier": (lambda edition, says: {"manuel.pdf": dossier.book(edition, says)}, 0.3),
}
"""Every output, and the least share of what its readers may see that it must hold."""


@pytest.fixture(scope="module")
def aviary() -> Aviary:
    return everything()


@pytest.fixture(scope="module")
def manual(aviary: Aviary, tmp_path_factory: pytest.TempPathFactory) -> Manual:
    return aviary.write(tmp_path_factory.mktemp("company"))


def found(files: Files) -> set[str]:
    """The canaries in everything that can be decoded."""
    return {
        word.lower() for path, data in files.items() for _, text in decoded(path, data) for word in WORDS.findall(text)
    }


def edition(manual: Manual, sees: str) -> Edition:
    return publish(manual, Audience.model_validate({"id": "lecteurs", "sees": sees, "scope": "all"}))


def seen(aviary: Aviary, sees: str) -> set[str]:
    """What readers who see all up to a level may read."""
    level = Level.of(sees)
    return words(each for each in aviary.canaries if each.level <= level and each.tag in {"", "file"})


@pytest.mark.parametrize("name", OUTPUTS)
@pytest.mark.parametrize("sees", ["public", "internal"])
def test_an_output_holds_words_of_its_readers_and_no_other(
    aviary: Aviary, manual: Manual, name: str, sees: str
) -> None:
    make, share = OUTPUTS[name]
    held, allowed = found(make(edition(manual, sees), Words("fr"))), seen(aviary, sees)

    assert [] == difference(allowed, held, aviary)["leaked"]
    assert len(held) >= share * len(allowed)


@pytest.mark.parametrize("name", OUTPUTS)
def test_the_search_finds_what_an_output_for_others_holds(aviary: Aviary, manual: Manual, name: str) -> None:
    make, _ = OUTPUTS[name]
    held = found(make(edition(manual, "secret"), Words("fr")))

    assert len(difference(seen(aviary, "internal"), held, aviary)["leaked"]) > 5


# The data room


def bag(manual: Manual, phase: str) -> Files:
    return deliver(publish_for_recipient(manual, f"acq-{phase.replace('_', '-')}"), Words("fr"), manual.lock).bag


@pytest.mark.parametrize("phase", ["teaser", "nda", "confirmatory"])
def test_a_bag_holds_words_of_its_phase_and_no_other(aviary: Aviary, manual: Manual, phase: str) -> None:
    allowed = words(each for each in aviary.canaries if given(each, phase))
    numbers = {number.lower() for number in manual.lock.withdrawn.values()}  # marked as withdrawn, not what they were
    held = found(bag(manual, phase)) - numbers

    assert [] == difference(allowed, held, aviary)["leaked"]
    assert held


def test_the_search_finds_what_a_bag_of_a_later_phase_holds(aviary: Aviary, manual: Manual) -> None:
    allowed = words(each for each in aviary.canaries if given(each, "nda"))

    assert len(difference(allowed, found(bag(manual, "confirmatory")), aviary)["leaked"]) > 50


# Nothing else is written


SHARED = re.compile(
    r"(404|index|processus|roles|cartes|outils|informations|indicateurs|rythme|[a-z-]+)\.html"
    r"|cartes/[a-z-]+\.html|search/search_index\.js(on)?"
)
"""Pages that an edition has once, and the index of the search; their content is searched above."""


@pytest.mark.parametrize("name", ["assistante", "saisie", "public"])
def test_a_site_has_the_files_of_its_edition_and_those_of_every_site(name: str, tmp_path: Path) -> None:
    manual = load(Path(__file__).parents[2]).manual
    assert manual is not None
    audience = next(each for each in manual.company.audiences if each.id == name)
    seen_by = publish(manual, audience)
    site = set(build_site(pages(seen_by, Words("fr"))))
    processes = {f"processus/{number}.html" for sop in seen_by.sops.values() for number in (sop.id, *sop.aliases)}
    of_things = processes | {"robots.txt"}
    of_things |= {f"roles/{actor}.html" for actor in seen_by.actors}
    of_things |= {f"domaines/{domain}.html" for domain in seen_by.domain_of.values()}
    of_things |= {f"fichiers/{process}/{file}" for process, file in seen_by.attachments}
    (tmp_path / "cartography").mkdir()
    (tmp_path / "cartography/company.yml").write_text("name: Vide\n", "utf-8")
    nothing = load(tmp_path).manual
    assert nothing is not None
    of_every_site = set(build_site(pages(publish(nothing, NOBODY), Words("fr"))))
    others = {path for path in site - of_things - of_every_site if not SHARED.fullmatch(path)}

    assert set() == others
    assert processes == {path for path in site if path.startswith("processus/")}
