"""Numbers of the index are allotted once, never move, and are never used again."""

from passation.dataroom.lock import allot, lock_text, natural, withdraw
from passation.load.document import read_document
from passation.model.dataroom import LockFile

EMPTY = LockFile.model_validate({})
MANUAL = [("FIN-012", "07.02"), ("COM-001", "07.02"), ("piece:kbis.pdf", "01")]
RESERVED = {"07.02"}


def test_a_first_delivery_numbers_its_pieces_in_order_without_a_gap() -> None:
    numbers, lock = allot(MANUAL, EMPTY, RESERVED)

    assert {"FIN-012": "07.02.01", "COM-001": "07.02.02", "piece:kbis.pdf": "01.01"} == numbers
    assert numbers == lock.numbers


def test_a_number_once_given_never_moves() -> None:
    _, lock = allot(MANUAL, EMPTY, RESERVED)
    numbers, later = allot([("ACH-001", "07.02"), *reversed(MANUAL)], lock, RESERVED)

    assert {
        "ACH-001": "07.02.03",
        "piece:kbis.pdf": "01.01",
        "COM-001": "07.02.02",
        "FIN-012": "07.02.01",
    } == numbers
    assert {*lock.numbers.items()} < {*later.numbers.items()}


def test_a_lock_that_is_complete_comes_back_as_it_is() -> None:
    _, lock = allot(MANUAL, EMPTY, RESERVED)

    assert lock is allot(MANUAL, lock, RESERVED)[1]
    assert lock is allot(MANUAL[:1], lock, RESERVED)[1]


def test_a_withdrawn_number_is_marked_and_never_used_again() -> None:
    _, lock = allot(MANUAL, EMPTY, RESERVED)
    lock = withdraw(lock, {"FIN-012", "piece:kbis.pdf"})
    numbers, lock = allot([*MANUAL, ("RH-001", "07.02")], lock, RESERVED)

    assert {"COM-001": "07.02.02"} == lock.withdrawn
    assert ("07.02.03", "07.02.04") == (numbers["COM-001"], numbers["RH-001"])


def test_a_piece_withdrawn_twice_frees_neither_number() -> None:
    _, lock = allot(MANUAL[:1], EMPTY, RESERVED)
    for _ in range(2):
        _, lock = allot(MANUAL[:1], withdraw(lock, set()), RESERVED)

    assert {"FIN-012": "07.02.03"} == lock.numbers


def test_nothing_withdrawn_changes_nothing() -> None:
    _, lock = allot(MANUAL, EMPTY, RESERVED)

    assert lock is withdraw(lock, {"FIN-012", "COM-001", "piece:kbis.pdf", "NEW-001"})


def test_numbers_that_stand_for_something_else_are_passed_over() -> None:
    numbers, _ = allot([("piece:a", "06"), ("piece:b", "06.03")], EMPTY, {"06.01", "06.02", "06.03"})

    assert {"piece:a": "06.04", "piece:b": "06.03.01"} == numbers


def test_a_company_s_own_number_is_taken_as_it_is_where_it_is_free() -> None:
    numbers, _ = allot([("piece:a", "01.01"), ("piece:b", "01.01"), ("piece:c", "06.03.07")], EMPTY)

    assert {"piece:a": "01.01", "piece:b": "01.01.01", "piece:c": "06.03.07"} == numbers


def test_numbers_are_ordered_as_people_count() -> None:
    assert ["07.02.9", "07.02.10", "07.10"] == sorted(["07.10", "07.02.10", "07.02.9"], key=natural)


def test_past_a_hundred_pieces_numbers_go_on() -> None:
    numbers, _ = allot([(f"p{n}", "07.02") for n in range(101)], EMPTY, RESERVED)

    assert ("07.02.99", "07.02.100", "07.02.101") == (numbers["p98"], numbers["p99"], numbers["p100"])


def test_the_lock_is_written_in_order_of_numbers() -> None:
    _, lock = allot(MANUAL, EMPTY, RESERVED)

    assert (
        "# Attribué par l'outil ; ne rien renuméroter / Allotted by the tool: renumber nothing.\n"
        "schema: 1\n"
        "numbers:\n"
        '  "piece:kbis.pdf": "01.01"\n'
        '  "FIN-012": "07.02.01"\n'
        "withdrawn:\n"
        '  "COM-001": "07.02.02"\n'
    ) == lock_text(withdraw(lock, {"FIN-012", "piece:kbis.pdf"}))


def test_what_is_written_can_be_read_again_whatever_the_pieces_are_called() -> None:
    odd = ['piece:pièces/été: "bilan" #1.pdf', "piece:a\\b", "piece:- {x}", "FIN-012"]
    for lock in (EMPTY, withdraw(allot([(each, "02") for each in odd], EMPTY)[1], odd[1:])):
        data = read_document("lock.yml", lock_text(lock).encode()).data
        assert data is not None
        assert "1" == data.pop("schema")
        assert lock == LockFile.model_validate(data)
