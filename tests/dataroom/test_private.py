"""The private map says whose copy a bag is; it grows by one line a bag."""

import pytest

from passation.dataroom import Delivered, private_map

FIRST = Delivered("acq-a", "acq-a-c1567b", "c1567bdd", "fa732201", "9e0c22e")
SECOND = Delivered("acq-b", "acq-b-533e9c", "533e9c48", "1c2171e4")


def test_the_map_begins_with_its_columns_and_has_a_line_a_bag() -> None:
    assert (
        "recipient;copy;edition;seal;commit\n"
        "acq-a;acq-a-c1567b;c1567bdd;fa732201;9e0c22e\n"
        "acq-b;acq-b-533e9c;533e9c48;1c2171e4;\n"
    ) == private_map(private_map("", SECOND), FIRST)


def test_a_bag_that_was_made_again_keeps_its_line() -> None:
    once = private_map("", FIRST)

    assert once == private_map(once, FIRST)


@pytest.mark.parametrize("other", ["a;b\n1;2\n", "recipient\n", "hello"])
def test_what_is_no_such_map_is_not_written_over(other: str) -> None:
    with pytest.raises(ValueError, match="not a private map"):
        private_map(other, FIRST)
