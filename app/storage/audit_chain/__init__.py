"""The chain that makes it visible when somebody changed the account by hand."""
