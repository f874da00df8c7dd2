"""While a story is compared no cycles are looked for; afterwards as before."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tellings.compare.whole import uncollected


@pytest.fixture
def collecting() -> Iterator[None]:
    """Puts the collector back as it was."""
    on = gc.isenabled()
    yield
    (gc.enable if on else gc.disable)()


@pytest.mark.usefixtures("collecting")
@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize("fault", [True, False])
def test_the_collector_is_as_before(on: bool, fault: bool) -> None:
    (gc.enable if on else gc.disable)()
    try:
        with uncollected():
            assert not gc.isenabled()
            with uncollected():
                assert not gc.isenabled()
            assert not gc.isenabled()
            if fault:
                raise KeyError("a fault")
    except KeyError:
        assert fault
    assert gc.isenabled() is on
