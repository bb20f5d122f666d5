"""The panel of a moment on a hotel in a real file, with ideas made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from app.core.partial_dates import PartialDate
from app.customers.schemas.drafts import CustomerDraft, PreferenceDraft
from app.customers.service.customers import CustomerService
from app.customers.service.preferences import PreferenceService
from app.gestures.schemas import ClashReport, GestureDraft
from app.gestures.service.catalogue import CatalogueService
from app.model.codes import VisitStatus
from app.model.gesture import GestureKind
from app.model.moment import SURPRISE
from app.model.occasion import OccasionKind
from app.model.preference import MustKind, Strength
from app.moments.schemas.drafts import MomentDraft
from app.moments.schemas.rows import IdeaRow, MomentDetail, Reason
from app.moments.services import MomentServices
from app.occasions.drafts import OccasionDraft
from app.occasions.schemas import AgendaRow, MomentKey, NearVisit, VisitFit
from app.occasions.service.editing import OccasionService
from app.planner.plan.panel import PlanPanel
from app.planner.plan.sources import PlanChoices, PlanSources
from app.planner.plan.view_model import PlanViewModel
from app.planner.sources import Choice
from app.ui.lane import InlineLane
from app.ui.theme.theme import Theme
from app.venue.reading import VenueReader
from app.venue.roles import DECIDING
from app.venue.workplace import Workplace
from app.wording.reading import Reading
from tests.panel_desk import PanelDesk
from tests.venues import SetClock

SUNDAY = date(2026, 11, 29)
NOTHING = ClashReport((), ())


class PlanDesk(PanelDesk):
    """A panel at the desk of one staff member, and what both were made of."""

    def __init__(self, work: Workplace, clock: SetClock, theme: Theme) -> None:
        super().__init__(work, clock, theme)
        self.services = MomentServices.at(work)
        self.rows: dict[int, AgendaRow] = {}
        self.ideas: Sequence[IdeaRow] = ()
        self.view_model = PlanViewModel(
            self.sources,
            new_lane=InlineLane,
            bus=self.bus,
            runner=self.runner,
            notices=self.notices,
            reading=Reading(work.wording, clock),
        )
        self.panel = PlanPanel(self.view_model, theme=theme, dialogs=self.dialogs, actions=self.actions)
        self.panel.resize(534, 736)

    @property
    def sources(self) -> PlanSources:
        """What the panel asks, with rows and ideas from here."""
        return PlanSources(
            services=lambda: self.services,
            row_of=lambda key: self.rows.get(key.customer_id),
            ideas_for=lambda _key, _on: self.ideas,
            suggest_words=lambda _key: "Happy birthday, Louis",
            choices=lambda _cancellation: self.choices(),
            musts_of=self.services.knowing.musts_of,
        )

    def choices(self) -> PlanChoices:
        """What can be chosen, as the program reads it."""
        staff = VenueReader(self.work.database).list_staff()
        me = self.work.staff_id or 0
        return PlanChoices(
            me=me,
            may_decide=any(one.id == me and one.role in DECIDING for one in staff),
            staff=staff,
            deciders=tuple(one.name for one in staff if one.role in DECIDING),
            departments=(Choice(1, "Kitchen"),),
            gestures=CatalogueService(self.work).list_gestures(),
            playbooks=self.services.playbooks.list_playbooks(),
        )

    def add_customer(self, name: str = "Léa Müller-Odermatt") -> int:
        """Somebody the venue knows."""
        return CustomerService(self.work).add_customer(CustomerDraft(display_name=name)).value

    def add_must(self, customer_id: int, text: str = "Coeliac, no gluten") -> None:
        """What they must not have."""
        draft = PreferenceDraft(text=text, strength=Strength.MUST, must_kind=MustKind.ALLERGY)
        PreferenceService(self.work).add_preference(customer_id, draft)

    def add_gesture(self, name: str, **fields: Any) -> int:
        """Something the catalogue offers."""
        draft = GestureDraft(name=name, **fields)
        return CatalogueService(self.work).add_gesture(draft).value

    def birthday(self, customer_id: int, **changes: Any) -> MomentKey:
        """Louis turns 9 on Sunday; his mother leaves on Friday."""
        key = MomentKey(customer_id, SUNDAY, milestone=None, occasion_id=None)
        key = replace(key, occasion_id=self.add_occasion(customer_id))
        visit = NearVisit(
            1,
            VisitStatus.HERE,
            "412",
            arrives_on=date(2026, 11, 21),
            leaves_on=date(2026, 11, 27),
            fit=VisitFit.AFTER_LEAVING,
            days=2,
            celebrate_on=date(2026, 11, 26),
        )
        row = AgendaRow(
            key=replace(key, companion_id=1),
            on=SUNDAY,
            customer_id=customer_id,
            customer="Léa Müller-Odermatt",
            person="Louis",
            kind=OccasionKind.BIRTHDAY,
            relation="son",
            anchor=PartialDate(11, 29, 2017),
            years=9,
            visit=visit,
        )
        self.rows[customer_id] = replace(row, **changes)
        return key

    def add_occasion(self, customer_id: int) -> int:
        """A birthday on the card."""
        draft = OccasionDraft(kind=OccasionKind.BIRTHDAY, on=PartialDate(11, 29, 2017))
        return OccasionService(self.work).add_occasion(customer_id, draft).value

    def idea(self, name: str, *, said: str = "", clashes: ClashReport = NOTHING, **fields: Any) -> IdeaRow:
        """An idea on a gesture of the catalogue, made if it is not there."""
        cost, lead = fields.pop("cost_minor", 3800), fields.pop("lead_minutes", 0)
        contains = fields.pop("contains", ())
        kind = fields.pop("kind", GestureKind.GIFT)
        offered = {row.name: row.id for row in CatalogueService(self.work).list_gestures()}
        gesture_id = offered.get(name) or self.add_gesture(
            name, cost_minor=cost, lead_minutes=lead, contains=contains, kind=kind
        )
        return IdeaRow(
            gesture_id=gesture_id,
            name=name,
            kind=kind,
            cost_minor=cost,
            lead_minutes=lead,
            department_id=None,
            photo=None,
            reasons=(Reason("enjoyed", said, 10),) if said else (),
            points=10,
            feasible=fields.pop("feasible", True),
            order_by=None,
            clashes=clashes,
        )

    def plan(self, customer_id: int, **fields: Any) -> int:
        """A plan for a surprise, made beside the panel."""
        draft = MomentDraft(**{"customer_id": customer_id, "title": "Safari cake", **fields})
        return self.services.planning.plan_moment(draft).value

    def surprise_key(self, customer_id: int, moment_id: int, **changes: Any) -> MomentKey:
        """The key of a surprise, with the row that the agenda has of it."""
        key = MomentKey(customer_id, None, moment_id=moment_id)
        detail = self.detail(moment_id)
        row = AgendaRow(
            key=key,
            on=detail.celebrate_on or self.work.today(),
            customer_id=customer_id,
            customer=detail.customer,
            person=detail.person,
            kind=SURPRISE,
            title=detail.title,
            moment_id=moment_id,
            celebrate_on=detail.celebrate_on,
        )
        self.rows[customer_id] = replace(row, **changes)
        return key

    def detail(self, moment_id: int) -> MomentDetail:
        """The plan as the file has it."""
        return self.services.reader.get_moment(moment_id)

    @property
    def shown(self) -> MomentDetail:
        """The plan on screen."""
        shown = self.view_model.now_shown
        assert shown is not None
        assert shown.detail is not None
        return shown.detail

    def show(self, key: MomentKey) -> PlanPanel:
        """Bring the panel up with a moment."""
        self.panel.show_key(key)
        self.bring_up()
        return self.panel

    def at(self, day: int, hour: int) -> datetime:
        """An instant of that November."""
        return self.clock.at.replace(day=day, hour=hour, minute=0)
