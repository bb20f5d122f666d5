"""The cards below the bands, in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.attachments.at_hand import FilesAtHand
from app.customers.card.card_forms import CardForms
from app.customers.card.cases_card import CasesCard
from app.customers.card.clues_card import CluesCard
from app.customers.card.columns import CardColumns
from app.customers.card.companions_card import CompanionsCard
from app.customers.card.consents_card import ConsentsCard
from app.customers.card.contact_cards import ContactsCard
from app.customers.card.details_card import AliasesCard, DetailsCard
from app.customers.card.facts_card import FactsCard
from app.customers.card.files_card import FilesCard
from app.customers.card.occasions_card import OccasionsCard
from app.customers.card.preferences import PreferencesCard
from app.customers.card.referrals_card import ReferralsCard
from app.customers.card.view_model import CardViewModel, ShownCard
from app.customers.card.what_to_say_card import WhatToSayCard
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class CardParts:
    """Makes the cards once; ``show_card`` fills them anew for whoever is shown."""

    def __init__(
        self,
        view_model: CardViewModel,
        *,
        theme: Theme,
        reading: Reading,
        forms: CardForms,
        files: FilesAtHand,
        open_customer: Callable[[int], None],
        note_clue: Callable[[], None],
    ) -> None:
        person, knowledge = view_model.person, view_model.knowledge
        self.say = WhatToSayCard(theme)
        self.preferences = PreferencesCard(theme, reading, edits=knowledge)
        self.preferences.edit_wanted.connect(forms.edit_preference)
        self.preferences.add_wanted.connect(forms.add_preference)
        self.clues = CluesCard(theme, reading, edits=knowledge, note_clue=note_clue)
        self.cases = CasesCard(theme, reading)
        self.companions = CompanionsCard(
            theme,
            reading,
            edits=knowledge,
            family=view_model.family,
            finding=view_model.finding,
            open_customer=open_customer,
        )
        self.occasions = OccasionsCard(
            theme,
            reading,
            edits=knowledge,
            leap_day=lambda: view_model.leap_day,
            open_customer=open_customer,
        )
        self.referrals = ReferralsCard(
            theme, reading, edits=person, finding=view_model.finding, open_customer=open_customer
        )
        self.contacts = ContactsCard(theme, person)
        self.aliases = AliasesCard(theme, person)
        self.details = DetailsCard(theme, reading, edits=person)
        self.consents = ConsentsCard(theme, reading, edits=person)
        self.files = FilesCard(theme, reading, edits=view_model.happenings, files=files)

    @property
    def first(self) -> Sequence[QWidget]:
        """What a glance needs."""
        return self.say, self.preferences, self.clues

    @property
    def rest(self) -> Sequence[QWidget]:
        """Everything else."""
        return (
            self.cases,
            self.companions,
            self.occasions,
            self.referrals,
            self.contacts,
            self.details,
            self.aliases,
            self.consents,
            self.files,
        )

    def show_card(self, shown: ShownCard) -> None:
        """Fill every card."""
        card = shown.card
        self.say.show_lines(shown.lines, has_died=card.head.deceased_at is not None)
        self.preferences.show_groups(card.groups, shown.groups)
        self.clues.show_clues(card.clues)
        self.cases.show_cases(card.cases)
        self.companions.show_companions(card.companions)
        self.occasions.show_occasions(shown)
        self.referrals.show_referrals(card.referrals)
        self.contacts.show_contacts(card.head.contacts)
        self.aliases.show_aliases(card.head.aliases)
        self.details.show_head(card.head)
        self.consents.show_consents(card.decisions, wordings=card.wordings)
        self.files.show_files(card.attachments)

    def show_details(self, columns: CardColumns) -> None:
        """Scroll to the details and open the first of them."""
        columns.show_part(self.details)
        self.details.begin()

    def abandon(self) -> None:
        """Close every form and field without keeping anything."""
        self.preferences.abandon()
        self.details.abandon()
        for part in self.rest:
            if isinstance(part, FactsCard):
                part.close_form()
