"""What keeps tests apart from each other and from the computer they run on."""
