"""An output as a value: its files in order, each on one path, made when they are asked for where that was wished."""

from __future__ import annotations

import pytest

from passation.tree import Tree


def test_files_stand_in_the_order_of_their_paths() -> None:
    tree = Tree([("b.html", b"2"), ("a/x.css", b"1")])

    assert ["a/x.css", "b.html"] == list(tree)
    assert {"a/x.css": b"1", "b.html": b"2"} == tree


def test_a_file_may_be_made_each_time_it_is_asked_for() -> None:
    asked: list[str] = []

    def page() -> bytes:
        asked.append("page")
        return b"<p>"

    tree = Tree([("index.html", page), ("a.css", b"{}")])

    assert (2, [], b"{}", []) == (len(tree), [*asked], tree["a.css"], [*asked])
    assert [("a.css", b"{}"), ("index.html", b"<p>")] == list(tree.items())
    assert (b"<p>", ["page", "page"]) == (tree["index.html"], asked)
    assert Tree({"index.html": b"<p>", "a.css": b"{}"}).digest() == tree.digest()


@pytest.mark.parametrize("path", ["../x", "/x", "", "a//b", "a\\b", "./a", "e\u0301.html"])
def test_a_path_stays_in_the_tree_and_is_written_in_one_way(path: str) -> None:
    with pytest.raises(ValueError, match=r"a path of a tree|not a relative path"):
        Tree([(path, b"")])


def test_two_files_on_one_path_are_refused() -> None:
    with pytest.raises(ValueError, match=r"two files on one path: a\.css"):
        Tree([("a.css", b"1"), ("b.css", b"1"), ("a.css", bytes)])
