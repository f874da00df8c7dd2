"""Ridge logistic regression by Newton steps, in numpy: small enough to be re-fitted wherever stories are left out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tellings.compare.logistic import Logistic

Rows = npt.NDArray[np.float64]


def fit(
    features: Sequence[str], rows: Rows, labels: Rows, sample: Rows, ridge: float, thresholds: dict[str, float]
) -> Logistic:
    """The model that maximises the weighted likelihood less ``ridge`` times half the squared weights of standardised features."""
    mean = np.average(rows, axis=0, weights=sample)
    scale = np.sqrt(np.average((rows - mean) ** 2, axis=0, weights=sample))
    scale[scale < 1e-6] = 1e6
    x = np.hstack([(rows - mean) / scale, np.ones((len(rows), 1))])
    penalty = np.full(x.shape[1], ridge)
    penalty[-1] = 1e-6
    w = np.zeros(x.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (sample * (p - labels)) + penalty * w
        hessian = (x * (sample * np.maximum(p * (1 - p), 1e-6))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        w = w - step * min(1.0, 5 / max(1e-9, float(np.abs(step).max())))
        if np.abs(step).max() < 1e-6:
            break
    weights = w[:-1] / scale
    return Logistic(tuple(features), tuple(float(v) for v in weights), float(w[-1] - weights @ mean), thresholds)
