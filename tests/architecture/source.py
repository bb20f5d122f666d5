"""The program's sources as syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from tests.loading import here_to_stay

ROOT = Path(__file__).parents[2]
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One module: its dotted name, its text and its tree."""

    name: str
    text: str
    tree: ast.Module

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the tree, for a rule that looks at all of them."""
        return tuple(ast.walk(self.tree))

    def at(self, node: ast.AST, what: str) -> str:
        """A finding, with its place."""
        return f"{self.name}:{getattr(node, 'lineno', 1)} {what}"

    def within(self, *packages: str) -> bool:
        """Whether the module is one of these, or inside one of them."""
        return any(self.name == package or self.name.startswith(f"{package}.") for package in packages)


Rule = Callable[[Source], Iterator[str]]


def made_up(text: str, *, name: str = "app.core.made_up") -> Source:
    """A module that exists only in a test."""
    return Source(name, text, ast.parse(text))


@cache
def program() -> tuple[Source, ...]:
    """Every module of the program."""
    paths = sorted((ROOT / "app").rglob("*.py"))
    with here_to_stay():
        return tuple(made_up(path.read_text(encoding="utf-8"), name=dotted(path)) for path in paths)


def dotted(path: Path) -> str:
    """The name by which a file is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def broken(rule: Rule) -> list[str]:
    """Where the program breaks a rule."""
    return [finding for source in program() for finding in rule(source)]


def assert_kept(rule: Rule) -> None:
    """Fail with every place where the program breaks a rule."""
    found = broken(rule)
    assert not found, f"{len(found)} places break the rule:\n" + "\n".join(found)


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function and method, nested ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def classes(tree: ast.AST) -> Iterator[ast.ClassDef]:
    """Every class."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


def last_name(node: ast.AST | None) -> str:
    """`now` of `datetime.now`, `print` of `print`; empty for anything else."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def imported(source: Source) -> Iterator[tuple[ast.stmt, str]]:
    """Every name that the module imports, dotted, wherever the import stands."""
    for node in source.nodes:
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)
