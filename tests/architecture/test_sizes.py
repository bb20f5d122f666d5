"""Modules, classes and functions stay small enough to be read at one sitting."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from statistics import median

from tests.architecture.source import Function, Source, assert_kept, classes, functions, made_up, program

MODULE, MODULE_MEDIAN = 400, 100
CLASS, METHODS = 250, 20
FUNCTION, FUNCTION_MEDIAN = 60, 8


def lines_of(source: Source) -> int:
    return len(source.text.splitlines())


def lines_of_code(function: Function) -> int:
    """From `def` to the end, without the docstring."""
    docstring = function.body[0] if ast.get_docstring(function) else None
    spent = docstring.end_lineno - docstring.lineno + 1 if docstring and docstring.end_lineno else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - spent


def too_big(source: Source) -> Iterator[str]:
    if lines_of(source) > MODULE:
        yield f"{source.name} has {lines_of(source)} lines"
    for each in classes(source.tree):
        lines = (each.end_lineno or each.lineno) - each.lineno + 1
        methods = sum(isinstance(node, Function) for node in each.body)
        if lines > CLASS:
            yield source.at(each, f"class {each.name} has {lines} lines")
        if methods > METHODS:
            yield source.at(each, f"class {each.name} has {methods} methods")
    for function in functions(source.tree):
        if lines_of_code(function) > FUNCTION:
            yield source.at(function, f"{function.name} has {lines_of_code(function)} lines")


def filled(lines: int) -> str:
    return "\n".join(["    x = 1"] * lines)


def test_nothing_is_too_big() -> None:
    assert_kept(too_big)


def test_most_modules_are_short() -> None:
    assert median(lines_of(source) for source in program()) <= MODULE_MEDIAN


def test_most_functions_are_short() -> None:
    sizes = [lines_of_code(function) for source in program() for function in functions(source.tree)]
    assert median(sizes) <= FUNCTION_MEDIAN


def test_a_long_function_is_found() -> None:
    assert list(too_big(made_up(f"def arrive():\n{filled(60)}"))) == [
        "app.core.made_up:1 arrive has 61 lines"
    ]
    assert not list(too_big(made_up(f'def arrive():\n    """Greet."""\n{filled(59)}')))


def test_a_long_class_is_found() -> None:
    assert list(too_big(made_up(f"class Guest:\n{filled(250)}"))) == [
        "app.core.made_up:1 class Guest has 251 lines"
    ]


def test_a_class_with_many_methods_is_found() -> None:
    methods = "\n".join(f"    def m{number}(self): ..." for number in range(21))
    assert list(too_big(made_up(f"class Guest:\n{methods}"))) == [
        "app.core.made_up:1 class Guest has 21 methods"
    ]


def test_a_long_module_is_found() -> None:
    assert list(too_big(made_up("x = 1\n" * 401))) == ["app.core.made_up has 401 lines"]
