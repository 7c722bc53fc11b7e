"""Dictionaries of word forms: in C where there is a wheel of them, in Python elsewhere, the same answers."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pymorphy3
import pytest

_FOLDER = Path(__file__).parent

# Prints what the dictionaries that are there say of the words that come on standard input.
_ASK = """
import json, sys
if sys.argv[1] == "python":
    sys.modules["dawg"] = None  # so that importing it fails, as where there is no wheel
import pymorphy3
analyser = pymorphy3.MorphAnalyzer(lang="ru")
said = {w: [[p.word, p.normal_form, str(p.tag), round(p.score, 6)] for p in analyser.parse(w)]
        for w in json.load(sys.stdin)}
print(json.dumps([pymorphy3.dawg.EXTENSION_AVAILABLE, said]))
"""


def _said(words: list[str], which: str) -> tuple[bool, dict[str, object]]:
    command = [sys.executable, "-c", _ASK, which]
    done = subprocess.run(command, input=json.dumps(words), capture_output=True, text=True, check=True)
    in_c, said = json.loads(done.stdout)
    return in_c, said


def test_both_say_the_same_of_all_words() -> None:
    pytest.importorskip("dawg", reason="no dictionaries in C for this machine")
    assert pymorphy3.dawg.EXTENSION_AVAILABLE
    cases = "".join(file.read_text(encoding="utf-8") for file in sorted(_FOLDER.glob("[a-d]*.txt")))
    words = sorted({w.lower() for w in re.findall(r"[А-Яа-яЁё-]+", cases)})
    assert len(words) > 1_000
    in_c, fast = _said(words, "c")
    in_python, slow = _said(words, "python")
    assert (in_c, in_python) == (True, False)
    assert {w: (fast[w], slow[w]) for w in words if fast[w] != slow[w]} == {}
