"""Moments: plans, ideas, playbooks, reminders, stories and what came of them."""
