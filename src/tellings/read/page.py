"""HTML pages: the main text and what the page says of it, through trafilatura and htmldate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tellings.errors import ReadError
from tellings.model import Report, Skip
from tellings.read.candidates import Candidate, title_span
from tellings.read.dates import to_iso
from tellings.read.encodings import decode, scalar
from tellings.read.sources import LIMIT, Source

#: Words below which a page's text is no report. The shortest true text of the 181 pages of the article extraction benchmark has 18
#: (``python -m evaluation.pages`` prints it).
SHORTEST = 15

CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
#: Characters that lxml refuses to be given back, though character references may have made them.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
NO_ARTICLE = "no article found in the page: save the article's own page, or give its text"


def read_page(source: Source) -> Iterator[Candidate | Skip]:
    """One report: the page's main text, which is the report's text from here on."""
    data = source.whole(LIMIT)
    declared = CHARSET.search(data[:4096])
    page = decode(data, declared[1].decode("ascii") if declared else None)
    yield Candidate(page_report(page, source.stem))


def page_report(page: str, name: str) -> Report:
    """The report in a page; raises ReadError where there is none."""
    found = _extract(page)
    text = scalar(getattr(found, "text", None) or "")
    if len(text.split()) < SHORTEST:
        raise ReadError(NO_ARTICLE)
    said = {k: _said(found, k) for k in ("title", "author", "sitename", "hostname", "date", "url", "language")}
    return Report(
        id=name,
        text=text,
        title=said["title"],
        title_at=title_span(text, said["title"]) if said["title"] else None,
        outlet=said["sitename"] or said["hostname"],
        byline=said["author"].replace("; ", ", ") if said["author"] else None,
        published=to_iso(said["date"]) if said["date"] else None,
        url=said["url"],
        language=said["language"] or _declared_language(page),
    )


def unmarked(fragment: str) -> str:
    """The text of a fragment of HTML: block elements as paragraphs, nothing left out but scripts and styles."""
    from lxml import etree, html

    try:
        root = html.fromstring(f"<div>{CONTROL.sub(' ', fragment)}</div>")
    except (etree.ParserError, ValueError):
        return ""
    for gone in root.xpath("//script|//style|//comment()"):
        gone.drop_tree()
    for block in root.xpath(
        "//p|//div|//h1|//h2|//h3|//h4|//li|//blockquote|//br|//tr|//figcaption|//section|//ul|//ol|//table"
    ):
        block.tail = "\n\n" + CONTROL.sub(" ", block.tail or "")
        if block.tag != "br":
            block.text = "\n\n" + CONTROL.sub(" ", block.text or "")
    paragraphs = (re.sub(r"\s+", " ", p).strip() for p in root.text_content().split("\n\n"))
    return scalar("\n\n".join(p for p in paragraphs if p))


def _extract(page: str) -> Any:
    """trafilatura's document, or None. The date is taken from what the page declares, never guessed from its text.

    In favour of precision, because a caption taken for the report's text costs more than a caption lost: F1 on the 181 pages of the
    article extraction benchmark is 96.4 with it and 96.0 without (``python -m evaluation.pages``).
    """
    from lxml import etree
    from trafilatura import bare_extraction

    try:
        return bare_extraction(
            page,
            include_comments=False,
            favor_precision=True,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (etree.LxmlError, ValueError, RecursionError):
        return None


def _said(found: Any, key: str) -> str | None:
    value = getattr(found, key, None)
    return scalar(value).strip() or None if isinstance(value, str) else None


def _declared_language(page: str) -> str | None:
    m = re.search(r"<html[^>]*?\slang=[\"']?([A-Za-z]{2})\b", page[:4096])
    return m[1].lower() if m else None
