"""Where several rules point: the contract of a provider, the first use of a thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pydantic import BaseModel

from passation.analysis.dataflow import Handling
from passation.finding import Related, say
from passation.model.contract import Contract
from passation.model.manual import Manual
from passation.model.shape import shape_of
from passation.source import Origin


def of_provider(
    manual: Manual, party: tuple[str, str], contracts: Sequence[Contract], key: str
) -> tuple[Origin, tuple[str, str]]:
    """Where a fault of a provider's papers stands, and its subject: `key` of its last contract, else the provider."""
    subject = ("contract", contracts[-1].id) if contracts else party
    origin = manual.origin(*subject)
    return (origin / key if contracts else origin / "id"), subject


def first_use(manual: Manual, handling: Handling) -> Related:
    """Where a provider has the data in hands."""
    return Related(
        manual.origin("process", handling.process).at(*handling.trail), say("It is used here, among others.")
    )


def data_names(manual: Manual, handlings: Iterable[Handling]) -> tuple[str, ...]:
    """The names of the data, each once, in order of use."""
    return tuple(dict.fromkeys(manual.name_of("data", each.data) for each in handlings))


def first_work(manual: Manual, roles: Mapping[str, tuple[str, int]]) -> Related:
    """Where a provider works, its roles given as `providers.at_work` gives them."""
    process, position = next(iter(roles.values()))
    return Related(manual.origin("process", process).at("steps", position), say("It works here, among others."))


def take_text(model: type[BaseModel], keys: Iterable[str]) -> bool:
    """Whether an « … » may stand under each of some keys of a group, for its author to write."""
    free = {shape.key for shape in shape_of(model) if shape.free_text}
    return free.issuperset(keys)
