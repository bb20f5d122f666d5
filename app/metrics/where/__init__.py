"""The Where and when page: by place, channel, staff and department, and by the hours of the week."""
