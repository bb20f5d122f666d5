"""The sections of the settings about recovery, moments and metrics: what is promised, planned and asked here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.bootstrap.window_parts import WindowParts
from app.core.rights import Right
from app.core.words import gettext as _
from app.shell.entries import SettingsGroup, SettingsSection

if TYPE_CHECKING:
    from app.bootstrap.moment_output import MomentOutput
    from app.recovery.settings.parts import SettingsParts


class ServiceSettings:
    """Makes the sections of one window, and closes them with it; nothing of them is loaded before it is shown.

    ``output`` shows cards on paper, ``follow_tray`` is called when notifications were chosen or not.
    """

    def __init__(
        self,
        parts: Callable[[], WindowParts],
        *,
        output: Callable[[], MomentOutput],
        follow_tray: Callable[[], object],
    ) -> None:
        self._parts = parts
        self._output = output
        self._follow_tray = follow_tray
        self._closers: list[Callable[[], None]] = []

    def sections(self) -> Sequence[SettingsSection]:
        """All of them, group by group."""
        return (*self._about_service(), *self._about_answers())

    def close(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        for close in self._closers:
            close()

    def _about_service(self) -> Sequence[SettingsSection]:
        recovery = partial(SettingsSection, right=Right.SETTINGS, group=SettingsGroup.RECOVERY)
        moments = partial(SettingsSection, right=Right.SETTINGS, group=SettingsGroup.MOMENTS)
        return (
            recovery(
                "recovery",
                _("Service recovery"),
                "heart-handshake",
                self._build_recovery,
                finds=_("deadlines cases limits amounts approval"),
            ),
            recovery("gestures", _("Gestures"), "gift", self._build_gestures, finds=_("catalogue costs")),
            recovery("categories", _("Categories and departments"), "tag", self._build_categories),
            moments(
                "moments",
                _("Moments"),
                "cake",
                self._build_moments,
                finds=_("calendar reminders notifications budget days before"),
            ),
            moments(
                "playbooks",
                _("Playbooks"),
                "notebook-pen",
                self._build_playbooks,
                finds=_("plans tasks steps"),
            ),
            moments(
                "own-kinds",
                _("Kinds of occasions"),
                "calendar",
                self._build_own_kinds,
                finds=_("birthday anniversary"),
            ),
        )

    def _about_answers(self) -> Sequence[SettingsSection]:
        metrics = partial(SettingsSection, right=Right.SETTINGS, group=SettingsGroup.METRICS)
        return (
            metrics(
                "surveys",
                _("Surveys"),
                "message-square",
                self._build_surveys,
                finds=_("questions scores goals answers hand over the screen"),
            ),
            metrics("themes", _("Themes"), "list", self._build_themes, finds=_("comments words topics")),
            metrics(
                "templates",
                _("Templates of answers"),
                "mail",
                self._build_templates,
                finds=_("replies texts"),
            ),
        )

    def _build_recovery(self) -> QWidget:
        from app.recovery.settings.page import RecoverySettingsPage

        page = RecoverySettingsPage(self._recovery_parts())
        session = self._parts().session
        session.staff_chosen.connect(page.show_who_may)

        def leave() -> None:
            session.staff_chosen.disconnect(page.show_who_may)
            page.close_lane()

        self._closers.append(leave)
        return page

    def _build_moments(self) -> QWidget:
        from app.bootstrap.moment_settings import build_moment_settings

        parts = self._parts()
        page = build_moment_settings(parts, output=self._output(), follow_tray=self._follow_tray)
        parts.session.staff_chosen.connect(page.show_who_may)

        def leave() -> None:
            parts.session.staff_chosen.disconnect(page.show_who_may)
            page.close_page()

        self._closers.append(leave)
        return page

    def _build_playbooks(self) -> QWidget:
        from app.bootstrap.moment_settings import build_playbooks

        page = build_playbooks(self._parts())
        self._closers.append(page.close_lane)
        return page

    def _build_own_kinds(self) -> QWidget:
        from app.bootstrap.moment_settings import build_own_kinds

        page = build_own_kinds(self._parts())
        self._closers.append(page.close_lane)
        return page

    def _build_gestures(self) -> QWidget:
        from app.recovery.settings.catalogue import GesturesPage

        page = GesturesPage(self._recovery_parts())
        self._closers.append(page.close_lane)
        return page

    def _build_surveys(self) -> QWidget:
        from app.bootstrap.survey_settings import build_survey_settings

        page = build_survey_settings(self._parts())
        self._closers.append(page.close_page)
        return page

    def _build_themes(self) -> QWidget:
        from app.bootstrap.theme_settings import build_theme_settings

        page = build_theme_settings(self._parts())
        self._closers.append(page.close_lane)
        return page

    def _build_templates(self) -> QWidget:
        from app.bootstrap.theme_settings import build_template_settings

        page = build_template_settings(self._parts())
        self._closers.append(page.close_lane)
        return page

    def _build_categories(self) -> QWidget:
        from app.recovery.settings.categories import CategoriesPage

        page = CategoriesPage(self._recovery_parts())
        self._closers.append(page.close_lane)
        return page

    def _recovery_parts(self) -> SettingsParts:
        from app.cases.services import CaseServices
        from app.recovery.settings.parts import SettingsParts

        parts = self._parts()
        session = parts.session
        return SettingsParts(
            session.workplace,
            CaseServices.at(session.workplace),
            theme=parts.theme,
            remembered=parts.remembered,
            bus=session.bus,
            runner=session.runner,
            notices=session.notices,
            new_lane=parts.new_lane,
            dialogs=parts.dialogs,
        )
