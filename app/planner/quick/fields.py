"""The fields of the quick form, and what they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.core.words import gettext as _
from app.moments.schemas.rows import IdeaRow
from app.occasions.schemas import AgendaRow, MomentKey
from app.planner.plan import choices
from app.planner.plan.shown import ENDED
from app.planner.plan.sources import PlanChoices
from app.planner.quick.view_model import Coming, QuickPlanViewModel
from app.ui.form_fields import ChoiceField, DateField, Field, LineField, Option
from app.ui.form_grid import WHOLE_ROW
from app.ui.theme.theme import Theme
from app.ui.who_field import WhoField

SURPRISE, NEW_DATE = "surprise", "date"
NO_IDEA = ""


class QuickPlanFields:
    """Who, what for, the idea, and who looks after it."""

    def __init__(self, theme: Theme, view_model: QuickPlanViewModel) -> None:
        words = view_model.reading.wording.words
        self._view_model = view_model
        self._rows: dict[str, AgendaRow] = {}
        self._ideas: dict[str, IdeaRow] = {}
        placeholder = _("Name, number or place of a {customer}").format(customer=words.customer)
        self.who = WhoField(
            theme,
            _("Who"),
            finds=view_model.sources.finds,
            lane=view_model.finding,
            placeholder=placeholder,
        )
        self.what = ChoiceField(_("What for"), _without_day())
        self.why = LineField(_("What they mentioned"), placeholder=_("They mentioned …"), limit=10_500)
        self.day = DateField(theme, _("On which day"), none_words=_("When it suits"), clear_words=_("No day"))
        self.day.offer(view_model.reading.today)
        self.idea = ChoiceField(_("Idea"), [_no_idea_option()])
        self.title = LineField(_("In your own words"), placeholder=_("What we do"), limit=10_500)
        self.owner = ChoiceField(_("Who looks after it"), choices.people(()))
        self.reason = LineField(_("Why it is right all the same"), limit=10_500)
        self.budget = LineField(_("Why it may cost more"), limit=10_500)
        for field in (self.who, self.what, self.why, self.idea, self.title, self.reason, self.budget):
            field.setProperty(WHOLE_ROW, True)

    @property
    def by_name(self) -> dict[str, Field]:
        """The fields as the plan names what is wrong."""
        return {
            "customer_id": self.who,
            "occasion_id": self.what,
            "occurs_on": self.what,
            "title": self.title,
            "why": self.why,
            "celebrate_on": self.day,
            "gestures": self.idea,
            "budget_minor": self.idea,
            "owner_id": self.owner,
            "clash_reason": self.reason,
            "budget_reason": self.budget,
        }

    @property
    def is_surprise(self) -> bool:
        """Whether it is for no day of theirs."""
        return self.what.value == SURPRISE

    @property
    def is_new_date(self) -> bool:
        """Whether it is for a day that has to be written down first."""
        return self.what.value == NEW_DATE

    @property
    def leads_on(self) -> bool:
        """Whether there is nothing to plan here: the day has a plan already, or is not written down yet."""
        return self.planned is not None or self.is_new_date

    @property
    def has_words(self) -> bool:
        """Whether something was typed that is not kept anywhere yet."""
        return any(line.text for line in self._lines)

    @property
    def _lines(self) -> tuple[LineField, ...]:
        return (self.why, self.title, self.reason, self.budget)

    @property
    def planned(self) -> MomentKey | None:
        """The plan that the chosen day has already."""
        row = self._rows.get(self.what.value)
        return row.key if row is not None and row.moment_id is not None else None

    @property
    def chosen_idea(self) -> IdeaRow | None:
        """The idea that is taken."""
        return self._ideas.get(self.idea.value)

    def key_for(self, customer_id: int) -> MomentKey:
        """What the plan is about."""
        row = self._rows.get(self.what.value)
        return row.key if row is not None else MomentKey(customer_id, None)

    def better_day(self) -> date | None:
        """The day on which they are here, where the day itself is outside."""
        row = self._rows.get(self.what.value)
        visit = row.visit if row is not None else None
        return visit.celebrate_on if visit is not None else None

    def show_coming(self, coming: Coming, *, surprise: bool) -> None:
        """Offer what is coming for somebody."""
        self.who.show_customer(coming.customer_id, coming.name)
        self._rows = {str(at): _with_plan(row) for at, row in enumerate(coming.rows)}
        say = self._view_model.sources.say_row
        offered = [Option(key, say(row)) for key, row in self._rows.items()]
        self.what.set_options([*offered, *_without_day()])
        self.what.choose(SURPRISE if surprise else self._best_choice())

    def choose_occasion(self, occasion_id: int) -> None:
        """Choose the next day of an occasion, where it is offered."""
        found = (key for key, row in self._rows.items() if row.key.occasion_id == occasion_id)
        self.what.choose(next(found, self.what.value))

    def _best_choice(self) -> str:
        """The first day without a plan, else the first whose plan is still to be worked on."""
        free = (key for key, row in self._rows.items() if row.moment_id is None)
        to_do = (key for key, row in self._rows.items() if row.state not in ENDED)
        return next(free, None) or next(to_do, SURPRISE)

    def show_ideas(self, ideas: Sequence[IdeaRow]) -> None:
        """Offer ideas, the best of them chosen; of what is too late or blocked none is."""
        self._ideas = {str(idea.gesture_id): idea for idea in ideas}
        money = self._view_model.reading.wording.money
        offered = [
            Option(key, _idea_words(idea, money(idea.cost_minor))) for key, idea in self._ideas.items()
        ]
        best = next((one for one in ideas if one.feasible and not one.clashes.blocks), None)
        self.idea.set_options([*offered, _no_idea_option()])
        self.idea.choose(str(best.gesture_id) if best is not None else NO_IDEA)

    def show_choices(self, offered: PlanChoices) -> None:
        """Offer those who work here; it is of whoever is signed in."""
        before = self.owner.value
        self.owner.set_options(choices.people(offered.staff))
        if not (before and self.owner.choose(before)) and offered.me:
            self.owner.choose(str(offered.me))

    def start(self) -> None:
        """Begin with nothing."""
        self._rows, self._ideas = {}, {}
        self.who.show_customer(None)
        self.what.set_options(_without_day())
        self.idea.set_options([_no_idea_option()])
        self.day.set_value(None)
        for line in self._lines:
            line.set_text("")


def _with_plan(row: AgendaRow) -> AgendaRow:
    """The row with a key that leads to its plan, if it has one."""
    return replace(row, key=replace(row.key, moment_id=row.moment_id))


def _without_day() -> list[Option]:
    return [
        Option(SURPRISE, _("Surprise: they mentioned …")),
        Option(NEW_DATE, _("A day that is not written down yet …")),
    ]


def _no_idea_option() -> Option:
    return Option(NO_IDEA, _("Something else, or no idea yet"))


def _idea_words(idea: IdeaRow, cost: str) -> str:
    said = [idea.name, cost]
    if idea.clashes.blocks:
        said.append(_("against what is known"))
    elif not idea.feasible:
        said.append(_("too late"))
    elif idea.reasons:
        said.append(idea.reasons[0].sentence.rstrip("."))
    return " · ".join(part for part in said if part)
