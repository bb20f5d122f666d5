"""The page of themes, read from measures and from what was changed."""

from __future__ import annotations

from dataclasses import replace

from app.core.cancelling import Cancellation
from app.core.measures.drivers import MENTIONS_NEEDED
from app.core.measures.evidence import Evidence
from app.core.measures.means import Mean
from app.core.measures.scales import Scale
from app.core.words import gettext as _
from app.core.words import ngettext
from app.measures.facts import Fact, fact_meaning, fact_name, within_words
from app.measures.rows import Group
from app.measures.scope import By
from app.measures.why.rows import DriverRow, PillarRow, VisitsFelt
from app.measures.why.service import WhyMeasures
from app.metrics.clicked import Clicked
from app.metrics.figure_words import Line, counted_words, no_data
from app.metrics.people.rows import PersonRow
from app.metrics.reading.drawn import driver_bars, group_bars
from app.metrics.reading.scopes import scope_of
from app.metrics.state import MetricsState
from app.metrics.themes.rows import ActionShown, ActionsShown, DriversShown, PillarsShown, ToTellShown
from app.metrics.themes.sources import ActsOnThemes, ListsThemes
from app.metrics.told import unit_of
from app.surveys.schemas.closing import ActionRow, SaidRow
from app.ui.charts.data import BarsData
from app.ui.charts.figure_words import value_words
from app.wording.axes import AxisWording
from app.wording.reading import Reading
from app.wording.theme_starters import pillar_names

PAGE = 100


