"""The venue's own templates of answers."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from app.core.drafts import Draft
from app.core.errors import InvalidInput, Problem
from app.core.text_folding import fold
from app.core.typed_text import NeededName, NeededNote
from app.core.words import gettext as _
from app.surveys.replies.templates import Template, check_reply

SETTING = "surveys.replies"
"""Under what name the venue keeps them."""
MOST_TEMPLATES = 100


class TemplateDraft(Draft):
    """One template as it is typed."""

    name: NeededName
    text: NeededNote
    language: Annotated[str, Field(max_length=35)] = ""

    @model_validator(mode="after")
    def _can_be_filled(self) -> Self:
        check_reply(self.text, field="text")
        return self

    def as_template(self) -> Template:
        """The same to be filled."""
        return Template(self.name, self.text, self.language)


class ReplySettings(Draft):
    """All templates of the venue, in their order."""

    templates: tuple[TemplateDraft, ...] = ()

    @model_validator(mode="after")
    def _are_told_apart(self) -> Self:
        names = [(fold(one.name), one.language) for one in self.templates]
        if len(set(names)) < len(names):
            raise InvalidInput([Problem("name", _("There is a template of this name already."))])
        if len(names) > MOST_TEMPLATES:
            raise InvalidInput([Problem("templates", _("So many templates are too many."))])
        return self


def replies_from(kept: Any) -> ReplySettings:
    """What was kept under ``SETTING``."""
    return ReplySettings(templates=(kept or {}).get("templates", ()))
