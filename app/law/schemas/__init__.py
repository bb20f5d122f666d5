"""What the use cases of the law take and give."""
