"""``python -m app``: the window without a command, else the command."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path


def main(words: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    # Whatever is made from here on, also by Qt and SQLite, is the user's alone from its first byte.
    os.umask(0o077)
    from app.core.paths import program_folder
    from app.wording.translation import start_translation

    # The venue's own language is known later; until then the words are the program's.
    start_translation("en", program_folder() / "resources" / "translations")
    match list(sys.argv[1:] if words is None else words):
        # What opens the window is understood at once: to read all else that can be typed takes longer than to show it.
        case []:
            return _open_window(None)
        case ["--data-dir", folder] if not folder.startswith("-"):
            return _open_window(Path(folder))
        case other:
            return _run(other)


def _open_window(data_dir: Path | None) -> int:
    from app.bootstrap.quick_start import begin_quickly

    begin_quickly()
    from app.bootstrap.window import run_window

    return run_window(data_dir)


def _run(words: Sequence[str]) -> int:
    from app.command_line.arguments import read_arguments

    arguments = read_arguments(words)
    if arguments.command is None:
        return _open_window(arguments.data_dir)
    from app.command_line.main import run_command

    return run_command(arguments)


if __name__ == "__main__":
    sys.exit(main())
