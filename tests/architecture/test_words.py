"""Words on screen are written out where they are used, so that the extractor finds them whole."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import Source, assert_kept, last_name, made_up

# How many of the first arguments are words.
WORDS = {"_": 1, "gettext": 1, "ngettext": 2, "pgettext": 2, "npgettext": 3}


def hides_its_words(source: Source) -> Iterator[str]:
    for node in source.nodes:
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        for argument in node.args[: WORDS.get(last_name(node.func), 0)]:
            if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
                yield source.at(node, f"{last_name(node.func)}() does not hold plain words")
            elif "{}" in argument.value or "%s" in argument.value:
                yield source.at(node, "a placeholder has no name")


def test_words_are_written_out() -> None:
    assert_kept(hides_its_words)


@pytest.mark.parametrize(
    "text",
    [
        "_(f'Hello {name}')",
        "_('Hello ' + name)",
        "_(greeting)",
        "_('Hello {}'.format(name))",
        "_('Hello {}').format(name)",
        "ngettext('{n} guest', f'{n} guests', n)",
    ],
)
def test_hidden_words_are_found(text: str) -> None:
    assert list(hides_its_words(made_up(text)))


def test_words_with_a_named_placeholder_are_left_alone() -> None:
    assert not list(
        hides_its_words(made_up("ngettext('{count} guest', '{count} guests', n).format(count=n)"))
    )
