"""Whether words name a newspaper, an agency, a station or a site: they pass on what others say."""

from __future__ import annotations

import functools
import re
from typing import Final

from tellings.weights import word_list, word_table

#: Words for those who pass on, beside the names of agencies and what stands in the names of papers.
PASSERS: Final = frozenset("reports report newspaper paper reporter media channel station network website tv".split())
#: A web address, the call sign of a station.
ADDRESS: Final = re.compile(r"\w\.(?:com|org|net|co\.\w\w)\b|\b[KW][A-Z]{3}\b|\b[A-Z]{1,2}N?BC\b|\bCNN\b|\bNPR\b")


@functools.cache
def agencies() -> frozenset[str]:
    """The written forms of news agencies: they tell, but "the company" and "the army" do not mean them."""
    return frozenset(form.rstrip("*") for row in word_table("agencies") for form in row[1].split("|"))


@functools.cache
def outlet_words() -> frozenset[str]:
    """Lower-cased words that stand in the names of papers and stations."""
    return frozenset(w.lower() for w in word_list("outlet_words"))


def is_outlet(words: str) -> bool:
    """Whether the words, a source or a name as it stands, name an outlet: "the Velm Times", "WVLM", "local media"."""
    found = re.findall(r"\w+", words)
    return (
        bool(ADDRESS.search(words))
        or words in agencies()
        or any(w.lower() in PASSERS for w in found)
        or any(w in agencies() or (w[0].isupper() and w.lower() in outlet_words()) for w in found)
    )
