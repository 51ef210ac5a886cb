"""From which phase each map is given: never before the register that tells the same."""

from passation.dataroom.catalogue import MAPS_SINCE, REGISTERS, given
from passation.maps import WHOLE


def test_accesses_key_persons_and_the_road_map_wait_for_the_confirmatory_phase() -> None:
    def drawn(phase: str) -> set[str]:
        return {name for name in WHOLE if given(phase, MAPS_SINCE.get(name, "nda"))}  # type: ignore[arg-type] # a phase

    assert {"accesses", "dependency", "roadmap"} == set(WHOLE) - drawn("nda")
    assert set(WHOLE) == drawn("confirmatory") == drawn("prep")


def test_a_map_and_the_register_of_the_same_name_are_given_together() -> None:
    since = {name: entry.since for entry in REGISTERS for name in entry.registers}

    assert {} == {name: each for name, each in MAPS_SINCE.items() if since.get(name, each) != each}
