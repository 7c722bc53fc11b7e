"""What the dictionary has of a word is read as pymorphy3 reads it, in C and in Python alike."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from kg.extract.languages.ru.dictionary import analyser, features, plain, whole
from kg.extract.languages.ru.morphology import analyse, parses
from kg.extract.languages.ru.naming import options
from kg.extract.words import Reading

# With ё and without it, of several words, of names, in capitals.
WORDS = ["ёлка", "елка", "Все", "всё", "стали", "Мая", "Лев", "МИД", "наилучший", "посла", "прибыли", "или"]
NOT_WHOLE = ["Зурбаганским", "А", "Хрюндяева-Сотова", "QWERTY"]


def theirs(word: str) -> tuple[Reading, ...]:
    return tuple(dict.fromkeys(Reading(plain(p.normal_form), *features(p.tag)) for p in parses(word)))


def test_readings_are_those_of_pymorphy() -> None:
    listed = (word for word, *_ in analyser().iter_known_word_parses("пр"))
    words = [*WORDS, *(w for w in islice(listed, 1, None, 997) if not w.startswith("премьер"))]
    assert len(words) > 100
    for word in words:
        assert whole(word) == theirs(word), word


@pytest.mark.parametrize("word", NOT_WHOLE)
def test_other_words_are_left_to_it(word: str) -> None:
    assert not whole(word)
    assert analyse(word) == theirs(word)


@pytest.mark.parametrize("word", ["премьеры", "графике", "временном", "визави"])
def test_what_is_likelier_in_news_comes_first(word: str) -> None:
    assert analyse(word)[: len(theirs(word))] == theirs(word) != whole(word)


def test_forms_of_a_name_begin_alike() -> None:
    """Names that begin otherwise are not compared."""
    listed = (
        word for word, tag, *_ in analyser().iter_known_word_parses("л") if "Surn" in tag or "Name" in tag
    )
    for word in islice(listed, 0, None, 97):
        assert {o.nominative[0] for o in options(word.capitalize())} == {"Л"}, word


_FOLDER = Path(__file__).parent

# Where there is no wheel of the dictionaries in C, pymorphy3 reads them in Python. Prints what kg reads, by
# those that are there, in the words that come on standard input.
_ASK = """
import json, sys
if sys.argv[1] == "python":
    sys.modules["dawg"] = None  # so that importing it fails, as where there is no wheel
from kg.extract.languages.ru.morphology import analyse, parses
import pymorphy3
said = {
    w: [
        [[r.lemma, r.pos, r.case, r.number, r.gender, sorted(r.tags)] for r in analyse(w)],
        [[str(p.tag), p.normal_form] for p in parses(w)],
    ]
    for w in json.load(sys.stdin)
}
print(json.dumps([pymorphy3.dawg.EXTENSION_AVAILABLE, said]))
"""


def _said(words: list[str], which: str) -> tuple[bool, dict[str, object]]:
    command = [sys.executable, "-c", _ASK, which]
    done = subprocess.run(command, input=json.dumps(words), capture_output=True, text=True, check=True)
    in_c, said = json.loads(done.stdout)
    return in_c, said


def test_both_say_the_same_of_all_words() -> None:
    pytest.importorskip("dawg", reason="no dictionaries in C for this machine")
    cases = "".join(file.read_text(encoding="utf-8") for file in sorted(_FOLDER.glob("[a-d]*.txt")))
    words = sorted({w.lower() for w in re.findall(r"[А-Яа-яЁё-]+", cases)})
    assert len(words) > 1_000
    in_c, fast = _said(words, "c")
    in_python, slow = _said(words, "python")
    assert (in_c, in_python) == (True, False)
    assert {w: (fast[w], slow[w]) for w in words if fast[w] != slow[w]} == {}
