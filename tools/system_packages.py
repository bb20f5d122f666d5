"""Install the Debian and Ubuntu packages that Qt (and the tests) need, where they are missing.

`system_packages.py run` looks after what the program needs, `system_packages.py test` after everything. On any
other system it does nothing. Standard library only: it runs before there is a virtual environment.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

# Each entry is one need: any of its names will do, the first that the distribution knows is installed.
# The names that end in t64 are those of Debian 13 and Ubuntu 24.04.
RUNNING: tuple[tuple[str, ...], ...] = (
    ("libglib2.0-0t64", "libglib2.0-0"),
    ("libgl1",),
    ("libegl1",),
    ("libdbus-1-3",),
    ("libfontconfig1",),
    ("libxkbcommon0",),
    ("libxcb-cursor0",),
    ("libxkbcommon-x11-0",),
    ("libxcb-icccm4",),
    ("libxcb-keysyms1",),
    ("libxcb-shape0",),
    ("libcups2t64", "libcups2"),
)
TESTING: tuple[tuple[str, ...], ...] = (("xvfb",), ("xauth",), ("fonts-noto-cjk",), ("strace",))
SERVER = "postgresql"
DISTRIBUTION = "/usr"
"""Where the distribution's own Python is."""
CLUSTER_SETTINGS = Path("/etc/postgresql-common/createcluster.conf")


def main(arguments: list[str]) -> int:
    """Install what is missing; 1 when that needs a person."""
    if shutil.which("dpkg-query") is None or shutil.which("apt-get") is None:
        return 0
    testing = arguments == ["test"]
    missing = missing_needs(testing=testing)
    if not missing:
        return 0
    prefix = administrator()
    if prefix is None:
        names = " ".join(known_name(need) for need in missing)
        line = f"sudo apt-get update && sudo apt-get install --no-install-recommends {names}"
        print(
            f"Some system packages are missing. Please type this, then try again:\n\n    {line}\n",
            file=sys.stderr,
        )
        return 1
    return install(prefix, missing)


def missing_needs(*, testing: bool) -> list[tuple[str, ...]]:
    """The needs that no installed package fills."""
    needs = [*RUNNING, *(TESTING if testing else ())]
    if testing and sys.base_prefix == DISTRIBUTION:
        library = f"libpython3.{sys.version_info.minor}"  # which the bundle takes along
        needs.append((f"{library}t64", library))
    present = installed(name for need in needs for name in need)
    missing = [need for need in needs if not present.intersection(need)]
    if importlib.util.find_spec("ensurepip") is None:
        missing.append((f"python3.{sys.version_info.minor}-venv", "python3-venv"))
    if testing and not any(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        missing.append((SERVER,))
    return missing


def installed(names: Iterable[str]) -> set[str]:
    """Those of the names that dpkg has installed."""
    query = ["dpkg-query", "--show", "--showformat=${binary:Package} ${db:Status-Status}\n", *names]
    answer = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    pairs = (line.split(" ", 1) for line in answer.splitlines())
    return {name.split(":", 1)[0] for name, status in pairs if status == "installed"}


def administrator() -> list[str] | None:
    """What to put before a command to run it as root, or None where that takes a password."""
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def known_name(need: tuple[str, ...]) -> str:
    """The first name of a need that the distribution offers."""
    for name in need:
        policy = subprocess.run(
            ["apt-cache", "policy", name], capture_output=True, text=True, check=False
        ).stdout
        if "Candidate:" in policy and "Candidate: (none)" not in policy:
            return name
    return need[-1]


def install(prefix: list[str], missing: list[tuple[str, ...]]) -> int:
    """Refresh the package lists once, then install the missing packages."""
    apt = [
        *prefix,
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "--quiet",
        "--option",
        "DPkg::Lock::Timeout=120",
    ]
    subprocess.run([*apt, "update"], check=False, stdin=subprocess.DEVNULL)
    get = [*apt, "install", "--yes", "--no-install-recommends"]
    if (SERVER,) in missing and not CLUSTER_SETTINGS.exists():
        # The tests start servers of their own; a machine that had none should not get one running.
        subprocess.run([*get, "postgresql-common"], check=False, stdin=subprocess.DEVNULL)
        setting = [
            "sed",
            "--in-place",
            "--regexp-extended",
            "s/^#?create_main_cluster.*/create_main_cluster = false/",
        ]
        subprocess.run([*prefix, *setting, str(CLUSTER_SETTINGS)], check=False)
    names = [known_name(need) for need in missing]
    done = subprocess.run([*get, *names], check=False, stdin=subprocess.DEVNULL)
    if done.returncode:
        print(f"These system packages could not be installed: {' '.join(names)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
