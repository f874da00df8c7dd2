"""A lean start of a process that is tellings' own: spaCy without what it would import beside itself and tellings never uses.

spaCy's numerics import whichever array framework is installed (PyTorch alone takes a second and a half and 180 MB), and ``import spacy``
brings its own command line with a network client. Both are left out in the processes that `tellings.cli` and `tellings.executors` start,
never where tellings is used as a library: the rest of such a process may want them.
"""

from __future__ import annotations

import contextlib
import sys
import types
from collections.abc import Iterator
from typing import Final

#: What spaCy's numerics look for; the small English model runs on numpy.
FRAMEWORKS: Final = ("cupy", "mxnet", "tensorflow", "torch")


def leave_out() -> list[str]:
    """From now on the frameworks and spaCy's command line cannot be imported; returns the names, none where spaCy is there already."""
    if "spacy" in sys.modules or "thinc" in sys.modules:
        return []
    command, info = types.ModuleType("spacy.cli"), types.ModuleType("spacy.cli.info")
    info.info = None  # type: ignore[attr-defined]  # the one name that spaCy's own package takes from it
    missing: dict[str, types.ModuleType | None] = {"spacy.cli": command, "spacy.cli.info": info}
    missing.update(dict.fromkeys(FRAMEWORKS))
    fresh = {name: module for name, module in missing.items() if name not in sys.modules}
    sys.modules.update(fresh)  # type: ignore[arg-type]  # None says that a module cannot be imported
    return list(fresh)


@contextlib.contextmanager
def lean() -> Iterator[None]:
    """What `leave_out` leaves out can be imported again afterwards."""
    names = leave_out()
    try:
        yield
    finally:
        for name in names:
            sys.modules.pop(name, None)
