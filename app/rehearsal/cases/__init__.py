"""What went wrong at a rehearsal venue and how it was put right, by hand and by chance."""
