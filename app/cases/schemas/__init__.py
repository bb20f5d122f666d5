"""What of a case is read and typed."""
