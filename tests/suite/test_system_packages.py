"""What `make setup` does about the packages of the system, against a made-up package manager."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools import system_packages

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="the made-up package manager is a shell script"
)


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The calls of a package manager on which only libgl1 is installed and which knows no name that ends in t64."""
    log = tmp_path / "calls"
    log.touch()
    programs = {
        "dpkg-query": 'case "$*" in *libgl1*) echo "libgl1:amd64 installed"; echo "xauth config-files";; esac',
        "apt-get": f'echo "$*" >> "{log}"',
        "apt-cache": 'case "$2" in *t64) echo "  Candidate: (none)";; *) echo "  Candidate: 1.0";; esac',
    }
    for name, body in programs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(system_packages, "CLUSTER_SETTINGS", tmp_path)
    return log


def test_missing_packages_are_installed_after_one_refresh(
    calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_packages, "administrator", list)
    assert system_packages.main(["run"]) == 0
    refresh, install = calls.read_text().splitlines()
    assert refresh.endswith("update")
    assert " libglib2.0-0 " in install
    assert " libgl1 " not in install
    assert "xvfb" not in install


def test_testing_needs_more_and_a_removed_package_counts_as_missing(
    calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_packages, "administrator", list)
    assert system_packages.main(["test"]) == 0
    install = calls.read_text().splitlines()[-1]
    assert {"xvfb", "xauth", "fonts-noto-cjk", "strace"} <= set(install.split())


def test_the_distributions_own_python_needs_its_library_for_the_bundle(
    calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_packages, "administrator", list)
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    assert system_packages.main(["run"]) == 0
    assert "libpython" not in calls.read_text()
    assert system_packages.main(["test"]) == 0
    assert f" libpython3.{sys.version_info.minor} " in calls.read_text().splitlines()[-1] + " "


def test_without_the_right_to_install_the_line_to_type_is_shown(
    calls: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_packages, "administrator", lambda: None)
    assert system_packages.main(["run"]) == 1
    assert "sudo apt-get update && sudo apt-get install" in capsys.readouterr().err
    assert calls.read_text() == ""


def test_nothing_is_called_when_nothing_is_missing(calls: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "missing_needs", lambda *, testing: [])
    assert system_packages.main(["run"]) == 0
    assert calls.read_text() == ""
