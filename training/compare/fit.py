"""Train the comparison's weights on annotated stories.

    python -m training.compare.fit --data ../shared/gold/dev [--only KIND...] [--cache FOLDER] [--out FOLDER] [--held-out FOLDER]

Every story is annotated as the product does it; pairs of statements, clauses and figures are labelled by the annotators' groups. Figures
that clash are learned besides from unlabelled stories in which such pairs were judged by reading (`training.compare.judged`), answers from
others (the part for training of `training.compare.judged_answers`), and which passages of a line tell the same from others again
(`training.compare.judged_groups`). The shipped weights, one file a model, are fitted to all stories;
``held_out/KIND.json`` holds, for each annotated story, weights fitted to the others, with which `evaluation.account` scores it. Thresholds
are read off the curves that ``training.compare.curves`` prints. ``--only`` fits the named models and leaves the files of the others;
``--cache`` keeps annotations between runs (empty it when the annotating changes).
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from tellings.annotate import annotate
from tellings.annotate.pipeline import parse
from tellings.annotate.speakers import resolve_speakers
from tellings.compare.answer_signs import ANSWERS, Answer
from tellings.compare.clash_signs import CLASHES
from tellings.compare.denials import measure, propose, read_talk
from tellings.compare.entities import merge_names
from tellings.compare.facts import find_facts, group_figures
from tellings.compare.figure_pairs import Figures, clash_pairs, figure_pairs
from tellings.compare.figure_signs import FIGURES
from tellings.compare.figures import read_figures
from tellings.compare.ground import Ground, read_story
from tellings.compare.likeness import CLAUSES, UTTERANCES
from tellings.compare.logistic import Logistic, Models
from tellings.compare.pairs import clause_pairs, statement_pairs
from tellings.compare.roles import explain_speakers
from tellings.compare.singles import SINGLES, Holdings, measure_singles
from tellings.compare.telling import NAMED, TELLING, measure_tellings
from tellings.lineage import find_origins
from tellings.model import Annotated, Cite, Report
from tellings.read import read
from training.compare.drawn import annotated as annotated_story
from training.compare.drawn import read_corpora, stories_of
from training.compare.gold import Gold
from training.compare.judged import annotated_story as annotated_judged
from training.compare.judged import judged_pairs, read_judged
from training.compare.judged_answers import WORTH, read_judged_answers
from training.compare.judged_groups import FURNITURE, alike, read_judged_groups
from training.compare.logit import fit

Labels = npt.NDArray[np.float64]

#: Ridge by leave-one-story-out on gold/dev (training.compare.curves): flat between 5 and 40; clashes are few and need more, and utterances
#: have the most features for their pairs (average precision 71.6 at 20, 72.3 at 80, 72.5 at 300).
RIDGES: Mapping[str, float] = {
    "utterances": 80.0,
    "clauses": 20.0,
    "figures": 20.0,
    "clashes": 60.0,
    "answers": 40.0,
    "singles": 100.0,
    "telling": 5.0,
}
#: Thresholds by level, from the curves of training.compare.curves on held-out stories; those of telling are its probability, as it is.
THRESHOLDS: Mapping[str, dict[str, float]] = {
    "utterances": {"cautious": 0.34, "balanced": 0.19, "complete": 0.13},
    "clauses": {"cautious": 0.2, "balanced": 0.1, "complete": 0.07},
    "figures": {"cautious": 0.35, "balanced": 0.18, "complete": 0.1},
    "clashes": {"cautious": 0.25, "balanced": 0.11, "complete": 0.07},
    "answers": {"cautious": 0.6, "balanced": 0.15, "complete": 0.08},
    "singles": {"cautious": 0.15, "balanced": 0.06, "complete": 0.03},
    "telling": {"cautious": 0.6, "balanced": 0.5, "complete": 0.4},
}  # fmt: skip
#: What a judged pair of an unlabelled story weighs beside an annotated one. These stories hold few figures of one thing and many of like
#: things: at 1 they are weighed better (average precision 38, 33 without them) and the annotated ones worse (45, 50), at 0.3 36 and 48.
JUDGED: Final = 0.3
FEATURES = {
    "utterances": UTTERANCES,
    "clauses": CLAUSES,
    "figures": FIGURES,
    "clashes": CLASHES,
    "answers": ANSWERS,
    "singles": SINGLES,
    "telling": TELLING,
}
#: What is learned from pairs; singles are learned from clauses, with the figures grouped by these.
PAIRED = ("utterances", "clauses", "figures", "clashes", "answers")


class Lesson(NamedTuple):
    """A story's pairs of one kind (or clauses), a row of features each, with their labels, and what each pair weighs."""

    rows: Labels
    labels: Labels
    weight: float = 1.0


