"""The import rules in pyproject.toml hold, and each of them can be broken."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

LINT = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
PACKAGES = ("core", "model", "storage", "ui", "wording", "shell", "customers", "transfer")

LAYERS = "Nothing imports upwards, and panes never import each other"
CYCLES = "No cycles, at any depth"
QT = "No Qt below the view model"
SQL = "No SQLAlchemy above the service"

BROKEN = [
    ("core/dates.py", "from app.storage import x", LAYERS),
    ("core/dates.py", "def f():\n    from app.model import x", LAYERS),
    ("customers/pane.py", "import app.shell", LAYERS),
    ("ui/rows.py", "import app.storage", LAYERS),
    ("wording/names.py", "import app.customers", LAYERS),
    ("unplaced/__init__.py", "", LAYERS),
    ("customers/card/__init__.py", "import app.customers.service", CYCLES),
    ("model/guest.py", "import PySide6.QtCore", QT),
    ("customers/queries.py", "def f():\n    import PySide6.QtCore", QT),
    ("customers/pane.py", "import sqlalchemy.orm", SQL),
    ("customers/view_model.py", "from sqlalchemy import select", SQL),
]


def lint(folder: Path) -> str:
    command = [
        sys.executable,
        "-c",
        LINT,
        "--no-cache",
        "--no-logo",
        "--config",
        str(ROOT / "pyproject.toml"),
    ]
    answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=100, check=False)
    return answer.stdout + answer.stderr


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A small program that keeps every rule."""
    for package in PACKAGES:
        (tmp_path / "app" / package).mkdir(parents=True)
        (tmp_path / "app" / package / "__init__.py").touch()
    (tmp_path / "app/__init__.py").touch()
    (tmp_path / "app/customers/service.py").write_text("import app.storage\nimport app.customers.card\n")
    (tmp_path / "app/customers/card").mkdir()
    (tmp_path / "app/customers/card/__init__.py").touch()
    return tmp_path


def test_the_program_keeps_the_import_rules() -> None:
    said = lint(ROOT)
    assert "0 broken" in said, said


def test_a_small_program_keeps_the_import_rules(house: Path) -> None:
    said = lint(house)
    assert "4 kept, 0 broken" in said, said


@pytest.mark.parametrize(("path", "text", "rule"), BROKEN)
def test_an_import_that_breaks_a_rule_is_found(house: Path, path: str, text: str, rule: str) -> None:
    file = house / "app" / path
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    said = lint(house)
    assert f"{rule} BROKEN" in said, said
