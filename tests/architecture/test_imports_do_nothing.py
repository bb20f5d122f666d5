"""Importing a module does nothing, and no module keeps state."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.architecture.source import ROOT, Source, assert_kept, last_name, made_up, program

PASSIVE = (
    ast.Import,
    ast.ImportFrom,
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Assign,
    ast.AnnAssign,
)
LOGGERS = frozenset({"log", "_log", "logger", "_logger"})
CONTAINERS = frozenset({"dict", "list", "set", "defaultdict", "deque", "OrderedDict", "Counter", "WeakSet"})


def acts_on_import(source: Source) -> Iterator[str]:
    for node in source.tree.body:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.If) and is_harmless(node):
            continue
        if not isinstance(node, PASSIVE):
            yield source.at(node, "acts on import")


def is_harmless(node: ast.If) -> bool:
    """`if TYPE_CHECKING`, `if sys.platform …`, `if __name__ == "__main__"`."""
    test = node.test.left if isinstance(node.test, ast.Compare) else node.test
    return last_name(test) in {"TYPE_CHECKING", "platform", "version_info", "__name__"}


def keeps_state(source: Source) -> Iterator[str]:
    for node in source.nodes:
        if isinstance(node, ast.Global):
            yield source.at(node, f"changes the global {', '.join(node.names)}")
    for node in source.tree.body:
        targets = (
            node.targets
            if isinstance(node, ast.Assign)
            else [node.target]
            if isinstance(node, ast.AnnAssign)
            else []
        )
        for name in map(last_name, targets):
            if is_variable(name):
                yield source.at(node, f"the variable {name} belongs to nobody")
            elif is_empty_container(getattr(node, "value", None)):
                yield source.at(node, f"{name} is a container that waits to be filled")


def is_variable(name: str) -> bool:
    """Neither a constant (UPPER), nor a type (Camel), nor Python's own (`__all__`), nor a logger or the words' `_`."""
    bare = name.lstrip("_")
    return bool(bare) and bare[0].islower() and name not in LOGGERS and not name.startswith("__")


def is_empty_container(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Dict):
        return not value.keys
    if isinstance(value, ast.List | ast.Set):
        return not value.elts
    return isinstance(value, ast.Call) and last_name(value.func) in CONTAINERS and not value.args


# Runs in a process of its own: imports every module and looks for what that changed.
WITNESS = """
import importlib, logging, os, sys, threading
written = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR):
        written.append(str(arguments[0]))
    if event in {"socket.connect", "subprocess.Popen", "os.mkdir"}:
        written.append(f"{event} {arguments}")
sys.addaudithook(watch)
handlers = list(logging.getLogger().handlers)
hook = sys.excepthook
broken = []
for name in sys.stdin.read().split():
    try:
        importlib.import_module(name)
    except Exception as error:
        broken.append(f"{name} cannot be imported: {error}")
problems = broken + [f"touches {path}" for path in written]
problems += [f"starts the thread {thread.name}" for thread in threading.enumerate()[1:]]
problems += ["changes the log"] if logging.getLogger().handlers != handlers else []
problems += ["changes the crash hook"] if sys.excepthook is not hook else []
widgets = sys.modules.get("PySide6.QtWidgets")
problems += ["makes an application"] if widgets and widgets.QApplication.instance() else []
print("\\n".join(problems))
print("qt" if any(name.startswith("PySide6") for name in sys.modules) else "no qt", file=sys.stderr)
"""
BELOW_QT = ("app.core", "app.model", "app.storage", "app.wording", "app.contacts")


def witness(names: list[str], *, extra: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-B", "-c", extra + WITNESS]
    return subprocess.run(
        command, input="\n".join(names), cwd=ROOT, capture_output=True, text=True, timeout=100, check=True
    )


def test_no_module_acts_on_import() -> None:
    assert_kept(acts_on_import)


def test_no_module_keeps_state() -> None:
    assert_kept(keeps_state)


def test_importing_the_whole_program_changes_nothing() -> None:
    assert witness([source.name for source in program()]).stdout.strip() == ""


def test_importing_what_lies_below_the_view_models_loads_no_qt() -> None:
    names = [source.name for source in program() if source.within(*BELOW_QT)]
    assert witness(names).stderr.strip().splitlines()[-1] == "no qt"


def test_the_witness_sees_what_an_import_changes() -> None:
    said = witness(["antigravity_of_regulars"], extra=MISBEHAVING).stdout
    assert "starts the thread forgotten" in said
    assert "changes the log" in said
    assert "touches" in said


MISBEHAVING = """
import sys, types, importlib.abc, importlib.util, threading, logging, os
class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        return importlib.util.spec_from_loader(name, self) if name == "antigravity_of_regulars" else None
    def exec_module(self, module):
        stop = threading.Event()
        threading.Thread(target=stop.wait, args=(20,), name="forgotten", daemon=True).start()
        logging.basicConfig()
        open(os.devnull, "w").close()
sys.meta_path.insert(0, Finder())
"""


@pytest.mark.parametrize(
    "text", ["start()", "for x in y:\n    pass", "with open('x') as f:\n    pass", "if ready:\n    x = 1"]
)
def test_a_module_that_acts_is_found(text: str) -> None:
    assert list(acts_on_import(made_up(text)))


@pytest.mark.parametrize(
    "text", ['"""Words."""', "import re", "if TYPE_CHECKING:\n    import re", "LIMIT = 3"]
)
def test_a_module_that_only_defines_is_left_alone(text: str) -> None:
    assert not list(acts_on_import(made_up(text)))


@pytest.mark.parametrize(
    "text", ["current = None", "CACHE = {}", "SEEN: set[int] = set()", "def f():\n    global x\n    x = 1"]
)
def test_a_module_that_keeps_state_is_found(text: str) -> None:
    assert list(keeps_state(made_up(text)))


@pytest.mark.parametrize(
    "text",
    ["LIMIT = 3", "Row = tuple[int, str]", "log = getLogger('x')", "DAYS = {'mon': 1}", "__all__ = ()"],
)
def test_constants_and_types_are_left_alone(text: str) -> None:
    assert not list(keeps_state(made_up(text)))
