"""Draw the pictures that the README shows, out of the tour, into docs/pictures.

A picture is named as the tour names it, below the theme it is drawn in: `docs/pictures/dark/guests.png`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHOWN = re.compile(r"docs/pictures/(light|dark)/([\w-]+\.png)")


def main() -> int:
    """Draw the tour in each theme that is shown and keep the shown pictures; 1 when one of them was not drawn."""
    shown = sorted(set(SHOWN.findall((ROOT / "README.md").read_text(encoding="utf-8"))))
    for theme in sorted({theme for theme, _ in shown}):
        draw(theme)
    shutil.rmtree(ROOT / "docs/pictures", ignore_errors=True)
    absent = [f"{theme}/{name}" for theme, name in shown if not keep(theme, name)]
    if absent:
        print(f"The tour has no such picture: {', '.join(absent)}", file=sys.stderr)
        return 1
    print(f"{len(shown)} pictures in docs/pictures")
    return 0


def draw(theme: str) -> None:
    """Draw the whole tour in one theme, without a screen."""
    out = ROOT / "build/pictures" / theme
    command = [sys.executable, "-m", "app", "tour", "--theme", theme, "--out", str(out)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, check=True)


def keep(theme: str, name: str) -> bool:
    """Copy one picture to where the README looks for it."""
    drawn = ROOT / "build/pictures" / theme / name
    target = ROOT / "docs/pictures" / theme / name
    if not drawn.exists():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(drawn, target)
    return True


if __name__ == "__main__":
    sys.exit(main())
