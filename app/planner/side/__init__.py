"""What stands under the calendar."""
