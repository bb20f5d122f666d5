"""The settings of moments of one window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap.window_parts import WindowParts
from app.core.rights import Right
from app.core.words import gettext as _
from app.core.words import ngettext
from app.moments.services import MomentServices
from app.planner.settings import own_kinds, playbooks
from app.planner.settings.card_form import CardFields, CardRules
from app.planner.settings.catalogue_page import CataloguePage
from app.planner.settings.computer_card import ComputerCard, Tray
from app.planner.settings.moments_page import MomentsSettingsPage
from app.planner.settings.own_kinds import KindOffers
from app.planner.settings.parts import PlannerParts
from app.planner.settings.playbooks import PlaybookOffers
from app.planner.settings.venue_form import VenueFields
from app.printing.guest_card.facts import FRONT, INSIDE, PLACES
from app.printing.templating import check_template
from app.shell.tray import OFF, ON, TRAY_KEY
from app.shell.tray import Tray as SystemTray
from app.ui.buttons import PushButton
from app.ui.showing import show_only
from app.wording.reading import Reading

if TYPE_CHECKING:
    from app.bootstrap.moment_output import MomentOutput


def build_moment_settings(
    parts: WindowParts, *, output: MomentOutput, follow_tray: Callable[[], object]
) -> MomentsSettingsPage:
    """The page on the venue of the session; ``follow_tray`` is called when notifications were chosen or not."""
    session = parts.session
    work = session.workplace
    service = MomentServices.at(work).settings
    reading = Reading(work.wording, work.clock)
    rules = CardRules(
        places=tuple(sorted(PLACES)),
        usual=(FRONT, INSIDE),
        check=lambda text, field: check_template(text, known=PLACES, field=field),
        preview=output.preview_card,
    )
    return MomentsSettingsPage(
        parts.theme,
        session.bus,
        venue=VenueFields(reading, runner=session.runner, service=service),
        card=CardFields(rules, runner=session.runner, service=service),
        computer=_computer_card(parts, reading, follow_tray=follow_tray),
        may_set_budgets=lambda: bool(session.runner.look(service.may_set_budgets)),
    )


def _computer_card(
    parts: WindowParts, reading: Reading, *, follow_tray: Callable[[], object]
) -> ComputerCard:
    session = parts.session

    def choose_tray(wanted: bool) -> None:
        parts.remembered.keep(TRAY_KEY, ON if wanted else OFF)
        follow_tray()

    def ask_path() -> Path | None:
        if not session.allows(Right.EXPORT, again=True):
            return None
        return parts.dialogs.file_to_save(
            title=_("Keep a calendar file here"),
            filters=_("Calendar (*.ics)"),
            suggestion=_("moments.ics"),
        )

    wanted = parts.remembered.text(TRAY_KEY, OFF) == ON
    card = ComputerCard(
        parts.theme,
        reading,
        tray=Tray(SystemTray.is_possible(), wanted, choose_tray),
        feed=lambda: session.feed,
        ask_path=ask_path,
    )
    if session.feed is not None:
        session.feed.changed.connect(card.show_feed)
    return card


def build_playbooks(parts: WindowParts) -> CataloguePage:
    """The playbooks, and above them the usual ones where a venue never had them."""
    planner = _planner_parts(parts)
    offers = PlaybookOffers(planner)
    usual = PushButton(parts.theme, "", icon="sparkles")
    usual.clicked.connect(offers.add_usual)

    def show_usual() -> None:
        words = ngettext("Add {count} usual playbook", "Add {count} usual playbooks", offers.missing)
        usual.set_words(words.format(count=offers.missing))
        show_only(usual, visible=offers.missing > 0)

    page = CataloguePage(planner, offers, kinds=playbooks.KINDS, shown=show_usual)
    page.catalogue.add_to_head(usual)
    show_usual()
    return page


def build_own_kinds(parts: WindowParts) -> CataloguePage:
    """The venue's own kinds of occasions."""
    planner = _planner_parts(parts)
    return CataloguePage(planner, KindOffers(planner), kinds=own_kinds.KINDS)


def _planner_parts(parts: WindowParts) -> PlannerParts:
    session = parts.session
    return PlannerParts(
        session.workplace,
        parts.theme,
        bus=session.bus,
        runner=session.runner,
        notices=session.notices,
        new_lane=parts.new_lane,
    )
