"""What the answers of customers and the work of the venue add up to, for the pane, for reports and for scripts."""
