"""How the program looks: colours and text size."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QSlider

from app.core.words import gettext as _
from app.shell.remembered_look import MODE_KEY, MODES, SCALE_KEY
from app.ui.cards import Card
from app.ui.labels import plain_label
from app.ui.remembered import Remembered
from app.ui.segmented import Segmented
from app.ui.theme.theme import LARGEST, SMALLEST, Theme

_STEP = 10


class LookSection(Card):
    """Changes apply at once and are remembered."""

    def __init__(self, theme: Theme, remembered: Remembered) -> None:
        super().__init__(_("How it looks"))
        self._theme = theme
        self._remembered = remembered
        self.mode = Segmented(
            [("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))], name=_("Colours")
        )
        self.mode.choose(theme.mode)
        self.mode.chosen.connect(self._choose_mode)
        self.text_size = QSlider(Qt.Orientation.Horizontal)
        self.text_size.setRange(round(SMALLEST * 100) // _STEP, round(LARGEST * 100) // _STEP)
        self.text_size.setValue(round(theme.text_scale * 100) // _STEP)
        self.text_size.setPageStep(2)
        self.text_size.setAccessibleName(_("Text size"))
        self.text_size.valueChanged.connect(self._choose_size)
        self._percent = plain_label(kind="small")
        theme.changed.connect(self._follow_theme)
        self._show_percent()
        self._build()

    def _build(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        colours = plain_label(_("Colours"), "small")
        colours.setBuddy(self.mode)
        modes = QHBoxLayout()
        modes.addWidget(self.mode)
        modes.addStretch(1)
        form.addRow(colours, modes)
        size = plain_label(_("Text size"), "small")
        size.setBuddy(self.text_size)
        sizes = QHBoxLayout()
        sizes.setSpacing(12)
        sizes.addWidget(self.text_size, 1)
        sizes.addWidget(self._percent)
        form.addRow(size, sizes)
        self.add(form)

    def _choose_mode(self, key: str) -> None:
        self._theme.set_mode(MODES[key])
        self._remembered.keep(MODE_KEY, key)

    def _choose_size(self, steps: int) -> None:
        self._theme.set_text_scale(steps * _STEP / 100)
        self._remembered.keep(SCALE_KEY, self._theme.text_scale)
        self._show_percent()

    def _follow_theme(self) -> None:
        """The text size may be changed by keys as well."""
        blocked = self.text_size.blockSignals(True)
        self.text_size.setValue(round(self._theme.text_scale * 100) // _STEP)
        self.text_size.blockSignals(blocked)
        self._show_percent()

    def _show_percent(self) -> None:
        self._percent.setText(_("{percent} %").format(percent=self.text_size.value() * _STEP))
