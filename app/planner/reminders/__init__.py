"""What has to be brought to mind now, over whatever is on screen."""
