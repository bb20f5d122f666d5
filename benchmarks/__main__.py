"""Run every benchmark, or those whose names are given: `python -m benchmarks lookup start`.

A benchmark is a module `bench_NAME.py` beside this one. Each runs in a process of its own, so that none warms up
another, prints its figures with the reference measured in the same run, and fails when it missed its budget.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(wanted: list[str]) -> int:
    """Run them one after the other; 1 when a name is unknown or a budget was missed."""
    known = sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
    unknown = sorted(set(wanted) - set(known))
    if unknown:
        print(
            f"There is no benchmark called {', '.join(unknown)}. There are: {', '.join(known)}.",
            file=sys.stderr,
        )
        return 1
    missed = [name for name in wanted or known if not run(name)]
    if missed:
        print(f"Budgets missed or not measured: {', '.join(missed)}.", file=sys.stderr)
    return 1 if missed else 0


def run(name: str) -> bool:
    """Run one benchmark from the project's root."""
    print(f"\n== {name}", flush=True)
    command = [sys.executable, "-m", f"benchmarks.bench_{name}"]
    return subprocess.run(command, cwd=HERE.parent, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
