"""One form for all spellings of a word or a name, so that spellings can be looked up instead of compared pair by pair.

Two depths: `plain` forgives case, accents, dots, hyphens and apostrophes; `sound` also what romanisations disagree about
(kh and h, y and i, w and v, sch and sh ...). Romanisation of other scripts is anyascii's.
"""

from __future__ import annotations

import functools
import re
from typing import Final

from anyascii import anyascii

from tellings.model import NameKind
from tellings.weights import word_list, word_table

_BREAK: Final = re.compile(r"[\s\-‐‑–—/_,;:()\[\]\"]+")
_DOMAIN: Final = re.compile(r"\.(com|org|net)\b")
_DOTTED: Final = re.compile(r"^(?:\w\.)+\w?$")
_QUOTES: Final = str.maketrans("", "", "'`´’‘ʼʻ′“”.")
_POSSESSIVE: Final = re.compile(r"(?<=\w)['’]s?$", re.IGNORECASE)
#: British and American spellings of the words that names of bodies are made of.
_SPELLINGS: Final = {
    "defence": "defense",
    "centre": "center",
    "theatre": "theater",
    "labour": "labor",
    "programme": "program",
}
_LIGHT: Final = frozenset("the of for and in on a an de la le du des".split())
#: Letter groups that romanisations of Cyrillic, Arabic and Greek write differently, in the order in which they are replaced. Compiled
#: from the tables of BGN/PCGN, ISO 9, the German and French newspapers' custom, and the Spanish custom of writing kh as j.
_SOUNDS: Final = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"^ch(?=r)", "k"),
        (r"shch|schtsch", "sh"),
        (r"tsch|tch|cz|tj(?=[aeiou])", "ch"),
        (r"sch|sz", "sh"),
        (r"dzh|dj", "j"),
        (r"j(?=[^aeiouyj])", "h"),
        (r"kh|gh(?=[aeiou])", "h"),
        (r"ph", "f"),
        (r"ff$", "v"),
        (r"th", "t"),
        (r"ck|q(?:u(?=[ei]))?|c(?=[aoulrkt])|c$", "k"),
        (r"tz|ts(?=[aeiouy])|zz", "z"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"ou|oo", "u"),
        (r"ee(?!$)", "i"),
        (r"[yj]", "i"),
        (r"^ie", "e"),
        (r"(?<=[aeiou])i(?=[aeou])", ""),
        (r"(?:e?ii|[ie]i|ie|ee)$", "i"),
        (r"(.)\1+", r"\1"),
        (r"ie", "e"),
    )
)


@functools.lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """The text in lower-case ASCII letters, whatever its script, without possessive ending; spaces and punctuation stay."""
    text = _POSSESSIVE.sub("", text.strip())
    return (text if text.isascii() else anyascii(text)).lower()


@functools.lru_cache(maxsize=100_000)
def words(name: str) -> tuple[str, ...]:
    """The words of a name, folded: hyphens part them, dots and apostrophes vanish ("N.A.A.C.P." is one word, "Bouhlel-Amri" two)."""
    out = []
    for part in _BREAK.split(_DOMAIN.sub(r" \1", fold(name.replace("&", " and ")))):
        word = part.translate(_QUOTES) if not _DOTTED.match(part) else part.replace(".", "")
        word = word.strip("@#!?*")
        if word:
            out.append(word)
    return tuple(out)


@functools.lru_cache(maxsize=100_000)
def plain(name: str) -> str:
    """The letters of a name and nothing else: the key under which spellings with and without hyphens, spaces and case meet."""
    found = [_SPELLINGS.get(w, w) for w in words(name)]
    if len(found) > 1 and found[0] == "the":
        found = found[1:]
    return "".join(re.sub(r"isation", "ization", w) for w in found)


@functools.lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """One folded word with the choices that romanisations differ in levelled: "nayev" and "naev" are both "naev"."""
    for pattern, to in _SOUNDS:
        word = pattern.sub(to, word)
    return word


#: One letter of Cyrillic is zh in English and j in French ("Zhelev", "Jelev"). In other customs j is the y of "yes", so that the two
#: are not levelled but compared as one of two ways to read the word, and not in words as short as the Chinese "Zhang".
_FRENCH: Final = re.compile(r"(?<!d)j")
_LEAST_FRENCH: Final = 6


@functools.lru_cache(maxsize=100_000)
def sounds(word: str) -> frozenset[str]:
    """The sounds that a folded word may have: `sound`, and that of the French reading where there is a j."""
    read = _FRENCH.sub("zh", word)
    return frozenset((sound(word), sound(read if len(read) >= _LEAST_FRENCH else word)))


@functools.lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The consonants of a sound with its first letter, the block in which near misses are looked for."""
    return word[:1] + re.sub(r"[aeiou]", "", word[1:])


@functools.cache
def corporate() -> frozenset[str]:
    """Legal forms that may be left off a company's name."""
    return frozenset(word_list("name_corporate"))


@functools.cache
def bodies() -> dict[str, tuple[NameKind, str]]:
    """The noun that heads a body's or a place's name -> its kind and the class of words with its meaning."""
    rows = word_table("name_bodies")
    return {w: ("place" if kind == "place" else "organisation", w if same == "-" else same) for w, kind, same in rows}


@functools.lru_cache(maxsize=100_000)
def core(name: str) -> str:
    """The key of a company's name without its legal form: "Acme Holdings Ltd." and "Acme" are one."""
    found = list(words(name))
    while len(found) > 1 and found[-1] in corporate():
        found.pop()
    if len(found) > 1 and found[0] == "the":
        found = found[1:]
    return "".join(_SPELLINGS.get(w, w) for w in found)


@functools.lru_cache(maxsize=100_000)
def initials(name: str) -> frozenset[str]:
    """The acronyms that a name of several words may have: its initials with and without its small words."""
    found = [w for w in words(name) if w != "the"]
    small = [w for w in found if w not in _LIGHT]
    if len(small) < 2:
        return frozenset()
    bare = [w for w in small if w not in corporate()]
    turned = [*small[1:], small[0]]  # "Utopian armed forces" is short for Armed Forces of Utopia
    return frozenset("".join(w[0] for w in some) for some in (found, small, bare, turned) if len(some) > 1)


def is_acronym(name: str) -> bool:
    """Whether the form is an abbreviation by its looks: two to six capitals, dotted or not ("N.A.A.C.P.", "AfD")."""
    letters = name.replace(".", "")
    if not letters.isalpha() or not 2 <= len(letters) <= 8:
        return False
    return letters.isupper() or (len(letters) <= 4 and sum(c.isupper() for c in letters) >= 2)


def sounded(name: str) -> str | None:
    """The sounds of a name of several words, without its single letters: "Mazar-i-Sharif" and "Mazar-e-Sharif" are one."""
    found = [sound(w) for w in words(name) if len(w) > 1 and w != "the"]
    key = "".join(found)
    return key if len(found) > 1 and len(key) > 7 else None


def heads_place(word: str) -> bool:
    """Whether the word heads places' names ("airport")."""
    return word in bodies() and bodies()[word][0] == "place"


#: Capitals inside a word ("CoinDesk") make a company's or a product's name, except after the prefixes of surnames.
_CAMEL: Final = re.compile(r"(?!Mc|Mac|De|Di|La|Le|Van|Fitz)[A-Z][a-z]+[A-Z][A-Za-z]*[a-z]$")


def is_camel(word: str) -> bool:
    """Whether the word has capitals inside, as names of companies have."""
    return _CAMEL.match(word) is not None
