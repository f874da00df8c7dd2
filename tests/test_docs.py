"""The documents' examples run, the README's excerpt is what the command prints, and its links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.M | re.S)


def blocks(page: Path, language: str) -> list[str]:
    return [body for kind, body in BLOCK.findall(page.read_text("utf8")) if kind == language]


@pytest.mark.slow
@pytest.mark.parametrize("page", [p for p in PAGES if blocks(p, "python")], ids=lambda p: p.name)
def test_python_examples_run(page: Path) -> None:
    code = "if __name__ == '__main__':\n" + "\n".join(
        "    " + line for body in blocks(page, "python") for line in body.splitlines()
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_console_examples_run(tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    commands = [
        line[2:].replace("tellings ", f"{sys.executable} -m tellings ", 1)
        for line in "\n".join(blocks(ROOT / "docs" / "how-to.md", "console")).splitlines()
        if line.startswith("$ tellings")
    ]
    assert commands
    for command in commands:
        done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command}\n{done.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text("utf8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


@pytest.mark.slow
def test_the_excerpt_in_the_readme_is_real_output() -> None:
    excerpt = next(body for body in blocks(ROOT / "README.md", "text"))
    done = subprocess.run(
        [sys.executable, "-m", "tellings", "account", "examples/breska"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": "", "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100", "PYTHONIOENCODING": "utf8"},
    )
    printed = {line.rstrip() for line in done.stdout.splitlines()}
    missing = [line for line in excerpt.splitlines() if line.strip() and line.rstrip() != "[…]" and line.rstrip() not in printed]
    assert not missing
