"""The reading of figures against NewsQuant, where the corpus is here; the floors are CQE's published figures."""

import json
from pathlib import Path

import pytest

from evaluation import quantities


@pytest.mark.corpus
@pytest.mark.slow
def test_newsquant(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quantities.main(["--shared", str(shared), "--json"])
    scores = json.loads(capsys.readouterr().out.strip().splitlines()[-1])
    assert scores["value"]["f1"] > 0.92
    assert scores["value+unit"]["f1"] > 0.856
