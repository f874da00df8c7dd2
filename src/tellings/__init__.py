"""tellings: many reports of one event, read side by side."""
