"""What is found in a file before anything is worked out, as the window shows it."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from app.core.cancelling import Cancellation
from app.core.errors import Unreadable
from app.core.words import gettext as _
from app.transfer.importing.rejects import OWN_COLUMNS, is_own
from app.transfer.importing.remembering import Remembered, find_remembered, source_of
from app.transfer.mapping.columns import Mapping
from app.transfer.mapping.customs import as_customary
from app.transfer.mapping.header_words import normal
from app.transfer.mapping.saved import apply_saved
from app.transfer.mapping.shapes import fingerprint
from app.transfer.mapping.targets import Target
from app.transfer.opening import (
    CalendarFile,
    CardFile,
    Choices,
    OpenedFile,
    TableFile,
    open_file,
    with_mapping,
)
from app.transfer.reading.encodings import Encoding

CARD_SOURCE = "vcard"
CALENDAR_SOURCE = "calendar"
_NAME, _DATE = "name", "date"
_COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class FileLook:
    """A file that can be imported. ``remembered_as`` names the mapping used before for its shape.

    ``source`` is the system it comes from: people known there by a number are found by it again.
    """

    file: OpenedFile
    source: str
    remembered_as: str = ""
    choices: Choices = field(default_factory=Choices)

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.file.source.path

    @property
    def kind(self) -> str:
        """ "csv", "xlsx", "xls", "ods", "vcard" or "calendar"."""
        return self.file.kind

    @property
    def rows(self) -> int:
        """How many rows, cards or events there are."""
        return self.file.rows

    @property
    def encoding(self) -> Encoding:
        """How its letters are written, and whether that is sure."""
        return self.file.encoding

    @property
    def encoding_name(self) -> str:
        """The name of the encoding without its byte-order mark."""
        return self.encoding.name.removesuffix("-sig")

    @property
    def delimiter(self) -> str | None:
        """What separates the cells of a table written as text."""
        if not isinstance(self.file, TableFile) or self.file.source.workbook:
            return None
        return self.file.layout.dialect.delimiter

    @property
    def sheet(self) -> str:
        """The sheet of a workbook that is read."""
        return self.file.layout.sheet if isinstance(self.file, TableFile) else ""

    @property
    def sheets(self) -> tuple[str, ...]:
        """All sheets of a workbook."""
        return self.file.layout.sheets if isinstance(self.file, TableFile) else ()

    @property
    def mapping(self) -> Mapping | None:
        """What the columns of a table mean, each with samples."""
        return self.file.mapping if isinstance(self.file, TableFile) else None

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        if isinstance(self.file, TableFile):
            return self.file.layout.columns
        return (_NAME,) if isinstance(self.file, CardFile) else (_NAME, _DATE)

    @property
    def suggested_name(self) -> str:
        """Under what the mapping is remembered unless somebody says otherwise."""
        return self.remembered_as or storable(self.path.stem).removesuffix(".rejected")

    @property
    def kind_of_rows(self) -> str:
        """ "people", "visits" or "purchases"."""
        return self.mapping.kind.value if self.mapping is not None else "people"

    def targets(self) -> dict[str, str]:
        """What each named column means, for a report."""
        columns = self.mapping.columns if self.mapping is not None else ()
        named: dict[str, str] = {}
        for column in columns:
            header = column.header or str(column.index + 1)
            if column.target is not Target.LEAVE_OUT or header not in named:
                named[header] = column.target.value
        return named


def storable(name: str) -> str:
    """A file's name with a question mark for every byte that is no letter."""
    return name.encode("utf-8", "replace").decode("utf-8")


def look_into(
    session: Session,
    path: Path,
    *,
    choices: Choices,
    given: Any = None,
    kind: str | None = None,
    region: str = "",
    cancellation: Cancellation | None = None,
) -> FileLook:
    """Look a file through once; ``given`` is a mapping (JSON) that goes before everything remembered.

    Dates that could be read two ways are read as the people of ``region`` write them.

    Raises ``Unreadable`` with one sentence when nothing can be made of it.
    """
    known: list[Remembered] = []

    def remembered(shape: str) -> Any:
        found = find_remembered(session, shape) if given is None else None
        if found is None or found.mapping is None:
            return None
        known.append(found)
        return found.mapping

    file = open_file(path, choices=choices, remembered=remembered, cancellation=cancellation)
    if kind is not None and file.kind != kind:
        raise Unreadable(
            _("“{name}” cannot be read as {kind}.").format(name=path.name, kind=kind),
            to_do=_("Leave the kind out and it is found out."),
        )
    if isinstance(file, CardFile):
        return FileLook(file, CARD_SOURCE, choices=choices)
    if isinstance(file, CalendarFile):
        return FileLook(file, CALENDAR_SOURCE, choices=choices)
    if is_own(file.layout.columns):
        file = _returning(session, file, known)
    if given is not None:
        file = with_mapping(file, mapped_by(given, file.mapping), cancellation=cancellation)
    file = replace(file, mapping=as_customary(file.mapping, region))
    name = known[0].name if known else ""
    return FileLook(file, source_of(session, file.shape, mapping=file.mapping), name, choices)


def _returning(session: Session, file: TableFile, known: list[Remembered]) -> TableFile:
    """A file of rejected rows comes back: it is what its source was, with two columns of ours."""
    columns = file.layout.columns
    shape = fingerprint(columns[: -len(OWN_COLUMNS)])
    before = find_remembered(session, shape)
    mapping = file.mapping
    if before is not None and before.mapping is not None:
        known.append(before)
        mapping = apply_saved(before.mapping, mapping)
    for place in range(len(columns) - len(OWN_COLUMNS), len(columns)):
        mapping = mapping.with_target(place, Target.LEAVE_OUT)
    return replace(file, mapping=mapping, shape=shape)


def mapped_by(document: Any, guessed: Mapping) -> Mapping:
    """The mapping that a document gives: a saved one, or targets by header put over the guess."""
    if not isinstance(document, dict) or _COLUMNS in document:
        return apply_saved(document, guessed)
    targets: Table[Any, Any] = document
    places: dict[str, list[int]] = {}
    for column in guessed.columns:
        places.setdefault(normal(column.header), []).append(column.index)
    mapping = guessed
    for header, wanted in targets.items():
        if wanted not in tuple(Target):
            raise Unreadable(
                _("The mapping knows no target “{target}”.").format(target=str(wanted)[:40]),
                to_do=_("Known are: {targets}.").format(targets=", ".join(Target)),
            )
        if normal(str(header)) not in places:
            raise Unreadable(_("There is no column “{name}” in the file.").format(name=str(header)[:80]))
        for place in places[normal(str(header))]:
            mapping = mapping.with_target(place, Target(wanted))
    return mapping
