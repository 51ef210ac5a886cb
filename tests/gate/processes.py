"""Processes as the tests of the gate write them, and what an edition shows of their steps."""

from passation.edition import Edition


def sop(number: str = "FIN-001", **keys: str) -> dict[str, str]:
    return {"id": number, **keys}


def texts(edition: Edition, number: str = "FIN-001") -> list[str]:
    return [step.text for step in edition.sops[number].steps]
