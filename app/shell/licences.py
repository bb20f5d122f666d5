"""Whose work the program stands on, and under which licence, as the installed packages say themselves."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

RUNTIME = (
    "alembic",
    "anyascii",
    "argon2-cffi",
    "babel",
    "charset-normalizer",
    "cryptography",
    "jinja2",
    "keyring",
    "numpy",
    "phonenumberslite",
    "platformdirs",
    "psycopg",
    "psycopg-binary",
    "pydantic",
    "pyqtgraph",
    "PySide6_Essentials",
    "python-calamine",
    "python-dateutil",
    "RapidFuzz",
    "SQLAlchemy",
    "sqlcipher3",
    "tzdata",
    "xlsxwriter",
)
"""What the program itself names as needed; what these need in turn is found from them."""

_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
_NAME = re.compile(r"^[A-Za-z0-9._-]+")
_SHIPPED = (("Inter", "OFL-1.1", "fonts/OFL.txt"), ("Lucide", "ISC", "icons/LICENSE"))


@dataclass(frozen=True)
class Credit:
    """One piece of somebody else's work."""

    name: str
    version: str
    licence: str
    text: str


def credits_of_program(resources: Path) -> list[Credit]:
    """Fonts, icons, Python and every library, in the order of their names."""
    shipped = [
        Credit(name, "", licence, (resources / file).read_text(encoding="utf-8"))
        for name, licence, file in _SHIPPED
    ]
    python = Credit("Python", sys.version.split()[0], "PSF-2.0", sys.copyright)
    libraries = [_credit(package, resources) for package in _needed(RUNTIME)]
    return sorted([*shipped, python, *libraries], key=lambda credit: credit.name.casefold())


def _needed(roots: tuple[str, ...]) -> Iterator[metadata.Distribution]:
    waiting, seen = list(roots), set[str]()
    while waiting:
        name = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in seen:
            continue
        seen.add(key)
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        yield package
        waiting += [_name(line) for line in package.requires or () if "extra ==" not in line]


def _name(requirement: str) -> str:
    found = _NAME.match(requirement)
    return found.group() if found else requirement


def _credit(package: metadata.Distribution, resources: Path) -> Credit:
    about = package.metadata
    text = _texts(package) or _common_texts(_licence(about), resources) or _pointer(about)
    licence = _licence(about) or text.strip().partition("\n")[0]
    return Credit(_field(about, "Name"), package.version, licence, text)


def _field(about: metadata.PackageMetadata, name: str) -> str:
    values = about.get_all(name) or [""]
    return str(values[0]).strip()


def _licence(about: metadata.PackageMetadata) -> str:
    expression = _field(about, "License-Expression")
    if expression:
        return expression
    classified = [line for line in about.get_all("Classifier") or () if line.startswith("License ::")]
    if classified:
        return ", ".join(line.rsplit(" :: ", 1)[-1] for line in classified)
    return _field(about, "License").partition("\n")[0]


def _texts(package: metadata.Distribution) -> str:
    found = [file for file in package.files or () if _LICENCE_FILE.search(file.name) and file.suffix != ".py"]
    texts = []
    for file in found:
        path = Path(str(file.locate()))
        if path.is_file():
            texts.append(path.read_text(encoding="utf-8", errors="replace").strip())
    return "\n\n".join(texts)


def _common_texts(licence: str, resources: Path) -> str:
    """The licences that a package names and does not bring along, as Qt's."""
    files = [resources / "licences" / f"{word}.txt" for word in licence.split()]
    return "\n\n".join(file.read_text(encoding="utf-8").strip() for file in files if file.is_file())


def _pointer(about: metadata.PackageMetadata) -> str:
    pages = [_field(about, "Home-page"), *(about.get_all("Project-URL") or ())]
    return "\n".join(str(page) for page in pages if page)
