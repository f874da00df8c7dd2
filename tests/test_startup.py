"""A process of tellings' own starts without what spaCy would import beside itself; a library's process is left as it is."""

import subprocess
import sys

import pytest

from tellings.startup import FRAMEWORKS, lean, leave_out

PRELUDE = "import sys; from tellings.startup import lean, leave_out; "


def run(code: str) -> str:
    """What a fresh process prints."""
    return subprocess.run([sys.executable, "-c", PRELUDE + code], check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_no_framework_can_be_imported_in_a_lean_process(name: str) -> None:
    code = f"leave_out()\ntry:\n    import {name}\nexcept ImportError:\n    print('no')"
    assert run(code).strip() == "no"


def test_spacy_works_without_them() -> None:
    code = "leave_out(); from tellings.annotate.pipeline import parse; print([t.pos_ for t in parse('The mill burned.')])"
    assert run(code).strip() == "['DET', 'NOUN', 'VERB', 'PUNCT']"


def test_spacys_command_line_comes_back_afterwards() -> None:
    code = "\nwith lean():\n    import spacy\nfrom spacy.cli.info import info; print(callable(info), 'torch' in sys.modules)"
    assert run(code).strip() == "True False"


def test_nothing_is_left_out_where_spacy_is_there_already() -> None:
    assert run("import spacy; print(leave_out())").strip() == "[]"


def test_a_module_that_is_there_stays() -> None:
    code = "import types; sys.modules['torch'] = types.ModuleType('torch')\nwith lean():\n    import torch\nprint('torch' in sys.modules)"
    assert run(code).strip() == "True"


def test_a_fault_brings_the_names_back() -> None:
    before = dict.fromkeys(sys.modules)
    with pytest.raises(ZeroDivisionError), lean():
        1 / 0  # noqa: B018
    assert dict.fromkeys(sys.modules) == before


def test_importing_tellings_leaves_nothing_out() -> None:
    assert run("import tellings; print([n for n in ('torch', 'spacy.cli') if n in sys.modules])").strip() == "[]"
    assert callable(leave_out)
