"""``python -m app``: the window without a command, else the command."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def main(words: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    # Whatever is made from here on, also by Qt and SQLite, is the user's alone from its first byte.
    os.umask(0o077)
    from app.command_line.arguments import read_arguments
    from app.core.paths import program_folder
    from app.wording.translation import start_translation

    # The venue's own language is known later; until then the words are the program's.
    start_translation("en", program_folder() / "resources" / "translations")
    arguments = read_arguments(words)
    if arguments.command is None:
        from app.bootstrap.quick_start import begin_quickly

        begin_quickly()
        from app.bootstrap.window import run_window

        return run_window(arguments.data_dir)
    from app.command_line.main import run_command

    return run_command(arguments)


if __name__ == "__main__":
    sys.exit(main())
