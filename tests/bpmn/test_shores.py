"""Where outside parties stand: the whole of it for a few messages."""

from __future__ import annotations

from passation.bpmn.messages import Message
from passation.bpmn.shores import Shore, Way, shore, sides


def sent(*parties: str) -> list[Message]:
    return [Message(node, party, is_sent=True, name="Avis") for node, party in enumerate(parties)]


def test_parties_stand_right_and_left_in_turn() -> None:
    assert {"client": False, "banque": True} == sides(sent("client", "banque", "client"), [0, 1, 2])


def test_a_party_stands_on_the_other_side_where_there_is_more_room() -> None:
    said = sent("client", "banque", "client", "expert", "avocat")

    assert {"client": False, "banque": True, "expert": True, "avocat": True} == sides(said, [0, 1, 6, 4, 9])


def test_parties_at_heights_of_their_own_are_reached_by_straight_lines() -> None:
    made = shore([("client", 100.0), ("banque", 400.0), ("client", 160.0)])

    assert (
        Shore(
            parties={"client": (40.0, 220.0), "banque": (340.0, 460.0)},
            ways=(Way(100.0), Way(400.0), Way(160.0)),
            away=130.0,
        )
        == made
    )


def test_parties_at_the_same_height_stand_below_each_other_and_lines_turn_before_them() -> None:
    made = shore([("client", 100.0), ("banque", 200.0), ("client", 500.0)])

    assert {"banque": (140.0, 260.0), "client": (290.0, 410.0)} == made.parties
    assert [Way(330.0, 140.0), Way(200.0, 130.0), Way(370.0, 150.0)] == list(made.ways)
    assert 168.0 == made.away


def test_no_message_no_party() -> None:
    assert Shore({}, (), 130.0) == shore([])
