"""What came of gestures and playbooks."""
