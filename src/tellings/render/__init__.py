"""An account in the forms that people read: the terminal, a page, an editor's notes.

A renderer adds no sentence of its own: it sets fixed phrases and labels beside passages of the reports, and sets the
two so differently that a reader never takes one for the other.
"""
