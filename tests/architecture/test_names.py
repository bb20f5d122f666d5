"""A module is named by what it is about."""

from __future__ import annotations

from collections.abc import Iterator

from tests.architecture.source import Source, assert_kept, made_up

EMPTY_WORDS = frozenset({"util", "utils", "misc", "helper", "helpers", "common", "manager", "managers"})


def says_nothing(source: Source) -> Iterator[str]:
    words = {word for part in source.name.split(".") for word in part.split("_")}
    for word in sorted(words & EMPTY_WORDS):
        yield f"{source.name}: '{word}' does not say what is inside"


def test_every_module_says_what_is_inside() -> None:
    assert_kept(says_nothing)


def test_a_name_that_says_nothing_is_found() -> None:
    assert list(says_nothing(made_up("", name="app.core.date_utils")))
    assert list(says_nothing(made_up("", name="app.common.dates")))
    assert not list(says_nothing(made_up("", name="app.core.dates")))
