"""The index page and the listing."""

from pathlib import Path

from tellings.stories.accounting import save
from tellings.stories.ledger import Row
from tellings.stories.output import listing, page

ROWS = [
    Row("s1", 4, 3, 2, "2031-03-01", "2031-03-04", "Ferry <aground> & stuck"),
    Row("s2", 2, 1, 1, "2031-03-02", "2031-03-02", "Mine closed"),
    Row("s3", 2, 2, None, None, None, "Undated"),
    Row("s4", 1, 1, None, "2031-03-02", "2031-03-02", "Alone"),
]


def test_page_shows_stories_with_accounts_and_escapes_titles() -> None:
    made = page(ROWS, 2)
    assert "Ferry &lt;aground&gt; &amp; stuck" in made
    assert "2031-03-01 – 2031-03-04" in made
    assert made.count("<tr><td>") == 2
    assert "9 reports, 4 stories, 2 of 2 or more reports." in made
    assert "http" not in made  # nothing is fetched


def test_listing() -> None:
    lines = listing(ROWS).splitlines()
    assert lines[0] == "s1  2031-03-01 2031-03-04  4 reports, 2 origins  Ferry <aground> & stuck"
    assert "2 reports, 1 origin  Mine closed" in lines[1]
    assert "undated" in lines[2]
    assert lines[-1] == "9 reports, 4 stories, 3 of two or more reports"
    assert "… and 2 more" in listing(ROWS, most=1)


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    save(tmp_path / "a.txt", b"one")
    save(tmp_path / "a.txt", b"two")
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"two"