class Taught(NamedTuple):
    """The lessons of the annotated stories by story and kind, and by kind those of other stories, which are never left out."""

    stories: Mapping[str, Mapping[str, Lesson]]
    always: Mapping[str, Sequence[Lesson]]

    def of(self, kind: str, left_out: str | None = None) -> list[Lesson]:
        """The lessons of a kind, without those of one annotated story."""
        own = (s[kind] for n, s in self.stories.items() if n != left_out and kind in s)
        return [*own, *self.always.get(kind, ())]


def read_folder(folder: Path, cache: Path | None = None) -> tuple[list[Report], list[Annotated]]:
    """A story's reports as the product reads them, and what it finds in each, kept in the folder ``cache`` where one is given."""
    reports = list(read([folder]).reports)
    kept = cache / f"{folder.name}.msgpack" if cache else None
    if kept and kept.is_file():
        return reports, msgspec.msgpack.decode(kept.read_bytes(), type=list[Annotated])
    annotated = [annotate(r) for r in reports]
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(msgspec.msgpack.encode(annotated))
    return reports, annotated


def read_ground(reports: Sequence[Report], annotated: Sequence[Annotated]) -> Ground:
    """The story as the comparison sees it."""
    entities = merge_names(reports, annotated)
    explained = explain_speakers(reports, annotated, entities)
    return read_story(reports, explained, find_origins(reports).origins, entities)


def with_gold_statements(reports: Sequence[Report], annotated: Sequence[Annotated], gold: Gold) -> list[Annotated]:
    """The annotations with the annotators' sayings in the place of the statements found, their speakers resolved by the product.

    Utterances are learned from these: what the tagger found beyond them has no label, and what it missed is lost.
    """
    return [
        msgspec.structs.replace(a, statements=resolve_speakers(parse(r.text), gold.statements(r.id), a.names))
        for r, a in zip(reports, annotated, strict=True)
    ]


def lessons(ground: Ground, spoken: Ground, gold: Gold) -> dict[str, Lesson]:
    """All pairs of a story, labelled; ``spoken`` is the story with the annotators' statements."""
    told = [gold.utterances(t.reading.page.report.id, t.statement.content) for t in spoken.told]
    u = statement_pairs(spoken)
    facts = [{i for i, _ in gold.facts(s.reading.page.report.id, s.clause.span)} for s in ground.stated]
    c = clause_pairs(ground)
    figures = read_figures(ground.stated)
    counted = [{i for i, _ in gold.facts(f.page.report.id, f.span)} for f in figures]
    compared = Figures(ground, figures)
    f = figure_pairs(compared)
    return {
        "utterances": Lesson(u.rows, np.array([told[a] is not None and told[a] == told[b] for a, b in u.pairs], float)),
        "clauses": Lesson(c.rows, np.array([bool(facts[a] & facts[b]) for a, b in c.pairs], float)),
        "figures": Lesson(f.rows, np.array([bool(counted[a] & counted[b]) for a, b in f.pairs], float)),
        "clashes": clash_lesson(compared, gold),
        "answers": answer_lesson(ground, gold),
    }


def judged_answer_lessons(corpora: Path, cache: Path | None) -> list[Lesson]:
    """The answers proposed in the judged stories of the part for training, labelled by what was read; none where the corpora are absent.

    What nobody read is left out, what is arguable counts half.
    """
    found = []
    for story, drawn in stories_of(read_judged_answers(), read_corpora(corpora)):
        if story.part == "train":
            ground = read_ground(drawn.reports, annotated_story(drawn, cache / "drawn" if cache else None))
            talk = read_talk(ground)
            read = [(a, label) for a in propose(ground, talk) if (label := story.answer(*sides(a))) is not None]
            rows = measure(ground, talk, [a for a, _ in read])
            found.append(Lesson(rows, np.array([WORTH[label] for _, label in read], float)))
    return found


