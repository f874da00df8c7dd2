"""What can go wrong, as a tree.

TellingsError            anything this package raises on purpose; its text names the unit, the place and the remedy
├── SpanError            a span that cannot be: empty, negative, or past the end of its text
├── ReadError            an input that cannot be read as a report
├── NothingToRead        no usable report in any of the inputs (exit code 1)
├── WeightsError         a trained file that is missing, damaged or of another version
└── ExtraMissing         a feature whose optional libraries are not installed
"""


class TellingsError(Exception):
    """The root of every error that this package raises on purpose."""


class SpanError(TellingsError, ValueError):
    """A span that cannot be."""


class ReadError(TellingsError):
    """An input that cannot be read as a report; the text says what, where and what to do."""


class NothingToRead(TellingsError):
    """No usable report in any of the inputs."""


class WeightsError(TellingsError):
    """A trained file that is missing, damaged or of another version."""


class ExtraMissing(TellingsError):
    """A feature whose optional libraries are not installed; the text says what to install."""
