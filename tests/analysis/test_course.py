"""How often each step is done says the same as following every way to its end."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from passation.analysis.course import Ahead, Course, Exact, whole
from passation.model.flow import FINISH, Edge, Graph

STEPS = 8
EDGES = st.lists(
    st.builds(
        Edge,
        source=st.integers(0, STEPS - 1),
        target=st.sampled_from([FINISH, *range(STEPS)]),
        label=st.sampled_from(["", "Oui", "Non"]),
        share=st.none() | st.sampled_from([Decimal(0), Decimal(10), Decimal("33.3"), Decimal(90)]),
        all_of=st.booleans(),
    ),
    max_size=14,
    unique=True,
)
MINUTES = st.lists(st.sampled_from([0, 1, 7, 45, Fraction(5, 2)]), min_size=STEPS, max_size=STEPS)


def alike(ways: Iterable[Exact]) -> Exact:
    """No way is likelier than another."""
    each = list(ways)
    return Fraction(sum(each, 0), len(each))


@given(EDGES, MINUTES)
def test_steps_are_counted_as_often_as_their_ways_are_followed(edges: list[Edge], minutes: list[Exact]) -> None:
    ahead = Ahead(Graph(tuple(edges)), STEPS)
    course = ahead.course

    assert ahead.total(minutes, alike) == course.total(minutes)
    if not course.is_open:
        assert ahead.total(minutes, min) == course.total(minutes) == ahead.total(minutes, max)


def test_a_branch_its_rest_and_a_second_round() -> None:
    again = Edge(2, 0, "Non", Decimal(25))
    edges = (Edge(0, 1, "Oui", Decimal(10)), Edge(0, 2, "Non"), Edge(1, 2), Edge(2, FINISH, "Oui"), again)
    course = Ahead(Graph(edges), 3).course

    assert Course(times=(10, 1, 10), parts=8, is_open=False) == course
    assert Fraction(10 * 3 + 1 * 8 + 10 * 5, 8) == course.total([3, 8, 5])


def test_what_several_arrows_wait_for_is_done_once() -> None:
    edges = (Edge(0, 1, all_of=True), Edge(0, 2, all_of=True), Edge(1, 3, all_of=True), Edge(2, 3, all_of=True))

    assert Course((1, 1, 1, 1), 1, is_open=False) == Ahead(Graph((*edges, Edge(3, FINISH))), 4).course


def test_answers_without_shares_are_taken_alike_and_leave_the_range_open() -> None:
    course = Ahead(Graph((Edge(0, 1, "Oui"), Edge(0, FINISH, "Non"), Edge(1, FINISH))), 2).course

    assert Course(times=(2, 1), parts=2, is_open=True) == course


def test_numbers_are_whole_where_they_can_be() -> None:
    found = [whole(Decimal("12.0")), whole(Decimal("2.5")), whole(Fraction(6, 2))]

    assert [(int, 12), (Fraction, Fraction(5, 2)), (int, 3)] == [(type(each), each) for each in found]
