"""What the services read, as rows."""
