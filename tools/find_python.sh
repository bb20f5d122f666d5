#!/bin/sh
# Prints the path of a Python that can run Regulars (3.11 or newer). PYTHON=... names one to prefer.
for candidate in ${PYTHON:+"$PYTHON"} .venv/bin/python python3 python3.13 python3.12 python3.11 python3.14 python; do
    found=$("$candidate" -c 'import sys; sys.version_info >= (3, 11) or sys.exit(1); print(sys.executable)' 2>/dev/null) || continue
    printf '%s\n' "$found"
    exit 0
done
echo "Regulars needs Python 3.11 or newer, and none was found. Install it, or name it: make PYTHON=/path/to/python3.12" >&2
exit 1
