"""Annotating: one pass over a report finds its statements, figures, times and names."""
