"""Some of many, as boxes to tick."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from gettext import gettext as _

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.ui.form_fields import Field, Option


class TicksField(Field):
    """A box for each option; what is ticked keeps the order of the options."""

    def __init__(self, label: str, options: Sequence[Option]) -> None:
        boxes = QWidget()
        column = QVBoxLayout(boxes)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        self.boxes = {option.value: QCheckBox(option.words.replace("&", "&&")) for option in options}
        super().__init__(label, boxes)
        for box in self.boxes.values():
            column.addWidget(box)
            box.toggled.connect(self._changed)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The values that are ticked."""
        return tuple(value for value, box in self.boxes.items() if box.isChecked())

    def words_of(self, values: Collection[str]) -> str:
        """What is ticked, in words."""
        ticked = [box.text() for value, box in self.boxes.items() if value in values]
        return ", ".join(ticked).replace("&&", "&") or _("none")

    def choose(self, values: Collection[str]) -> None:
        """Tick these."""
        for value, box in self.boxes.items():
            box.setChecked(value in values)
