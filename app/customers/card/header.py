"""The head of the card: who this is, how to say it, where they are, and what they add up to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.customers.card.chip_flow import ChipFlow, FlowButton, FlowChip
from app.customers.card.edit_in_place import EditInPlace, PressableText
from app.customers.edits.person import PersonEdits
from app.customers.schemas.person import CardRow, ContactRow, Presence, TagRow
from app.customers.words.head import objected_words, restricted_words, total_facts, whereabouts
from app.customers.words.languages import read_languages, write_languages
from app.model.contact_point import ContactKind
from app.ui.avatars import Avatar
from app.ui.buttons import IconButton, PushButton
from app.ui.chips import ChipSpec
from app.ui.flow_layout import FlowLayout
from app.ui.line_menu import line_menu
from app.ui.showing import show_only
from app.ui.spans import Span
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

_PLACE_ICONS = {"hotel": "bed-double", "restaurant": "utensils", "boutique": "shopping-bag"}


class CardHeader(QWidget):
    """Everything in it can be put right in place; ``facts`` may be moved elsewhere where room is short."""

    log_wanted = Signal()
    visits_wanted = Signal()
    details_wanted = Signal()
    photo_wanted = Signal()
    archive_wanted = Signal()
    died_wanted = Signal()
    rights_wanted = Signal()
    arrival_wanted = Signal()
    departure_wanted = Signal()

    def __init__(self, theme: Theme, reading: Reading, *, edits: PersonEdits) -> None:
        super().__init__()
        self._theme = theme
        self._reading = reading
        self._edits = edits
        self._head: CardRow | None = None
        self.avatar = Avatar(theme, size=56)
        self.names = HeadNames(theme, edits)
        self.facts = HeadFacts(theme, reading, edits=edits)
        self.facts.visits_wanted.connect(self.visits_wanted)
        self._log = PushButton(theme, _("Log"), kind="primary", icon="plus")
        self._log.setToolTip(_("Log a touchpoint (Ctrl+L)"))
        self._log.clicked.connect(self.log_wanted)
        self._more = IconButton(theme, icon="ellipsis", name=_("More"))
        self._more.clicked.connect(self._open_more)
        self.column = QVBoxLayout()
        self._build()

    def show_head(self, head: CardRow, portrait: QPixmap | None) -> None:
        """Show this customer."""
        self._head = head
        self.avatar.show_person(head.display_name, portrait)
        self.names.show_head(head)
        self.facts.show_head(head)

    def take_facts(self) -> None:
        """Have the facts under the names, where there is room for them."""
        self.column.addWidget(self.facts)

    def set_compact(self, *, compact: bool) -> None:
        """Leave the picture out where room is short."""
        self.avatar.setVisible(not compact)

    def abandon(self) -> None:
        """Close what is being edited without keeping it."""
        self.names.abandon()
        self.facts.abandon()

    def _build(self) -> None:
        px = self._theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(14))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.avatar, 0, top)
        self.column.setSpacing(px(4))
        self.column.addWidget(self.names)
        self.column.addWidget(self.facts)
        row.addLayout(self.column, 1)
        row.addWidget(self._more, 0, top)
        row.addWidget(self._log, 0, top)

    def _open_more(self) -> None:
        if self._head is None:
            return
        archived = self._head.archived_at is not None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Change the name"), self.names.name.begin)
        menu.addAction(_("All details"), self.details_wanted.emit)
        menu.addAction(_("Add a photo or file…"), self.photo_wanted.emit)
        menu.addSeparator()
        if self._head.whereabouts.presence is Presence.HERE:
            menu.addAction(_("Has left"), self.departure_wanted.emit)
        else:
            menu.addAction(_("Is here now"), self.arrival_wanted.emit)
        died = _("Has died") if self._head.deceased_at is None else _("Has died was a mistake")
        menu.addAction(died, self.died_wanted.emit)
        words = _("Bring back from the archive") if archived else _("Archive")
        menu.addAction(words, self.archive_wanted.emit)
        menu.addSeparator()
        menu.addAction(_("Their data…"), self.rights_wanted.emit)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))


class HeadNames(QWidget):
    """The name, how it is said and how the customer likes to be called."""

    def __init__(self, theme: Theme, edits: PersonEdits) -> None:
        super().__init__()
        self.name = EditInPlace(
            theme, name=_("Name"), role="page_title", save=lambda text: edits.edit(display_name=text)
        )
        self.said = EditInPlace(
            theme,
            name=_("How to say it"),
            role="small",
            colour="ink2",
            save=lambda text: edits.edit(say_name=text.strip("“”\"' ")),
        )
        self.called = EditInPlace(
            theme,
            name=_("Likes to be called"),
            role="small",
            colour="ink2",
            save=lambda text: edits.edit(preferred_name=text),
        )
        flow = FlowLayout(self, gap=theme.px(4), line_gap=0)
        for part in (self.name, self.said, self.called):
            part.shown.setMinimumHeight(theme.px(28))
            flow.addWidget(part)

    def show_head(self, head: CardRow) -> None:
        """Show the names of this customer."""
        self.name.show_value(head.display_name)
        sound = _("“{sound}”").format(sound=head.say_name)
        if head.say_name and head.preferred_name:
            sound += ","
        self.said.show_value(head.say_name, spans=(Span(sound),))
        show_only(self.said, visible=bool(head.say_name) or self.said.is_editing)
        called = _("likes to be called {name}").format(name=head.preferred_name)
        self.called.show_value(head.preferred_name, spans=(Span(called),))
        show_only(self.called, visible=bool(head.preferred_name) or self.called.is_editing)

    def abandon(self) -> None:
        """Close what is being edited."""
        for part in (self.name, self.said, self.called):
            part.abandon()


class HeadFacts(QWidget):
    """Where they are, how to reach them, what they speak; tier, visits, value, rhythm and tags."""

    visits_wanted = Signal()

    def __init__(self, theme: Theme, reading: Reading, *, edits: PersonEdits) -> None:
        super().__init__()
        self._reading = reading
        self._edits = edits
        self._head: CardRow | None = None
        self._place = PressableText(
            theme, role="small", colour="ink2", icon=_PLACE_ICONS[reading.wording.kind]
        )
        self._place.clicked.connect(self.visits_wanted)
        self.phone = self._field(theme, _("Phone"), "phone", self._save_contact(ContactKind.PHONE))
        self.email = self._field(theme, _("Email"), "mail", self._save_contact(ContactKind.EMAIL))
        self.languages = self._field(theme, _("Languages"), "languages", self._save_languages)
        self.chips = ChipFlow(theme, pressed=self._press)
        self.new_tag = EditInPlace(theme, name=_("New tag"), role="small", colour="ink3", save=self._add_tag)
        self.new_tag.show_value("", empty=_("+ Tag"))
        self._build(theme)

    def show_head(self, head: CardRow) -> None:
        """Show the facts of this customer."""
        self._head = head
        self._place.show_spans((Span(whereabouts(head.whereabouts, self._reading)),), name="")
        self._show_contact(self.phone, head.phone, empty=_("Add a phone"))
        self._show_contact(self.email, head.email, empty=_("Add an email"))
        spoken = write_languages(head.languages, self._reading.wording.language)
        self.languages.show_value(spoken, empty=_("Add a language"))
        self.chips.show_chips(self._chips_of(head))

    def abandon(self) -> None:
        """Close what is being edited."""
        for part in (self.phone, self.email, self.languages, self.new_tag):
            part.abandon()

    def _field(self, theme: Theme, name: str, icon: str, save: Callable[[str], object]) -> EditInPlace:
        return EditInPlace(theme, name=name, role="small", colour="ink2", icon=icon, save=save)

    def _build(self, theme: Theme) -> None:
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(7))
        line = QWidget()
        flow = FlowLayout(line, gap=px(12), line_gap=2)
        for part in (self._place, self.phone, self.email, self.languages):
            flow.addWidget(part)
        self.chips.set_tail(self.new_tag)
        self.new_tag.shown.setMinimumHeight(px(23))
        column.addWidget(line)
        column.addWidget(self.chips)

    def _chips_of(self, head: CardRow) -> list[FlowChip]:
        chips = []
        if head.archived_at is not None:
            chips.append(FlowChip(ChipSpec(_("Archived"), "neutral", "archive")))
        if head.restricted_at is not None:
            chips.append(FlowChip(ChipSpec(_("Data restricted"), "alert", "lock"), hint=restricted_words))
        if head.objected_at is not None:
            chips.append(FlowChip(ChipSpec(_("Do not approach"), "brass", "x"), hint=objected_words))
        if head.deceased_at is not None:
            chips.append(FlowChip(ChipSpec(_("Has died"), "neutral")))
        if head.tier:
            chips.append(FlowChip(ChipSpec(head.tier, "brass", "crown"), hint=lambda: _("Tier")))
        facts = total_facts(head.totals, self._reading)
        chips += [FlowChip(ChipSpec(fact), thing=head.totals) for fact in facts]
        chips += [
            FlowChip(ChipSpec(tag.name, "blue", "tag"), thing=tag, key=tag.link_id, hint=lambda: _("Tag"))
            for tag in head.tags
        ]
        return chips

    def _press(self, button: FlowButton) -> None:
        if not isinstance(button.thing, TagRow):
            self.visits_wanted.emit()
            return
        tag = button.thing
        line_menu(self, [(_("Take this tag off"), lambda: self._edits.remove_tag(tag))]).popup(button.below)

    def _add_tag(self, text: str) -> None:
        if text:
            self._edits.add_tag(text)

    @staticmethod
    def _show_contact(field: EditInPlace, contact: ContactRow | None, *, empty: str) -> None:
        field.setEnabled(contact is None or not contact.hidden)
        if contact is None:
            field.show_value("", empty=empty)
        else:
            field.show_value(contact.value, spans=(Span(contact.shown),))

    def _save_contact(self, kind: ContactKind) -> Callable[[str], None]:
        def save(text: str) -> None:
            contact = self._first(kind)
            if contact is None:
                self._edits.add_contact(kind, value=text)
            elif text:
                self._edits.edit_contact(contact, value=text)
            else:
                self._edits.remove_contact(contact)

        return save

    def _first(self, kind: ContactKind) -> ContactRow | None:
        if self._head is None:
            return None
        return self._head.phone if kind is ContactKind.PHONE else self._head.email

    def _save_languages(self, text: str) -> None:
        self._edits.edit(languages=read_languages(text, self._reading.wording.language))
