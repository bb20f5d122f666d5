#!/bin/sh
# Prints the path of a Python that can run Regulars (3.11 or newer). PYTHON=... names one to prefer.
# The distribution's own comes before one that was compiled on this machine: it is built with optimisations that such a
# one seldom has, and the tests take a tenth less. Where it can make no virtual environment, the others do.
usable='import ensurepip, sys; sys.version_info >= (3, 11) or sys.exit(1); print(sys.executable)'
runs='import sys; sys.version_info >= (3, 11) or sys.exit(1); print(sys.executable)'

try() {
    found=$("$1" -c "$2" 2>/dev/null) || return 1
    printf '%s\n' "$found"
    exit 0
}

[ -z "$PYTHON" ] || try "$PYTHON" "$runs"
try .venv/bin/python "$runs"
try /usr/bin/python3 "$usable"
for candidate in python3 python3.13 python3.12 python3.11 python3.14 python; do
    try "$candidate" "$runs"
done
echo "Regulars needs Python 3.11 or newer, and none was found. Install it, or name it: make PYTHON=/path/to/python3.12" >&2
exit 1
