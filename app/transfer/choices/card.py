"""How the file shown is read, to be changed: letters, cells, header, dates, decimal sign."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.transfer.choices.encoding_words import encoding_words
from app.transfer.choices.file_words import date_example, delimiter_words
from app.transfer.choices.samples_view_model import SamplesViewModel
from app.transfer.file_edits import FileEdits
from app.transfer.files_in_hand import FileInHand
from app.transfer.list_card import ListCard
from app.transfer.mapping.columns import Mapping
from app.transfer.mapping.dates import DateStyle
from app.transfer.mapping.targets import AMOUNTS, DATES
from app.transfer.name_samples import OFFERED, NameSample
from app.transfer.opening import TableFile
from app.ui.buttons import PushButton
from app.ui.form_fields import ChoiceField, Option
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.wording.formats import Wording

_DELIMITERS = (",", ";", "\t", "|", ":", "^", "~")
_NAMED, _UNNAMED = "named", "unnamed"


class ChoicesCard(ListCard):
    """Every change is read and previewed at once; ``left`` follows Done and Esc."""

    left = Signal()

    def __init__(
        self, edits: FileEdits, samples: SamplesViewModel, *, theme: Theme, wording: Wording
    ) -> None:
        super().__init__(theme, _("How the file is read"))
        self._edits = edits
        self._samples = samples
        self._wording = wording
        self._showing = False
        self.sheet = ChoiceField(_("Sheet"), ())
        self.encoding = ChoiceField(
            _("Letters"), _encodings(()), hint=_("Choose what makes the names right.")
        )
        self._names = SpanLabel(theme, colour="ink2")
        self.delimiter = ChoiceField(_("Cells are separated by"), _delimiters())
        self.header = ChoiceField(_("The first row"), _headers())
        self.dates = ChoiceField(_("Dates"), _dates())
        self.decimal = ChoiceField(_("Cents are separated by"), _decimals())
        self._rows = SpanLabel(theme, colour="ink2")
        self._done = PushButton(theme, _("Done"), kind="primary")
        self._build(theme)
        self._connect()
        self.setFocusProxy(self.encoding)

    def show_file(self, file: FileInHand) -> None:
        """Show how this file is read now, and ask for samples of its names."""
        self._show_values(file)
        self._names.set_spans([])
        self._samples.ask(file.look.file)

    def refresh(self, file: FileInHand) -> None:
        """Follow what was changed."""
        self._show_values(file)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_values(self, file: FileInHand) -> None:
        self._showing = True
        text = not file.look.sheets
        self.sheet.setVisible(not text)
        self.sheet.set_options([Option(name, name) for name in file.look.sheets])
        self.sheet.choose(file.look.sheet)
        for field in (self.encoding, self._names):
            field.setVisible(text)
        self.setFocusProxy(self.encoding if text else self.sheet)
        self._add_encoding(file.look.encoding_name)
        self.encoding.choose(file.look.encoding_name)
        mapping = file.mapping
        for field in (self.delimiter, self.header, self.dates, self.decimal, self._rows):
            field.setVisible(mapping is not None)
        self.delimiter.setVisible(mapping is not None and text)
        if mapping is not None:
            self._show_table(file, mapping)
        self._showing = False

    def _show_table(self, file: FileInHand, mapping: Mapping) -> None:
        self.delimiter.choose(file.look.delimiter or ",")
        table = file.look.file
        named = isinstance(table, TableFile) and table.layout.header_line > 0
        self.header.choose(_NAMED if named else _UNNAMED)
        dates = [
            column
            for column in mapping.of(*DATES)
            if column.date_style in (DateStyle.DAY_FIRST, DateStyle.MONTH_FIRST)
        ]
        self.dates.setVisible(bool(dates))
        if dates:
            self.dates.choose(dates[0].date_style)
        amounts = mapping.of(*AMOUNTS)
        self.decimal.setVisible(bool(amounts))
        if amounts:
            self.decimal.choose(amounts[0].decimal_mark)
        self._rows.set_spans([Span(_rows_are(file.look.kind_of_rows, self._wording), small=True)])

    def _add_encoding(self, name: str) -> None:
        if not self.encoding.choose(name):
            self.encoding.set_options(_encodings((), first=name))

    def _show_samples(self, samples: Sequence[NameSample]) -> None:
        self._showing = True
        chosen = self.encoding.value
        self.encoding.set_options(_encodings(samples, first=chosen))
        self.encoding.choose(chosen)
        names = next((sample.names for sample in samples if sample.encoding == chosen), ())
        words = (
            _("Names look like this: {names}").format(names=", ".join(names))
            if names
            else _("All names are plain letters from a to z: every choice reads them alike.")
        )
        self._names.set_spans([Span(words, small=True)])
        self._showing = False

    def _connect(self) -> None:
        edits = self._edits
        self._choosing(self.sheet, edits.choose_sheet)
        self._choosing(self.encoding, edits.choose_encoding)
        self._choosing(self.delimiter, edits.choose_delimiter)
        self._choosing(self.header, lambda value: edits.choose_header(named=value == _NAMED))
        self._choosing(self.dates, lambda value: edits.choose_date_style(DateStyle(value)))
        self._choosing(self.decimal, edits.choose_decimal_mark)
        self._samples.sampled.connect(self._show_samples)
        self._done.clicked.connect(self.left)

    def _choosing(self, field: ChoiceField, choose: Callable[[str], object]) -> None:
        def tell() -> None:
            if not self._showing and field.value:
                choose(field.value)

        field.edited.connect(tell)

    def _build(self, theme: Theme) -> None:
        px = theme.px
        page = QWidget()
        page.setProperty("kind", "clear")
        column = QVBoxLayout(page)
        column.setContentsMargins(px(14), px(12), px(14), px(12))
        column.setSpacing(px(12))
        column.addWidget(self.sheet)
        column.addWidget(self.encoding)
        column.addWidget(self._names)
        for field in (self.delimiter, self.header, self.dates, self.decimal):
            column.addWidget(field)
        column.addWidget(self._rows)
        column.addWidget(self._done, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        self.add(scroll, 1)


def _encodings(samples: Sequence[NameSample], *, first: str = "") -> list[Option]:
    looks = {sample.encoding: sample.names[0] for sample in samples}
    names = dict.fromkeys((*((first,) if first else ()), *looks, *OFFERED))
    return [
        Option(name, f"{encoding_words(name)}: {looks[name]}" if name in looks else encoding_words(name))
        for name in names
    ]


def _delimiters() -> list[Option]:
    return [Option(sign, delimiter_words(sign)) for sign in _DELIMITERS]


def _headers() -> list[Option]:
    return [Option(_NAMED, _("names the columns")), Option(_UNNAMED, _("is a row like the others"))]


def _dates() -> list[Option]:
    day, month = DateStyle.DAY_FIRST, DateStyle.MONTH_FIRST
    return [
        Option(day, _("day first ({example})").format(example=date_example(day))),
        Option(month, _("month first ({example})").format(example=date_example(month))),
    ]


def _decimals() -> list[Option]:
    return [Option(",", _("a comma (1.234,50)")), Option(".", _("a point (1,234.50)"))]


def _rows_are(kind: str, wording: Wording) -> str:
    words = {
        "visits": _("Every row is taken for a {visit} of a {customer}, because of its columns."),
        "purchases": _("Every row is taken for something bought, because of its columns."),
        "answers": _("Every row is taken for what somebody answered, because of its columns."),
        "people": _("Every row is taken for a {customer}, because of its columns."),
    }
    return words[kind].format(visit=wording.words.visit, customer=wording.words.customer)
