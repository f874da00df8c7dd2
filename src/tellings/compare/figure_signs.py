"""How like two figures are that may both be true: the rows that the model of figures weighs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from tellings.compare.figures import KINDS, Figure, alike_in_clause, compatible, digits, equal, ratio
from tellings.compare.likeness import Row, weigh

#: The features of two figures, in the order of `measure_figures`.
FIGURES = (
    "equal", "compatible", "ratio", "digits shared", "counted shared", "counted head", "verb", "subject shared", "object shared",
    "meaning", "meaning squared", "words shared", "words contained", "other words", "names shared", "names differ", "rank", "distance",
    "same report",
    "standing", "change", "counted unclear", "only one of kind", *(f"is {k}" for k in KINDS), *(f"equal {k}" for k in KINDS),
    "meaning if differ", "counted if differ", "core shared", "core contained", "head alone", "head and age", "head and money", "sentence",
    "head alone if differ", "core if differ",
)  # fmt: skip


_KIND: Final = {kind: tuple(float(kind == k) for k in KINDS) for kind in KINDS}
_NONE: Final = (0.0,) * len(KINDS)


class Looked(NamedTuple):
    """A figure with what is asked of it again and again, as it is compared with many.

    The weight of its clause's keys and of those of what is counted, whether it is the only one of its kind in its clause, and the keys of
    what is counted, of the clause's verb, and of the words right around it.
    """

    figure: Figure
    keys: float
    counted: float
    unique: bool
    core: frozenset[str]


def look_at(figure: Figure, weights: Mapping[str, float]) -> Looked:
    """The figure with what is asked of it."""
    keys, counted = weigh(figure.stated.reading.keys, weights), weigh(figure.counted, weights)
    return Looked(figure, keys, counted, len(alike_in_clause(figure)) == 1, _core(figure))


def measure_figures(one: Looked, two: Looked, cosine: float, rank: int, weights: Mapping[str, float]) -> Row:
    """The features of two figures of one measure; symmetric."""
    a, b = one.figure, two.figure
    same, fits = equal(a, b), compatible(a, b)
    ra, rb = a.stated.reading, b.stated.reading
    both = [k for k in ra.ordered if k in rb.keys]
    shared = sum([weights.get(k, 1.0) for k in both])
    counted = weigh(a.counted & b.counted, weights) / max(0.5, min(one.counted, two.counted))
    other = sum([weights.get(k, 1.0) for k in both if k not in a.counted and k not in b.counted])
    head = float(a.head is not None and a.head == b.head)
    standing = float(a.quantity is not None and b.quantity is not None and a.quantity.standing == b.quantity.standing)
    change = float((a.quantity.change if a.quantity else None) == (b.quantity.change if b.quantity else None))
    kind = _KIND[a.kind]
    return [
        float(same), float(fits), ratio(a, b), digits(a) if same else 0.0, counted, head,
        float(a.stated.verb == b.stated.verb), float(not a.stated.subjects.isdisjoint(b.stated.subjects)),
        float(not a.stated.objects.isdisjoint(b.stated.objects)), cosine, cosine**2,
        shared / max(0.5, one.keys + two.keys - shared), shared / max(0.5, min(one.keys, two.keys)), min(other, 10) / 10,
        min(3, len(ra.names & rb.names)) / 3, float(bool(ra.names and rb.names and ra.names.isdisjoint(rb.names))), 1 / rank,
        abs(ra.place - rb.place), float(a.page is b.page), standing, change, float(not a.counted or not b.counted),
        float(one.unique and two.unique), *kind, *(kind if same else _NONE), 0.0 if fits else cosine, 0.0 if fits else counted,
    ]  # fmt: skip


def measure_core(one: Looked, two: Looked, alone: float, around: float) -> Row:
    """More features: what is counted with its verb; ``alone`` is 1 where each report has one such figure, ``around`` as for clauses."""
    a, b = one.figure, two.figure
    shared = len(one.core & two.core)
    contained = shared / max(1, min(len(one.core), len(two.core)))
    head = a.head is not None and a.head == b.head
    differ = not compatible(a, b)
    return [
        shared / max(1, len(one.core) + len(two.core) - shared), contained, float(head) * alone,
        float(head and a.kind == "age"), float(head and a.kind == "money"),
        around, float(head and differ) * alone, contained * differ,
    ]  # fmt: skip


def _core(f: Figure) -> frozenset[str]:
    page = f.page
    inside = page.word_range(f.span)
    around = range(max(0, inside.start - 4), min(len(page.keys), inside.stop + 4)) if inside else range(0)
    near = {key for i in around if (key := page.keys[i]) is not None and i not in inside}
    return frozenset(f.counted | near | ({f.stated.verb} if f.stated.verb else set()))
