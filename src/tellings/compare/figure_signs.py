"""How like two figures are that may both be true: the rows that the model of figures weighs."""

from __future__ import annotations

from collections.abc import Mapping

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


def measure_figures(a: Figure, b: Figure, cosine: float, rank: int, weights: Mapping[str, float]) -> Row:
    """The features of two figures of one measure; symmetric."""
    same, fits = equal(a, b), compatible(a, b)
    ra, rb = a.stated.reading, b.stated.reading
    shared = weigh(ra.keys & rb.keys, weights)
    wa, wb = weigh(ra.keys, weights), weigh(rb.keys, weights)
    counted = weigh(a.counted & b.counted, weights) / max(
        0.5, min(weigh(a.counted, weights), weigh(b.counted, weights))
    )
    other = weigh((ra.keys & rb.keys) - a.counted - b.counted, weights)
    head = float(a.head is not None and a.head == b.head)
    standing = float(a.quantity is not None and b.quantity is not None and a.quantity.standing == b.quantity.standing)
    change = float((a.quantity.change if a.quantity else None) == (b.quantity.change if b.quantity else None))
    unique = float(len(alike_in_clause(a)) == 1 and len(alike_in_clause(b)) == 1)
    return [
        float(same), float(fits), ratio(a, b), digits(a) if same else 0.0, counted, head,
        float(a.stated.verb == b.stated.verb), float(bool(a.stated.subjects & b.stated.subjects)),
        float(bool(a.stated.objects & b.stated.objects)), cosine, cosine**2, shared / max(0.5, wa + wb - shared),
        shared / max(0.5, min(wa, wb)), min(other, 10) / 10,
        min(3, len(ra.names & rb.names)) / 3, float(bool(ra.names and rb.names and ra.names.isdisjoint(rb.names))), 1 / rank,
        abs(ra.place - rb.place), float(a.page is b.page), standing, change, float(not a.counted or not b.counted), unique,
        *(float(a.kind == k) for k in KINDS), *(float(same and a.kind == k) for k in KINDS),
        0.0 if fits else cosine, 0.0 if fits else counted,
    ]  # fmt: skip


def measure_core(a: Figure, b: Figure, alone: float, around: float) -> Row:
    """More features: what is counted with its verb; ``alone`` is 1 where each report has one such figure, ``around`` as for clauses."""
    one, other = _core(a), _core(b)
    shared = len(one & other)
    contained = shared / max(1, min(len(one), len(other)))
    head = a.head is not None and a.head == b.head
    differ = not compatible(a, b)
    return [
        shared / max(1, len(one | other)), contained, float(head) * alone,
        float(head and a.kind == "age"), float(head and a.kind == "money"),
        around, float(head and differ) * alone, contained * differ,
    ]  # fmt: skip


def _core(f: Figure) -> frozenset[str]:
    """The keys of what is counted, of its clause's verb, and of the words right around the figure."""
    page = f.page
    inside = page.word_range(f.span)
    around = range(max(0, inside.start - 4), min(len(page.keys), inside.stop + 4)) if inside else range(0)
    near = {key for i in around if (key := page.keys[i]) is not None and i not in inside}
    return frozenset(f.counted | near | ({f.stated.verb} if f.stated.verb else set()))
