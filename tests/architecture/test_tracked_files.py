"""What is committed works on every machine and names none."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import ROOT


def pieces(*parts: str) -> re.Pattern[str]:
    """A pattern from its pieces, so that this file does not find itself."""
    return re.compile("".join(parts))


MACHINE = pieces(
    r"(?<![\w.$}])/(?:ro", r"ot|wo", r"rk|tm", r"p|ho", r"me/\w+|Us", r"ers/\w+)/(?!\.X11)|\.py", r"env\b"
)
REGISTRY = pieces(
    r"--(?:extra-)?ind",
    r"ex-url|--find",
    r"-links|py",
    r"pi\.org|python",
    r"hosted|registry\.np",
    r"mjs|deb\.deb",
    "ian",
)
HEADER = pieces("SPD", "X-License")
LOCKED = re.compile(
    r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==\S+( ; .+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?|    # .*"
)
WANTED = re.compile(r"-r [a-z]+\.in|#.*|[A-Za-z0-9._-]+(\[[a-z,]+\])?([<>=!~]=?[0-9.]+,?)*")


def tracked() -> list[Path]:
    """Every committed file; skips where the project is not a clone."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is not a clone, so nothing tells which files are committed")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def findings(pattern: re.Pattern[str], name: str, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), start=1):
        if found := pattern.search(line):
            yield f"{name}:{number} {found[0]}"


def found_in_tracked(pattern: re.Pattern[str], *, only: str = "") -> list[str]:
    paths = [path for path in tracked() if path.name.endswith(only)]
    texts = ((str(path.relative_to(ROOT)), path.read_bytes()) for path in paths)
    readable = ((name, data.decode("utf-8", "replace")) for name, data in texts if b"\0" not in data[:8000])
    return [finding for name, text in readable for finding in findings(pattern, name, text)]


def odd_lines(text: str, usual: re.Pattern[str]) -> list[str]:
    return [line for line in text.splitlines() if line.strip() and not usual.fullmatch(line)]


def test_no_file_names_a_place_on_one_machine() -> None:
    assert found_in_tracked(MACHINE) == []


def test_no_file_names_a_registry() -> None:
    assert found_in_tracked(REGISTRY) == []


def test_no_source_repeats_the_licence() -> None:
    assert found_in_tracked(HEADER, only=".py") == []


@pytest.mark.parametrize("name", ["runtime.txt", "dev.txt"])
def test_a_lock_holds_packages_and_hashes_alone(name: str) -> None:
    assert odd_lines((ROOT / "requirements" / name).read_text(), LOCKED) == []


@pytest.mark.parametrize("name", ["runtime.in", "dev.in"])
def test_a_wish_list_holds_packages_alone(name: str) -> None:
    assert odd_lines((ROOT / "requirements" / name).read_text(), WANTED) == []


def test_what_runs_is_locked_to_the_versions_that_are_tested() -> None:
    running, testing = (
        {
            line.split(" ")[0]
            for line in (ROOT / "requirements" / name).read_text().splitlines()
            if "==" in line
        }
        for name in ("runtime.txt", "dev.txt")
    )
    assert running - testing == set()


@pytest.mark.parametrize(
    "line", ["see /ho" + "me/anna/x", "open('/tm" + "p/x')", "/ro" + "ot/.cache", "~/.py" + "env/bin"]
)
def test_a_place_on_one_machine_is_found(line: str) -> None:
    assert list(findings(MACHINE, "x", line))


@pytest.mark.parametrize("line", ["docs/work/plan", "https://example.org/home/x", "/usr/lib", "build/tmp/x"])
def test_a_place_that_every_machine_has_is_left_alone(line: str) -> None:
    assert not list(findings(MACHINE, "x", line))


@pytest.mark.parametrize("line", ["--ind" + "ex-url x", "https://py" + "pi.org/x", "--find" + "-links y"])
def test_a_registry_is_found(line: str) -> None:
    assert list(findings(REGISTRY, "x", line))


def test_a_header_is_found() -> None:
    assert list(findings(HEADER, "x", "# SPD" + "X-License-Identifier: Apache-2.0"))


@pytest.mark.parametrize("line", ["--extra", "https://example.org/a.whl", "pytest", "pytest @ file:a"])
def test_an_odd_line_in_a_lock_is_found(line: str) -> None:
    assert odd_lines(line, LOCKED) == [line]
