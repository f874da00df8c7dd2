"""Reading: files, folders, tables and pages into reports."""
