"""What people agreed to, and what that lets the venue do."""
