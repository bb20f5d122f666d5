"""A call reads well: more than two arguments, and any yes or no, are given by name."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import Function, Source, assert_kept, last_name, made_up

POSITIONAL = 2
# Qt calls these by position; it also calls everything in camelCase, and every slot.
QT_NAMES = frozenset({"paint", "index", "match", "event", "polish"})
# The extractor of words takes them by position.
WORDS = frozenset({"ngettext"})
QT_DECORATORS = frozenset({"Slot", "override"})


def hides_its_arguments(source: Source) -> Iterator[str]:
    for owner in source.nodes:
        if not isinstance(owner, ast.Module | ast.ClassDef):
            continue
        for function in owner.body:
            if isinstance(function, Function) and is_ours(function):
                yield from findings(source, function, method=isinstance(owner, ast.ClassDef))


def is_ours(function: Function) -> bool:
    """Public, and called by our code alone."""
    name = function.name
    if name.startswith("_") or name != name.lower() or name in QT_NAMES | WORDS:
        return False
    decorators = {last_name(getattr(one, "func", one)) for one in function.decorator_list}
    return not decorators & QT_DECORATORS and not name.startswith("visit_")


def findings(source: Source, function: Function, *, method: bool) -> Iterator[str]:
    given = function.args.posonlyargs + function.args.args
    static = any(last_name(one) == "staticmethod" for one in function.decorator_list)
    own = given[1:] if method and not static else given
    if len(own) > POSITIONAL:
        yield source.at(function, f"{function.name} takes {len(own)} arguments by position")
    defaults = dict(zip(reversed(given), reversed(function.args.defaults), strict=False))
    for argument in own:
        if is_bool(argument.annotation) or is_bool(defaults.get(argument)):
            yield source.at(function, f"{function.name} takes the yes or no '{argument.arg}' by position")


def is_bool(node: ast.expr | None) -> bool:
    """The annotation `bool` (or with None), or the default True or False."""
    if isinstance(node, ast.BinOp):
        return is_bool(node.left) or is_bool(node.right)
    if isinstance(node, ast.Constant):
        return isinstance(node.value, bool)
    return isinstance(node, ast.Name) and node.id == "bool"


def test_many_arguments_and_every_yes_or_no_are_given_by_name() -> None:
    assert_kept(hides_its_arguments)


@pytest.mark.parametrize(
    "text",
    [
        "def keep(a, b, c): ...",
        "def keep(a: bool): ...",
        "def keep(a: int, b: bool | None = None): ...",
        "def keep(a=True): ...",
        "class Service:\n    def keep(self, a, b, c): ...",
        "class Service:\n    @staticmethod\n    def keep(a, b, c): ...",
    ],
)
def test_arguments_that_hide_their_meaning_are_found(text: str) -> None:
    assert list(hides_its_arguments(made_up(text)))


@pytest.mark.parametrize(
    "text",
    [
        "def keep(a, b, *, c, d=True): ...",
        "def _keep(a, b, c): ...",
        "class Service:\n    def keep(self, a, b): ...",
        "class Row:\n    def paint(self, painter, option, index): ...",
        "class Row:\n    def setVisible(self, visible: bool): ...",
        "class Row:\n    @Slot(bool)\n    def fold(self, folded: bool): ...",
    ],
)
def test_arguments_that_speak_for_themselves_are_left_alone(text: str) -> None:
    assert not list(hides_its_arguments(made_up(text)))
