"""The words of surveys on screen."""

from __future__ import annotations

from app.core.words import gettext as _
from app.model.survey import AnswerChannel, LeftOut, Metric


def metric_name(metric: Metric) -> str:
    """The short name, as on tiles ("NPS")."""
    return {Metric.NPS: _("NPS"), Metric.CSAT: _("CSAT"), Metric.CES: _("CES")}[metric]


def metric_words(metric: Metric) -> str:
    """What it is about ("Recommendation")."""
    return {
        Metric.NPS: _("Recommendation"),
        Metric.CSAT: _("Satisfaction"),
        Metric.CES: _("Effort"),
    }[metric]


def channel_words(channel: AnswerChannel) -> str:
    """How an answer came."""
    return {
        AnswerChannel.DESK: _("At the desk"),
        AnswerChannel.HAND_OVER: _("Screen handed over"),
        AnswerChannel.PAPER: _("On paper"),
        AnswerChannel.PHONE: _("By phone"),
        AnswerChannel.EMAIL: _("By email"),
        AnswerChannel.MESSAGE: _("By message"),
        AnswerChannel.WEB: _("On the web"),
        AnswerChannel.REVIEW: _("Review"),
    }[channel]


def left_out_words(left_out: LeftOut) -> str:
    """Why it is never counted; empty where it is."""
    return {LeftOut.NO: "", LeftOut.TEST: _("a try"), LeftOut.STAFF: _("from staff")}[left_out]
