"""Only trends load the library that draws them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
LIGHT = "data bars distribution heat figure_words table_view saving"


def loaded(*modules: str) -> set[str]:
    program = (
        f"import sys, {', '.join(f'app.ui.charts.{module}' for module in modules)};"
        "print(*[name for name in ('PySide6', 'pyqtgraph', 'numpy', 'babel') if name in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(told.stdout.split())


def test_what_charts_show_needs_no_qt() -> None:
    assert loaded("data") == set()


@pytest.mark.parametrize("module", LIGHT.split()[1:])
def test_painted_charts_and_their_files_load_no_drawing_library(module: str) -> None:
    assert loaded(module) <= {"PySide6"}


def test_trends_do() -> None:
    assert {"pyqtgraph", "numpy"} <= loaded("trend")


TWO_AT_ONCE = """
import importlib._bootstrap, sys, threading, time
begun, threads = threading.Event(), []
def hear(event, given):
    if event == "import" and given[0] == "pyqtgraph.colormap" and not begun.is_set():
        begun.set()
        until = time.monotonic() + 20
        while time.monotonic() < until and not (
            len(threads) == 2 and threads[1].ident in importlib._bootstrap._blocking_on
        ):
            time.sleep(0.005)
sys.addaudithook(hear)
wrong = []
def load(name):
    try:
        __import__(name)
    except BaseException as error:
        wrong.append(repr(error))
threads.append(threading.Thread(target=load, args=("app.ui.charts.feeling_plot",)))
threads[0].start()
begun.wait(30)
threads.append(threading.Thread(target=load, args=(sys.argv[1],)))
threads[1].start()
for thread in threads:
    thread.join()
print(wrong)
"""


@pytest.mark.parametrize(
    ("name", "whole"),
    [("app.ui.charts.trend_line", True), ("app.ui.charts.multiples", True), ("pyqtgraph.functions", False)],
)
def test_two_threads_that_load_the_charts_at_once_both_get_them_whole(name: str, whole: bool) -> None:
    done = subprocess.run(
        [sys.executable, "-c", TWO_AT_ONCE, name], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert (done.stdout.strip() == "[]") is whole
