"""What README and CONTRIBUTING say is true."""

from __future__ import annotations

import re

import pytest

from tests.architecture.source import ROOT

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
LINK = re.compile(r"\]\(([^)#:]+)\)")
MAKE = re.compile(r"(?:^|`)make ([a-z]+)", re.MULTILINE)
COMMAND = re.compile(r"^\| `… ([a-z][a-z-]+)", re.MULTILINE)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_linked_file_is_there(name: str) -> None:
    assert [link for link in LINK.findall(read(name)) if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_make_command_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    named = set(MAKE.findall(read(name)))
    assert named
    assert named - targets == set()


def test_the_readme_lists_the_commands_that_the_program_has() -> None:
    from app.command_line import arguments

    assert set(COMMAND.findall(read("README.md"))) == {name for name, *_ in arguments._COMMANDS}


def test_the_version_is_the_same_everywhere() -> None:
    from app import __version__

    assert f'\nversion = "{__version__}"\n' in read("pyproject.toml")
    assert f"\n## {__version__} " in read("CHANGELOG.md")


def test_what_documents_name_is_found() -> None:
    assert LINK.findall("![x](docs/a.png) [y](https://example.org) [z](#top)") == ["docs/a.png"]
    assert MAKE.findall("make run  # `make test`") == ["run", "test"]
