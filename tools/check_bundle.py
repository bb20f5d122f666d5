"""Prove that a bundle works: it says its version, draws the tour, and stays within its size."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SIZE_BUDGET_MB = 270


def main(arguments: list[str]) -> int:
    """Check the bundle in the named folder; 1 with a sentence for what does not hold."""
    bundle = Path(arguments[0]).resolve()
    program = bundle / ("regulars.exe" if sys.platform == "win32" else "regulars")
    with tempfile.TemporaryDirectory() as folder:
        problems = [*version_problems(program), *tour_problems(program, Path(folder)), *size_problems(bundle)]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def start(program: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Start the frozen program as on a machine that has neither Python nor a display."""
    private = ("PYTHON", "VIRTUAL_ENV", "LD_LIBRARY_PATH")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(private)}
    clean["QT_QPA_PLATFORM"] = "offscreen"
    command = [str(program), *arguments]
    return subprocess.run(command, env=clean, capture_output=True, text=True, timeout=600, check=False)


def version_problems(program: Path) -> list[str]:
    """It starts and says the version of the sources."""
    sys.path.insert(0, str(ROOT))
    from app import __version__

    answer = start(program, "--version")
    if answer.returncode or __version__ not in answer.stdout:
        return [f"--version ended with {answer.returncode} and said: {answer.stdout}{answer.stderr}"]
    print(f"The bundle starts and says: {answer.stdout.strip()}")
    return []


def tour_problems(program: Path, folder: Path) -> list[str]:
    """It draws pictures; one is kept in build/bundle for a person to look at."""
    answer = start(program, "tour", "--out", str(folder / "tour"), "--data-dir", str(folder / "data"))
    pictures = sorted((folder / "tour").glob("**/*.png"))
    if answer.returncode or not pictures:
        return [f"The tour ended with {answer.returncode} and said: {answer.stdout}{answer.stderr}"]
    kept = ROOT / "build/bundle" / pictures[0].name
    kept.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(pictures[0], kept)
    print(f"The bundle drew {len(pictures)} pictures; one is build/bundle/{kept.name}")
    return []


def size_problems(bundle: Path) -> list[str]:
    """It is no bigger than its budget."""
    files = [path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files) / 1_000_000
    print(f"The bundle is {size:.0f} MB (budget {SIZE_BUDGET_MB})")
    return [f"The bundle is {size:.0f} MB, over its {SIZE_BUDGET_MB}"] if size > SIZE_BUDGET_MB else []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
