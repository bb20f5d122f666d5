"""The Moments pane: calendar, agenda, plan, stories and outcome."""
