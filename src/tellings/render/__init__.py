"""Rendering: an account as a page, as Markdown, as JSON, as tables, and on the terminal (`tellings.render.terminal`).

A renderer adds no sentence of its own: it sets fixed phrases and labels beside passages of the reports, and sets the
two so differently that a reader never takes one for the other.
"""
