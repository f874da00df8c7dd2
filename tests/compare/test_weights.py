"""The trained weights: what ships, and how they are fitted."""

import msgspec
import numpy as np
import pytest

from tellings.compare.answer_signs import ANSWERS
from tellings.compare.clash_signs import CLASHES
from tellings.compare.figure_signs import FIGURES
from tellings.compare.likeness import CLAUSES, UTTERANCES
from tellings.compare.logistic import Logistic, shipped
from training.compare.logit import fit

FEATURES = {"utterances": UTTERANCES, "clauses": CLAUSES, "figures": FIGURES, "clashes": CLASHES, "answers": ANSWERS}


@pytest.mark.parametrize("kind", FEATURES)
def test_the_shipped_weights_are_of_these_features(kind):
    model = getattr(shipped(), kind)
    assert model.features == FEATURES[kind]
    assert len(model.weights) == len(model.features)


@pytest.mark.parametrize("kind", FEATURES)
def test_the_levels_are_in_order(kind):
    model = getattr(shipped(), kind)
    assert 1 > model.threshold("cautious") > model.threshold("balanced") > model.threshold("complete") > 0


def test_a_line_is_learned():
    rng = np.random.default_rng(3)
    rows = rng.normal(size=(2000, 3))
    labels = (rows @ np.array([2.0, -1.0, 0.0]) + rng.logistic(size=2000) > 0.5).astype(float)
    model = fit(("a", "b", "c"), rows, labels, np.ones(2000), 1e-3, {"balanced": 0.5})
    assert model.weights[0] == pytest.approx(2.0, abs=0.3)
    assert model.weights[1] == pytest.approx(-1.0, abs=0.3)
    assert abs(model.weights[2]) < 0.2
    assert np.mean(model.probabilities(rows)) == pytest.approx(labels.mean(), abs=0.01)


def test_a_feature_without_variation_weighs_nothing():
    rows = np.column_stack([np.linspace(-1, 1, 100), np.ones(100)])
    model = fit(("a", "b"), rows, (rows[:, 0] > 0).astype(float), np.ones(100), 1.0, {})
    assert abs(model.weights[1]) < 1e-5


def test_no_rows_no_probabilities():
    model = Logistic(("a",), (1.0,), 0.0, {})
    assert len(model.probabilities(np.zeros((0, 1)))) == 0
    assert msgspec.json.decode(msgspec.json.encode(model), type=Logistic) == model
