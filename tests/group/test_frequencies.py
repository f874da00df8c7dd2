"""Document frequencies in bounded memory."""

import math

import pytest

from tellings.group import frequencies
from tellings.group.frequencies import Frequencies, shipped


def test_rare_words_weigh_more_and_common_ones_nothing() -> None:
    known = Frequencies({"court": 50, "everywhere": 900}, 1000)
    found = known.rarities(["court", "everywhere", "kestrel"], 0.2)
    assert list(found) == ["court", "kestrel"]
    assert found["kestrel"] > found["court"] > 0


def test_what_comes_is_counted() -> None:
    known = Frequencies({}, 0)
    before = known.rarities(["kestrel"], 1.1)
    known.see(["kestrel", "harbour"])
    assert (known.counts, known.reports) == ({"kestrel": 1, "harbour": 1}, 1)
    assert before == {}  # of no report at all, nothing stands in less than a share


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frequencies, "WORDS", 100)
    known = Frequencies({}, 0)
    for n in range(1000):
        known.see([f"word{n}", "always", "often" if n % 2 else "odd"])
    assert len(known.counts) <= 101
    assert known.counts["always"] == 1000


def test_when_frequent_words_fill_the_room_the_least_frequent_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frequencies, "WORDS", 100)
    known = Frequencies({f"word{n}": 2 + n for n in range(100)}, 200)
    known.see(["new"])
    assert len(known.counts) <= 75
    assert known.counts["word99"] == 101
    assert "word0" not in known.counts


def test_logarithms_are_there_for_any_count() -> None:
    size = 10 * len(frequencies.LOGS)
    known = Frequencies({"last": size - 1, "beyond": size, "common": 2 * size}, 10 * size)
    found = known.rarities(["last", "beyond", "common"], 0.2)
    assert set(found) == {"last", "beyond"}
    assert found["beyond"] == math.log(10 * size + 1) - math.log(size + 0.5)
    assert 0 < found["last"] - found["beyond"] < 2 / size


def test_a_mapping_is_counted_by_its_words_and_not_by_its_numbers() -> None:
    known = Frequencies({}, 0)
    known.see({"ferry": 7, "harbour": 2})
    assert known.counts == {"ferry": 1, "harbour": 1}


def test_the_shipped_counts_are_plausible_and_not_shared() -> None:
    counts, reports = shipped()
    assert len(counts) > 10_000
    assert max(counts.values()) <= reports
    one, other = Frequencies.learnt(), Frequencies.learnt()
    one.see(["president"])
    assert other.counts["president"] == counts["president"] == one.counts["president"] - 1
