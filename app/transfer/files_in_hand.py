"""Files that were looked into, with what a person changed about them since."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.core.errors import AppError
from app.transfer.importing.looking import FileLook
from app.transfer.mapping.columns import Mapping
from app.transfer.mapping.dates import DateStyle
from app.transfer.mapping.targets import MANY, Target
from app.transfer.name_samples import NameSample
from app.transfer.opening import Choices


@dataclass(frozen=True)
class RefusedFile:
    """A file of which nothing can be made, and why."""

    path: Path
    error: AppError


@dataclass(frozen=True)
class HandChanges:
    """What a person settled about columns; it holds when the file is read anew with the same columns."""

    targets: Table[int, Target] = field(default_factory=dict)
    date_style: DateStyle | None = None
    decimal_mark: str | None = None

    def applied(self, mapping: Mapping) -> Mapping:
        """The mapping with everything put over it."""
        for index, target in self.targets.items():
            if index < len(mapping.columns):
                mapping = mapping.with_target(index, target)
        if self.date_style is not None:
            mapping = mapping.with_date_style(self.date_style)
        return mapping if self.decimal_mark is None else mapping.with_decimal_mark(self.decimal_mark)


@dataclass(frozen=True)
class FileInHand:
    """One file: ``look`` is what was found, ``mapping`` what its columns mean by now.

    ``samples`` are readings of its first names to choose from where the letters leave a doubt.
    """

    look: FileLook
    mapping: Mapping | None
    name: str
    changes: HandChanges = field(default_factory=HandChanges)
    samples: tuple[NameSample, ...] = ()

    @classmethod
    def of(
        cls,
        look: FileLook,
        *,
        before: FileInHand | None = None,
        samples: tuple[NameSample, ...] = (),
    ) -> FileInHand:
        """A file just looked into; what was settled ``before`` is kept where its columns are the same."""
        changes = before.changes if before is not None and _alike(before.look, look) else HandChanges()
        mapping = changes.applied(look.mapping) if look.mapping is not None else None
        return cls(look, mapping, look.suggested_name if before is None else before.name, changes, samples)

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.look.path

    @property
    def changed(self) -> bool:
        """Whether the columns were changed since they were last looked through."""
        return self.mapping is not None and self.mapping != self.look.mapping

    @property
    def asks(self) -> bool:
        """Whether a person should say which reading of its letters is right."""
        return not self.look.encoding.sure and self.look.choices.encoding is None and len(self.samples) > 1

    @property
    def choices(self) -> Choices:
        """How a person said that it is to be read."""
        return self.look.choices

    def looked(self, look: FileLook) -> FileInHand:
        """The same file with its columns looked through anew."""
        return replace(self, look=look, mapping=look.mapping)

    def with_target(self, index: int, target: Target) -> FileInHand:
        """A column means something else; a column that meant it before is left out where only one may."""
        targets = {**self.changes.targets, index: target}
        if target not in MANY and self.mapping is not None:
            others = [column.index for column in self.mapping.of(target) if column.index != index]
            targets |= dict.fromkeys(others, Target.LEAVE_OUT)
        return self._with(replace(self.changes, targets=targets))

    def with_date_style(self, style: DateStyle) -> FileInHand:
        """Dates are written another way round."""
        return self._with(replace(self.changes, date_style=style))

    def with_decimal_mark(self, mark: str) -> FileInHand:
        """Numbers are written another way."""
        return self._with(replace(self.changes, decimal_mark=mark))

    def _with(self, changes: HandChanges) -> FileInHand:
        mapping = changes.applied(self.mapping) if self.mapping is not None else None
        return replace(self, changes=changes, mapping=mapping)


def _alike(before: FileLook, after: FileLook) -> bool:
    return len(before.header) == len(after.header) and before.kind == after.kind
