"""What is written back to somebody who said how it was."""
