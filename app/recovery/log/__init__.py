"""The log: a table of cases with its views, filters and saved views."""