class ThemesReader:
    """Days are those of the moment in which it is asked."""

    def __init__(
        self, why: WhyMeasures, *, actions: ActsOnThemes, themes: ListsThemes, reading: Reading
    ) -> None:
        self._why = why
        self._actions = actions
        self._themes = themes
        self._reading = reading
        self._axes = AxisWording(reading.wording)

    def themes(self, state: MetricsState, cancellation: Cancellation) -> DriversShown:
        """What comments are about that goes together with the chosen metric, which is known at once."""
        return self._drivers(state, (), cancellation)

    def drivers(self, state: MetricsState, cancellation: Cancellation) -> DriversShown:
        """The same together with what happened to customers."""
        return self._drivers(state, tuple(Fact), cancellation)

    def _drivers(
        self, state: MetricsState, facts: tuple[Fact, ...], cancellation: Cancellation
    ) -> DriversShown:
        scope = scope_of(state, self._reading.today)
        found = self._why.drivers.read(scope, state.metric, facts=facts, cancellation=cancellation)
        scale = found.figure.scale
        rows = {row.fact: row for row in (*found.rows, *found.few) if row.fact is not None}
        note = _(
            "The score of all less that of all without it. Goes together, need not be the cause. "
            "Hatched: may be chance."
        )
        few = [row.name for row in found.few if row.theme_id is not None]
        if few:
            told = _("Too few speak of: {themes}.").format(themes=self._reading.wording.list_of(few))
            note = f"{note} {told}"
        return DriversShown(
            driver_bars(found.rows, scale=scale),
            note,
            tuple(self._fact_line(fact, rows.get(fact), scale) for fact in facts),
            within_words() if facts else _("Counting…"),
        )

    def pillars(self, state: MetricsState, cancellation: Cancellation) -> PillarsShown:
        """How the venue does on each pillar by the chosen metric, and how visits were felt."""
        scope = scope_of(state, self._reading.today)
        found = self._why.pillars.read(scope, state.metric, cancellation=cancellation)
        felt = self._why.visits.read(scope, cancellation)
        felt_note = _("The strongest and the last feeling that was logged along a visit, from −2 to 2.")
        if felt is None:
            felt_note = _("The filters chosen say nothing of visits, so nothing is told here.")
        return PillarsShown(
            _pillar_bars(found.rows, found.figure.scale),
            self._pillar_note(found.rows),
            () if felt is None else self._felt_lines(felt),
            felt_note,
        )

    def actions(self) -> ActionsShown:
        """What was changed, and what can be."""
        themes = tuple((row.id, row.name) for row in self._themes.list_themes())
        return ActionsShown(tuple(map(self._action, self._actions.list_actions())), themes)

    def to_tell(self, action_id: int, *, limit: int, cancellation: Cancellation) -> ToTellShown:
        """Who is still to be told of it."""
        found = self._actions.list_to_tell(action_id, limit=limit, cancellation=cancellation)
        return ToTellShown(action_id, tuple(map(self._person, found.rows)), found.total)

    def as_text(self, action_id: int, cancellation: Cancellation) -> str:
        """Everybody who is to be told, one a line, to be taken elsewhere."""
        found = self._actions.list_to_tell(action_id, limit=None, cancellation=cancellation)
        return "\n".join(
            "\t".join((row.who, row.contact, " ".join(row.comment.split()))) for row in found.rows
        )

    def _fact_line(self, fact: Fact, row: DriverRow | None, scale: Scale) -> Line:
        n = 0 if row is None else row.driver.mentions
        value = no_data() if not n else _("too few")
        if row is not None and n >= MENTIONS_NEEDED and row.driver.without < MENTIONS_NEEDED:
            value = _("too few without")
        if row is not None and row.driver.effect is not None:
            unit = replace(unit_of(scale), signed=True)
            value = value_words(row.driver.effect, unit, wording=self._axes)
        count = _("n={count}").format(count=self._reading.wording.number(n))
        return Line(fact_name(fact), value, f"{count}. {fact_meaning(fact)}")

    def _pillar_note(self, rows: tuple[PillarRow, ...]) -> str:
        note = _("An answer counts for every pillar of which its comment speaks.")
        silent = [pillar_names()[row.pillar] for row in rows if not row.figure.n]
        if not silent or len(silent) == len(rows):
            return note
        told = _("Nobody spoke of: {pillars}.").format(pillars=self._reading.wording.list_of(silent))
        return f"{note} {told}"

    def _felt_lines(self, felt: VisitsFelt) -> tuple[Line, ...]:
        n = felt.both.n
        told = (
            (_("As visits are remembered"), felt.both),
            (_("Strongest feeling"), felt.peak),
            (_("Last feeling"), felt.end),
        )
        lines = [self._mean_line(label, mean) for label, mean in told]
        if n:
            share = _("{count} of {all}")
            bad = share.format(count=self._axes.number(felt.low_ends), all=self._axes.number(n))
            lines.append(Line(_("Ended on a bad feeling"), bad, counted_words(n, self._reading.wording)))
        return tuple(lines)

    def _mean_line(self, label: str, mean: Mean) -> Line:
        counted = counted_words(mean.n, self._reading.wording)
        if mean.value is None or mean.evidence is Evidence.FEW:
            return Line(label, no_data() if mean.value is None else _("too few"), counted)
        value = self._axes.decimal(mean.value, 1)
        if mean.interval is None:
            return Line(label, value, counted)
        sure = _("likely {low} to {high}, {counted}").format(
            low=self._axes.decimal(mean.interval.low, 1),
            high=self._axes.decimal(mean.interval.high, 1),
            counted=counted,
        )
        return Line(label, value, sure)

    def _action(self, row: ActionRow) -> ActionShown:
        wording = self._reading.wording
        when = wording.day_near(wording.local(row.acted_at).date(), self._reading.today)
        told = ngettext("{count} told", "{count} told", row.told).format(count=wording.number(row.told))
        return ActionShown(row.id, f"{row.theme}: {row.what}", ", ".join((when, told)))

    def _person(self, row: SaidRow) -> PersonRow:
        wording = self._reading.wording
        scale = Scale(row.metric, row.scale_min, row.scale_max, row.high_is_good)
        score = row.score or 0
        when = wording.day_near(wording.local(row.answered_at).date(), self._reading.today)
        return PersonRow(
            answer_id=row.answer_id,
            score=str(score),
            tone="good" if scale.is_good(score) else "alert" if scale.is_bad(score) else "brass",
            comment=row.comment,
            who=row.who,
            about=", ".join(filter(None, (when, row.contact))),
            customer_id=row.customer_id,
        )


def _pillar_bars(rows: tuple[PillarRow, ...], scale: Scale) -> BarsData:
    """A bar for each of which anybody spoke; behind it are the answers about any of its themes."""
    names = pillar_names()
    told = [row for row in rows if row.figure.n and row.theme_ids]
    groups = [Group(By.THEME, row.theme_ids[0], names[row.pillar], row.figure) for row in told]
    bars = group_bars(groups, by=By.THEME, scale=scale)
    keys = [
        Clicked(row.figure.metric, names[row.pillar], only=(("theme_ids", row.theme_ids),)) for row in told
    ]
    return replace(bars, rows=tuple(replace(bar, key=key) for bar, key in zip(bars.rows, keys, strict=True)))
