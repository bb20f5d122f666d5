"""The settings of themes, and of what is written back, of one window."""

from __future__ import annotations

from app.bootstrap.window_parts import WindowParts
from app.metrics.template_settings.page import TemplatesPage
from app.metrics.template_settings.parts import TemplateParts
from app.metrics.theme_settings.page import ThemesPage
from app.metrics.theme_settings.parts import ThemeParts
from app.surveys.service.templates import TemplateService
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


def build_template_settings(parts: WindowParts) -> TemplatesPage:
    """The page of templates on the venue of the session."""
    session = parts.session
    work = session.workplace
    return TemplatesPage(
        TemplateParts(
            TemplateService(work),
            work.wording,
            parts.theme,
            bus=session.bus,
            runner=session.runner,
            notices=session.notices,
            new_lane=parts.new_lane,
        )
    )
