"""``python -m app``: the window without a command, else the command."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def main(words: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    from app.command_line.arguments import read_arguments

    arguments = read_arguments(words)
    if arguments.command is None:
        from app.bootstrap.window import run_window

        return run_window(arguments.data_dir)
    from app.command_line.main import run_command

    try:
        return run_command(arguments)
    except BrokenPipeError:
        # Whoever read the answer has seen enough; nothing more may be written, not even on leaving.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


if __name__ == "__main__":
    sys.exit(main())