def sides(answer: Answer) -> tuple[Cite, Cite]:
    """The sentence that answers and the one that it answers, or the two parts of one sentence."""
    spans = answer.spans if answer.own is answer.claim else (answer.own.span, answer.claim.span)
    return answer.own.page.cite(spans[0]), answer.claim.page.cite(spans[1])


def answer_lesson(ground: Ground, gold: Gold) -> Lesson:
    """The answers proposed, labelled by whether the annotators set their passages against each other."""
    talk = read_talk(ground)
    proposed = propose(ground, talk)
    labels = [
        gold.disputes(*(page.cite(span) for page, span in zip((a.own.page, a.claim.page), a.spans, strict=True)))
        for a in proposed
    ]
    return Lesson(measure(ground, talk, proposed), np.array(labels, float))


def clash_lesson(compared: Figures, gold: Gold) -> Lesson:
    """The figures that clash, labelled by the values of the annotators' answers.

    A quote often holds more figures than the one that answers: what else stands in the quotes of one question is left out.
    """
    weighed = clash_pairs(compared)
    answers = gold.figures(compared.figures)
    around = [{i for i, _ in gold.facts(f.page.report.id, f.span)} for f in compared.figures]
    kept = [
        n
        for n, (a, b) in enumerate(weighed.pairs)
        if answers[a] & answers[b] or not (around[a] | answers[a]) & (around[b] | answers[b])
    ]
    pairs = tuple(weighed.pairs[n] for n in kept)
    return Lesson(weighed.rows[kept], np.array([bool(answers[a] & answers[b]) for a, b in pairs], float))


def singles_lesson(ground: Ground, gold: Gold, models: Models) -> Lesson:
    """The story's clauses, labelled by what the annotators list as one report's own; figures are grouped by the models given."""
    groups = group_figures(ground, read_figures(ground.stated), models, "balanced")
    listed = [gold.single(s.reading.page.report.id, s.clause.span) for s in ground.stated]
    return Lesson(measure_singles(ground, Holdings(ground), groups), np.array(listed, float))


def judged_lessons(corpora: Path, cache: Path | None) -> list[Lesson]:
    """The pairs of figures of unlabelled stories that were judged by reading, a lesson a story."""
    found = []
    for story in read_judged(corpora):
        rows, labels = judged_pairs(read_ground(story.reports, annotated_judged(story, cache)), story)
        found.append(Lesson(rows, np.array(labels, float), JUDGED))
    return found


def telling_lessons(corpora: Path, cache: Path | None, models: Models) -> list[Lesson]:
    """The pairs of passages of agreed lines that were read in stories of the part for training, where the models put them together."""
    found = []
    for story, drawn in stories_of(read_judged_groups(), read_corpora(corpora)):
        if story.part == "train":
            ground = read_ground(drawn.reports, annotated_story(drawn, cache / "drawn" if cache else None))
            read = [line for line in story.agreed if FURNITURE not in line.letters]
            groups = group_figures(ground, read_figures(ground.stated), models, "balanced")
            rows: list[Labels] = []
            labels: list[float] = []
            for fact in find_facts(ground, groups, models.clauses, "balanced"):
                if fact.status != "conflicting" and fact.kind not in NAMED:
                    for (a, b), row in zip(*measure_tellings(ground, fact), strict=True):
                        one, other = fact.answers[a].passage, fact.answers[b].passage
                        same = alike(read, one, other) if one.report != other.report else None
                        if same is not None:
                            rows.append(row)
                            labels.append(float(same))
            found.append(Lesson(np.array(rows).reshape(len(rows), len(TELLING)), np.array(labels)))
    return found


def fit_kind(kind: str, taught: Sequence[Lesson], ridge: float) -> Logistic:
    """One model; each story weighs by the root of its positive pairs, so that none drowns the others."""
    rows = np.vstack([lesson.rows for lesson in taught])
    labels = np.hstack([lesson.labels for lesson in taught])
    sample = np.hstack([np.full(len(x.labels), x.weight / np.sqrt(max(20.0, float(x.labels.sum())))) for x in taught])
    return fit(FEATURES[kind], rows, labels, sample / sample.mean(), ridge, dict(THRESHOLDS[kind]))


