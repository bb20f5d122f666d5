"""What a customer needs, likes and dislikes, by group."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QWidget

from app.core.words import gettext as _
from app.customers.card.chip_flow import ChipFlow, FlowButton, FlowChip
from app.customers.card.edit_in_place import EditInPlace
from app.customers.edits.knowledge import KnowledgeEdits
from app.customers.must_icons import like_icon, must_icon
from app.customers.schemas.knowledge import PreferenceGroupRow, PreferenceRow
from app.customers.words.preferences import how_known
from app.model.preference import Scope, Strength
from app.ui.buttons import IconButton, PushButton
from app.ui.cards import Card
from app.ui.chips import ChipSpec
from app.ui.labels import plain_label
from app.ui.showing import show_only
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.ui.tooltips import plain_tooltip
from app.wording.reading import Reading


class _GroupLine:
    """One heading with its chips and the field that adds to it."""

    def __init__(self, theme: Theme, card: PreferencesCard) -> None:
        self.group_id: int | None = None
        self.key = ""
        self.label: QLabel = plain_label("", "field-label", wrap=True)
        self.chips = ChipFlow(theme, pressed=card.open_menu)
        self.add = EditInPlace(
            theme,
            name=_("Add"),
            role="small",
            colour="ink3",
            save=lambda text: card.add_to(text, group_id=self.group_id, key=self.key),
        )
        self.add.show_value("")
        self.add.hide()
        self.add.finished.connect(self.add.hide)
        self.chips.set_tail(self.add)
        self.plus = IconButton(theme, icon="plus", name=_("Add"), size=14)
        self.plus.clicked.connect(self._begin)

    def show_group(self, group: PreferenceGroupRow, chips: Sequence[FlowChip]) -> None:
        """Stand for another group."""
        self.group_id, self.key = group.id, group.key
        self.label.setText(group.name)
        self.plus.setAccessibleName(_("Add to {group}").format(group=group.name))
        self.plus.setToolTip(plain_tooltip(_("Add to {group}").format(group=group.name)))
        self.add.set_name(_("Add to {group}").format(group=group.name))
        self.chips.show_chips(chips)
        self.set_visible(visible=True)

    def set_visible(self, *, visible: bool) -> None:
        """Show or hide the line."""
        for part in (self.label, self.chips, self.plus):
            show_only(part, visible=visible)

    def _begin(self) -> None:
        self.add.show()
        self.add.begin()


class PreferencesCard(Card):
    """Solid chips are fresh, pale ones should be asked about; a chip opens what can be done with it."""

    edit_wanted = Signal(object)
    add_wanted = Signal()

    def __init__(self, theme: Theme, reading: Reading, *, edits: KnowledgeEdits) -> None:
        super().__init__(_("Preferences"))
        self._theme = theme
        self._reading = reading
        self._edits = edits
        self._lines: list[_GroupLine] = []
        self._groups: Sequence[PreferenceGroupRow] = ()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))
        self._grid.setColumnStretch(1, 1)
        self._nothing = plain_label(
            _("Nothing is known yet. What they like and need will stand here by group."), "small", wrap=True
        )
        self._add_button = PushButton(theme, _("Add a preference"), kind="quiet", icon="plus")
        self._add_button.clicked.connect(self.add_wanted)
        self.add(self._nothing)
        self.add(self._grid)
        self.body.addWidget(self._add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_to_head(Legend(theme))
        self.body.addStretch(1)
        theme.changed.connect(self._fit_labels)

    def show_groups(
        self, groups: Sequence[PreferenceGroupRow], every_group: Sequence[PreferenceGroupRow]
    ) -> None:
        """Show these preferences; ``every_group`` is where they could stand, empty groups included."""
        self._groups = every_group
        shown = [group for group in groups if group.preferences]
        while len(self._lines) < len(shown):
            self._add_line()
        for line, group in zip(self._lines, shown, strict=False):
            line.show_group(group, [self._chip(row) for row in group.preferences])
        for line in self._lines[len(shown) :]:
            line.set_visible(visible=False)
        show_only(self._nothing, visible=not shown)

    def add_to(self, text: str, *, group_id: int | None, key: str) -> None:
        """Add what was typed to a group."""
        if text:
            self._edits.add_preference(text, group_id=group_id, group_key=key)

    def open_menu(self, button: FlowButton) -> None:
        """Offer what can be done with the preference of this chip."""
        row = button.thing
        if isinstance(row, PreferenceRow):
            self.menu_for(row).popup(button.below)

    def menu_for(self, row: PreferenceRow) -> QMenu:
        """What can be done with a preference."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Still true"), lambda: self._edits.confirm(row))
        menu.addAction(_("Not any more"), lambda: self._edits.withdraw(row))
        change = menu.addAction(_("Change…"), lambda: self.edit_wanted.emit(row))
        change.setShortcut(QKeySequence(Qt.Key.Key_F2))
        others = [group for group in self._groups if group.id not in (None, row.group_id)]
        if others:
            move = menu.addMenu(_("Move to"))
            for group in others:
                move.addAction(group.name.replace("&", "&&"), partial(self._edits.move, row, group))
        return menu

    def chip(self, preference_id: int) -> FlowButton:
        """The chip of a preference; raises LookupError where there is none."""
        for line in self._lines:
            button = line.chips.button_of(preference_id)
            if button is not None:
                return button
        raise LookupError(preference_id)

    def plus_of(self, group: str) -> IconButton:
        """The button that adds to a group; raises LookupError where the group is not shown."""
        for line in self._lines:
            if line.label.text() == group and not line.label.isHidden():
                return line.plus
        raise LookupError(group)

    def abandon(self) -> None:
        """Close what is being edited."""
        for line in self._lines:
            line.add.abandon()

    def _chip(self, row: PreferenceRow) -> FlowChip:
        return FlowChip(chip_of(row), thing=row, key=row.id, hint=partial(how_known, row, self._reading))

    def _add_line(self) -> None:
        line = _GroupLine(self._theme, self)
        at = len(self._lines)
        self._grid.addWidget(line.label, at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(line.chips, at, 1, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(line.plus, at, 2, Qt.AlignmentFlag.AlignTop)
        self._lines.append(line)
        self._fit_labels()

    def _fit_labels(self) -> None:
        for line in self._lines:
            line.label.setFixedWidth(self._theme.px(76))
            line.label.setContentsMargins(0, self._theme.px(3), 0, 0)


class Legend(QWidget):
    """What full and empty dots mean."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for mark, words in (("●", _("fresh")), ("○", _("ask again"))):
            row.addWidget(SpanLabel(theme, [Span(f"{mark} {words}")], role="small", colour="ink2"))


def chip_of(row: PreferenceRow) -> ChipSpec:
    """Solid with a full dot when fresh, pale with a ring when it should be asked about again."""
    text = row.text
    if row.companion_name:
        text = _("{name}: {wish}").format(name=row.companion_name, wish=text)
    if row.scope is Scope.VISIT:
        text = _("{wish} (this time)").format(wish=text)
    if row.strength is Strength.MUST:
        return ChipSpec(text, "alert", must_icon(row.text))
    fresh = row.freshness.solid
    tone_of_fresh = "neutral" if row.strength is Strength.DISLIKE else "brand"
    return ChipSpec(
        text,
        "brand" if fresh and tone_of_fresh == "brand" else "neutral",
        like_icon(row.text),
        "filled" if fresh else "hollow",
    )
