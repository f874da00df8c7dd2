"""Names as strings: how they are spelled, which spellings are one name, which words belong to one country.

Nothing here knows reports or parses; annotate groups the mentions of one report with it, compare those of a whole story.
"""
