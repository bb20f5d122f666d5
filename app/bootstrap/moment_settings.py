"""The settings of moments of one window."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap.window_parts import WindowParts
from app.core.outcome import Outcome
from app.core.partial_dates import LeapDay
from app.moments.services import MomentServices
from app.moments.settings import MomentSettings
from app.planner.settings import own_kinds, playbooks
from app.planner.settings.card_form import CardForm
from app.planner.settings.catalogue_page import CataloguePage
from app.planner.settings.computer_card import ComputerCard, Tray
from app.planner.settings.moments_page import MomentsSettingsPage
from app.planner.settings.own_kinds import KindOffers
from app.planner.settings.parts import PlannerParts
from app.planner.settings.playbooks import PlaybookOffers
from app.planner.settings.venue_form import VenueForm
from app.printing.guest_card.facts import FRONT, INSIDE, PLACES
from app.printing.templating import check_template
from app.shell.tray import OFF, ON, TRAY_KEY
from app.shell.tray import Tray as SystemTray
from app.ui.buttons import PushButton
from app.ui.running import succeeded
from app.ui.showing import show_only
from app.venue.queries import LEAP_DAY
from app.venue.reading import VenueReader
from app.venue.service import VenueService
from app.wording.reading import Reading

if TYPE_CHECKING:
    from app.bootstrap.moment_output import MomentOutput


def build_moment_settings(
    parts: WindowParts, *, output: MomentOutput, follow_tray: Callable[[], object]
) -> MomentsSettingsPage:
    """The page on the venue of the session; ``follow_tray`` is called when notifications were chosen or not."""
    session = parts.session
    work = session.workplace
    settings = MomentServices.at(work).settings
    venues = VenueService(work.database, work.clock)

    def keep(wanted: MomentSettings, leap_day: LeapDay) -> bool:
        def kept_leap_day() -> Outcome[None]:
            return venues.set_setting(LEAP_DAY, leap_day.value, by=work.staff_id or 0)

        done = succeeded(session.runner, lambda: settings.save(wanted))
        if done and leap_day is not VenueReader(work.database).get_venue().leap_day:
            done = succeeded(session.runner, kept_leap_day)
        return done

    def keep_card(front: str, inside: str) -> bool:
        check_template(front, known=PLACES, field="card_front")
        check_template(inside, known=PLACES, field="card_inside")
        wanted = settings.get().model_copy(update={"card_front": front, "card_inside": inside})
        return succeeded(session.runner, lambda: settings.save(wanted))

    def choose_tray(wanted: bool) -> None:
        parts.remembered.keep(TRAY_KEY, ON if wanted else OFF)
        follow_tray()

    def ask_path() -> Path | None:
        return parts.dialogs.file_to_save(
            title=_("Keep a calendar file here"),
            filters=_("Calendar (*.ics)"),
            suggestion=_("moments.ics"),
        )

    venue = VenueForm(parts.theme, work.wording, keep=keep)
    card = CardForm(
        parts.theme,
        places=tuple(sorted(PLACES)),
        usual=(FRONT, INSIDE),
        keep=keep_card,
        preview=output.preview_card,
    )
    wanted = parts.remembered.text(TRAY_KEY, OFF) == ON
    computer = ComputerCard(
        parts.theme,
        Reading(work.wording, work.clock),
        tray=Tray(SystemTray.is_possible(), wanted, choose_tray),
        feed=lambda: session.feed,
        ask_path=ask_path,
    )
    kept = settings.get()
    venue.show(kept, VenueReader(work.database).get_venue().leap_day)
    card.show(kept.card_front, kept.card_inside)
    return MomentsSettingsPage(parts.theme, venue=venue, card=card, computer=computer)


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