def main(argv: Sequence[str] | None = None) -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folders of annotated stories")
    parser.add_argument("--out", type=Path, default=Path("src/tellings/trained/compare"))
    parser.add_argument("--held-out", type=Path, default=Path("training/compare/held_out"))
    parser.add_argument("--only", nargs="+", choices=sorted(FEATURES), default=sorted(FEATURES))
    parser.add_argument(
        "--corpora", type=Path, default=Path("../shared/corpora"), help="the files of the judged stories"
    )
    parser.add_argument("--cache", type=Path, help="a folder for the annotations")
    o = parser.parse_args(argv)
    taught = teach_all(o.data, o.corpora, o.cache)
    for kind in o.only:
        write(kind, taught, o.out, o.held_out)
    write_card(taught, o.out)


def teach_all(data: Path, corpora: Path, cache: Path | None) -> Taught:
    """The lessons of every annotated story in the folder, and those judged; a story's figures are grouped by models of the others."""
    stories: dict[str, dict[str, Lesson]] = {}
    grounds: dict[str, tuple[Ground, Gold]] = {}
    for folder in sorted(p.parent for p in data.glob("*/account.json")):
        gold = Gold(folder)
        reports, annotated = read_folder(folder, cache)
        ground = read_ground(reports, annotated)
        spoken = read_ground(reports, with_gold_statements(reports, annotated, gold))
        stories[folder.name], grounds[folder.name] = lessons(ground, spoken, gold), (ground, gold)
    always = {"clashes": judged_lessons(corpora, cache), "answers": judged_answer_lessons(corpora, cache)}
    taught = Taught(stories, always)
    for name, (ground, gold) in grounds.items():
        stories[name]["singles"] = singles_lesson(ground, gold, fit_paired(taught, name))
        print(name, {k: (len(x.labels), int(x.labels.sum())) for k, x in stories[name].items()}, flush=True)
    always["telling"] = telling_lessons(corpora, cache, fit_paired(taught))
    return taught


def fit_paired(taught: Taught, left_out: str | None = None) -> Models:
    """What is learned from pairs, without those of one annotated story; the other models know nothing."""
    models = {k: fit_kind(k, taught.of(k, left_out), RIDGES[k]) for k in PAIRED}
    others = (k for k in FEATURES if k not in PAIRED)
    untaught = {k: Logistic(FEATURES[k], (0.0,) * len(FEATURES[k]), 0.0, dict(THRESHOLDS[k])) for k in others}
    return Models(**models, **untaught)


def write(kind: str, taught: Taught, out: Path, held_out: Path) -> None:
    """One model's weights, and its weights for each annotated story left out."""
    for folder in (out, held_out):
        folder.mkdir(parents=True, exist_ok=True)
    (out / f"{kind}.json").write_bytes(msgspec.json.encode(fit_kind(kind, taught.of(kind), RIDGES[kind])))
    left = {n: msgspec.to_builtins(fit_kind(kind, taught.of(kind, n), RIDGES[kind])) for n in taught.stories}
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(model)}" for name, model in left.items())
    (held_out / f"{kind}.json").write_text("{\n" + lines + "\n}\n", encoding="utf8")


def write_card(taught: Taught, out: Path) -> None:
    """The card of all the models that lie in the folder."""
    card = {
        "name": "compare",
        "what": "Logistic models: statements of one utterance, clauses and figures that answer one question, what one report has alone, "
        "which passages tell the same.",
        "inputs": "rows of named features (tellings.compare.likeness, figure_signs, clash_signs, singles, telling)",
        "corpora": [
            {"name": "gold/dev", "stories": sorted(taught.stories)},
            {"name": "stream", "stories": len(taught.always["clashes"]), "labels": "training/compare/judged_clashes.jsonl"},
            {"name": "stream, stories-dev", "stories": len(taught.always["answers"]), "labels": "training/compare/judged_answers.jsonl"},
            {"name": "stream, stories-dev", "stories": len(taught.always["telling"]), "labels": "training/compare/judged_groups.jsonl"},
        ],
        "terms": "Counts and weights only: no text of the corpus is in the files.",
        "pairs": {k: sum(len(x.labels) for x in taught.of(k)) for k in FEATURES},
        "positive": {k: int(sum(x.labels.sum() for x in taught.of(k))) for k in FEATURES},
        "scores": "printed by `python -m evaluation.account`, each story with weights fitted to the others",
        "command": "python -m training.compare.fit --data ../shared/gold/dev",
        "files": {f"{k}.json": hashlib.sha256((out / f"{k}.json").read_bytes()).hexdigest() for k in FEATURES},
    }  # fmt: skip
    (out / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
