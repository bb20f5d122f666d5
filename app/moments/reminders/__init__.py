"""What must be brought to mind, at the lead times that plans need."""
