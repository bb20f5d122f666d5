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
