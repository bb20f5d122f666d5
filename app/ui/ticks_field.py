"""Some of many, as boxes to tick."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.ui.form_fields import Field, Option


class TicksField(Field):
    """A box for each option; what is ticked keeps the order of the options, or that in which it was ticked."""

    def __init__(self, label: str, options: Sequence[Option], *, as_ticked: bool = False) -> None:
        self._as_ticked = as_ticked
        self._ticked: list[str] = []
        boxes = QWidget()
        column = QVBoxLayout(boxes)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        self.boxes = {option.value: QCheckBox(option.words.replace("&", "&&")) for option in options}
        super().__init__(label, boxes)
        for value, box in self.boxes.items():
            column.addWidget(box)
            box.toggled.connect(lambda on, value=value: self._follow(value, on=on))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The values that are ticked."""
        return tuple(self._in_order(self._ticked))

    def words_of(self, values: Collection[str]) -> str:
        """What is ticked, in words."""
        ticked = [self.boxes[value].text() for value in self._in_order(values)]
        return ", ".join(ticked).replace("&&", "&") or _("none")

    def choose(self, values: Collection[str]) -> None:
        """Tick these."""
        for value, box in self.boxes.items():
            box.setChecked(value in values)
        self._ticked = [value for value in values if value in self.boxes]

    def _in_order(self, values: Collection[str]) -> list[str]:
        if self._as_ticked:
            return [value for value in values if value in self.boxes]
        return [value for value in self.boxes if value in values]

    def _follow(self, value: str, *, on: bool) -> None:
        others = [each for each in self._ticked if each != value]
        self._ticked = [*others, value] if on else others
        self._changed()
