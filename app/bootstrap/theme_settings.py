"""The settings of themes of one window."""

from __future__ import annotations

from app.bootstrap.window_parts import WindowParts
from app.metrics.theme_settings.page import ThemesPage
from app.metrics.theme_settings.parts import ThemeParts
from app.surveys.service.themes import ThemeService


def build_theme_settings(parts: WindowParts) -> ThemesPage:
    """The page on the venue of the session."""
    session = parts.session
    work = session.workplace
    return ThemesPage(
        ThemeParts(
            ThemeService(work),
            work.wording,
            parts.theme,
            bus=session.bus,
            runner=session.runner,
            notices=session.notices,
            new_lane=parts.new_lane,
        )
    )
