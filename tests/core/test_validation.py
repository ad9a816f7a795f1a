"""Typed fields of one entry of a data file."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

import pytest

from legcurl_timer.core.validation import Fields, ValidationError

NO_SLUG = "must be small letters, digits and hyphens, beginning with a letter"


class Colour(StrEnum):
    """A choice to read."""

    RED = "red"
    BLUE = "blue"


def fields(**table: Any) -> Fields:
    """Return the fields of an entry called "entry one" of a file called "data.toml"."""
    return Fields(table, "data.toml", "entry one")


@pytest.mark.parametrize(
    ("value", "read", "result"),
    [
        ("Curl", lambda entry: entry.text("x"), "Curl"),
        (" ", lambda entry: entry.text("x", may_be_empty=True), " "),
        ("a-1", lambda entry: entry.slug("x"), "a-1"),
        (["a", "b"], lambda entry: entry.texts("x"), ("a", "b")),
        (True, lambda entry: entry.boolean("x"), True),
        (1, lambda entry: entry.integer("x", 1, 5), 1),
        (5, lambda entry: entry.integer("x", 1, 5), 5),
        ([], lambda entry: entry.integers("x", 1, 5, 3), ()),
        ([5, 1], lambda entry: entry.integers("x", 1, 5, 3), (5, 1)),
        ([8, 12], lambda entry: entry.integer_range("x", 8, 12), (8, 12)),
        ("blue", lambda entry: entry.choice("x", Colour), Colour.BLUE),
        (["blue", "red"], lambda entry: list(entry.choices("x", tuple(Colour))), [Colour.BLUE, Colour.RED]),
        ([{"y": 1}, {}], lambda entry: entry.tables("x"), [{"y": 1}, {}]),
        ({"y": "z"}, lambda entry: entry.table("x").text("y"), "z"),
        ({"y": 1}, lambda entry: entry.mapping("x"), {"y": 1}),
        ([{"y": "a"}, {"y": "b"}], lambda entry: [e.text("y") for e in entry.nested_tables("x")], ["a", "b"]),
    ],
)
def test_reading(value: object, read: Callable[[Fields], object], result: object) -> None:
    """A field that is as it should be is read, and nothing is left over."""
    entry = fields(x=value)
    assert read(entry) == result
    entry.finish()


@pytest.mark.parametrize(
    ("value", "read", "what"),
    [
        (3, lambda entry: entry.text("x"), "must be a text that is not empty"),
        (" \n", lambda entry: entry.text("x"), "must be a text that is not empty"),
        (3, lambda entry: entry.text("x", may_be_empty=True), "must be a text"),
        *((bad, lambda entry: entry.slug("x"), NO_SLUG) for bad in ("Curl", "1-a", "a/b")),
        (
            [1, 2, 3, 4],
            lambda entry: entry.integers("x", 1, 5, 3),
            "must be a list of at most 3 whole numbers",
        ),
        ([6], lambda entry: entry.integers("x", 1, 5, 3), "must be a whole number from 1 to 5"),
        ([], lambda entry: entry.texts("x"), "must be a list of one or more texts"),
        (["a", 1], lambda entry: entry.texts("x"), "must hold only texts that are not empty"),
        (1, lambda entry: entry.boolean("x"), "must be true or false"),
        (0, lambda entry: entry.integer("x", 1, 5), "must be a whole number from 1 to 5"),
        (6, lambda entry: entry.integer("x", 1, 5), "must be a whole number from 1 to 5"),
        (2.0, lambda entry: entry.integer("x", 1, 5), "must be a whole number from 1 to 5"),
        (True, lambda entry: entry.integer("x", 1, 5), "must be a whole number from 1 to 5"),
        (8, lambda entry: entry.integer_range("x", 1, 9), "must be two whole numbers, such as [8, 12]"),
        (
            [1, 2, 3],
            lambda entry: entry.integer_range("x", 1, 9),
            "must be two whole numbers, such as [8, 12]",
        ),
        ([0, 8], lambda entry: entry.integer_range("x", 1, 9), "must be a whole number from 1 to 9"),
        ([8, 10], lambda entry: entry.integer_range("x", 1, 9), "must be a whole number from 1 to 9"),
        ([9, 8], lambda entry: entry.integer_range("x", 1, 9), "must begin with the smaller number"),
        ("green", lambda entry: entry.choice("x", Colour), 'must be one of "red", "blue"'),
        ("red", lambda entry: list(entry.choices("x", tuple(Colour))), 'must be a list of "red", "blue"'),
        (["red", 1], lambda entry: list(entry.choices("x", tuple(Colour))), 'must be one of "red", "blue"'),
        ([], lambda entry: entry.table("x"), "must be a table"),
        ("", lambda entry: entry.mapping("x"), "must be a table"),
        ({}, lambda entry: entry.tables("x"), "must be one or more tables"),
        ([{}, 1], lambda entry: list(entry.nested_tables("x")), "must be one or more tables"),
    ],
)
def test_refusing(value: object, read: Callable[[Fields], object], what: str) -> None:
    """A field that is not as it should be is refused with file, entry, field and what it must be."""
    with pytest.raises(ValidationError) as caught:
        read(fields(x=value))
    assert str(caught.value) == f'data.toml: entry one, field "x": {what}'


def test_missing() -> None:
    """A field that is not there is said to be missing."""
    with pytest.raises(ValidationError, match=r'^data\.toml: entry one, field "x": is missing$'):
        fields(y=1).text("x")


def test_no_table() -> None:
    """An entry that has no fields is refused as a whole."""
    with pytest.raises(ValidationError, match=r"^data\.toml: entry one: must be an object$"):
        Fields([], "data.toml", "entry one")


def test_left_over() -> None:
    """Of the fields that nobody asked for the first by name is complained about."""
    entry = fields(x="Curl", why=1, colour=2)
    entry.text("x")
    with pytest.raises(
        ValidationError, match=r'^data\.toml: entry one, field "colour": is not a field this program knows$'
    ):
        entry.finish()


def test_asking_whether_a_field_is_there() -> None:
    """Asking for an optional field does not read it."""
    entry = fields(x=1)
    assert "x" in entry
    assert "y" not in entry
    assert entry.names == ("x",)
    with pytest.raises(ValidationError, match='field "x": is not a field'):
        entry.finish()


def test_a_nested_field_is_named_by_its_path() -> None:
    """Inside tables a field is named by the way that leads to it; lists count from 1."""
    entry = fields(a={"b": {"c": 3}}, rows=[{"d": "fine"}, {"d": ""}])
    with pytest.raises(ValidationError, match=r'field "a\.b\.c": must be'):
        entry.table("a").table("b").text("c")
    with pytest.raises(ValidationError, match=r'field "rows\[2\]\.d": must be'):
        [row.text("d") for row in entry.nested_tables("rows")]


@pytest.mark.usefixtures("in_brackets")
def test_a_value_is_called_by_its_name_in_the_language() -> None:
    """What is wrong with a value is told with the name that the value has in the language spoken."""
    assert str(ValidationError("[must be yes or no]", "warm-up")) == "[[warm-up]: [must be yes or no]]"
    assert str(ValidationError("[is not JSON]")) == "[is not JSON]"
