"""Keeps to itself what a bystander at the desk should not read."""

from __future__ import annotations

import re

from app.customers.capture.musts import mentions_health

_PRIVATE = re.compile(
    r"\b(?:divorc|separat|affair|mistress|lover\b|died|dead|death|funeral|widow|cancer|tumou?r|surgery|operation|clinic|"
    r"hospital|doctor|therap|depress|suicid|drunk|alcoholic|addict|rehab|prison|police|lawyer|court\b|lawsuit|bankrupt|debts?\b|"
    r"fired\b|unemploy|pregnan|miscarr|religio|muslim|jewish|jew\b|christian\b|hindu|politic|gay\b|lesbian|trans\b|password|"
    r"passport|secret|confidential|refund|discount|invoice|unpaid|price|paid\b|pays\b|salary|credit|compensation|voucher)",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[€$£¥₣]\s*\d|\d\s*[€$£¥]|\b(?:chf|eur|usd|gbp|francs?|euros?|dollars?|pounds?)\b|\d{3,}[.,]\d{2}\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d[\d\s./-]{5,}\d")


def may_be_read(text: str) -> bool:
    """Whether a stranger may read this over a shoulder: no health, faith, money, trouble, or numbers."""
    from app.customers.capture.english import ENGLISH

    private = _PRIVATE.search(text) or _MONEY.search(text) or _NUMBER.search(text)
    return not private and not mentions_health(text, ENGLISH.health)
