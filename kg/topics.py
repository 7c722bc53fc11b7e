"""Topic phrases -> concepts of the scheme: ``concept("развитие энергетики", "ru") == "energy"``.

The labels of ``ontology/topics.ttl`` are looked for inside the phrase, word by word, in any inflection. Words
are cut to stems by lists of endings (topics.toml): fast, and no language model is needed to read a label. A
wrong concept is worse than none, so a label must be there in full and in its order.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path

import msgspec
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg import gazetteer
from kg.packaged import folder

LANGUAGES = ("en", "ru", "az")
MOST_WORDS_BETWEEN = 2
"""Words that may stand inside a label, in sum: 'demarcation of the *state* border'. With 1 the cases lose
attributes, with 3 labels reach into the next item of a list (tests/topics/cases.txt)."""

_TOPIC = "https://w3id.org/diplomatic-kg/topics#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’][^\W_]+)*|[,;]")
_MARKS = frozenset(",;")
"""Marks count as a word between: parts of a list do not make one label."""
_MOST_WORDS = 60
_ACRONYM_LETTERS = 4
_SHORTEST_STEM = 3
_SMALL = 6
_OF_TWO_STATES = "bilateral-relations"


def concept(phrase: str, lang: str) -> str | None:
    """Return the local name of the concept that a topic phrase is about, or None when no label is in it.

    The label with most words wins, then the one with fewest words between, then the first. Hidden labels
    count when no other is there. Only the first words of a very long phrase are read. In a language that a
    pack adds, labels are found as they are written: topics.toml has no endings of it.
    """
    return _concept(phrase, lang) if lang in LANGUAGES or lang in _labelled() else None


def is_matter_of_state(phrase: str, lang: str) -> bool:
    """Whether a label of the scheme would be in a phrase if it named another state: "support for Peru", as
    there is "support for Ukraine"."""
    if lang not in LANGUAGES:
        return False
    keys, states = _keys(phrase, lang)[:_MOST_WORDS], _state_keys(lang)
    told = [i for i, key in enumerate(keys) if key in states]
    return any(
        _best(_labels_of_states(lang), [*keys[:i], state, *keys[i + 1 :]])
        for i in told
        for state in _states_with_labels(lang)
    )


class Label(msgspec.Struct, frozen=True):
    """A wording of the scheme; a hidden one counts only when no other is in a phrase."""

    text: str
    lang: str
    concept: str
    hidden: bool


class _Label(msgspec.Struct, frozen=True):
    keys: tuple[str, ...]
    concept: str


_ByWord = dict[str, list[_Label]]


class _Index(msgspec.Struct, frozen=True):
    """Labels by their rarest word; hidden ones count later, hidden names only as the whole phrase."""

    labels: _ByWord
    fallbacks: _ByWord
    names: dict[tuple[str, ...], str]


@lru_cache(maxsize=20_000)
def _concept(phrase: str, lang: str) -> str | None:
    index, keys = _index(lang), _keys(phrase, lang)[:_MOST_WORDS]
    return (
        _best(index.labels, keys)
        or index.names.get(tuple(keys))
        or _best(index.fallbacks, keys)
        or (_OF_TWO_STATES if _says_what_two_states_do(keys, lang) else None)
    )


def _best(labels: _ByWord, keys: list[str]) -> str | None:
    candidates = {label.keys: label for key in keys for label in labels.get(key, ())}
    found = [(*rank, label.concept) for label in candidates.values() for rank in _ranks(label.keys, keys)]
    return min(found)[-1] if found else None


def _ranks(label: tuple[str, ...], keys: list[str]) -> Iterator[tuple[int, int, int]]:
    """Yield a rank for each way that a label is in a phrase; the smallest is the best."""
    for start, key in enumerate(keys):
        if key == label[0]:
            end = _end(label, keys, start)
            between = end - start - len(label)
            if end and between <= MOST_WORDS_BETWEEN:
                yield -len(label), between, start


def _end(label: tuple[str, ...], keys: list[str], start: int) -> int:
    """Return where a label that starts at a word ends, at the earliest; 0 when it is not there in full."""
    at = start
    for key in label:
        if key not in keys[at:]:
            return 0
        at = keys.index(key, at) + 1
    return at


def _says_what_two_states_do(keys: list[str], lang: str) -> bool:
    """Whether two states stand side by side before a word for contact: российско-турецкое сотрудничество."""
    states, contacts = _state_keys(lang), _keys(_WORDS[lang]["contacts"], lang)
    return any(
        one in states and other in states and what in contacts
        for one, other, what in zip(keys, keys[1:], keys[2:], strict=False)
    )


@cache
def _state_keys(lang: str) -> frozenset[str]:
    """Return the keys of names, adjectives and demonyms of states that are one word."""
    words = [word for state in gazetteer.states() for word in _words_of(state, lang)]
    return frozenset(_key(word, lang) for word in words if " " not in word)


def _words_of(state: gazetteer.State, lang: str) -> tuple[str, ...]:
    if lang not in LANGUAGES:
        return ()
    names = {"en": state.en, "ru": state.ru, "az": state.az}[lang].all
    more = {"en": state.en_adjectives, "ru": state.ru_adjectives + state.ru_demonyms, "az": state.az_demonyms}
    return names + more[lang]


@cache
def _index(lang: str) -> _Index:
    wordings = [wording for wording in labels() if wording.lang == lang]
    shown = [w for w in wordings if not w.hidden]
    names = [w for w in wordings if w.hidden and w.text[0].isupper()]
    fallbacks = [w for w in wordings if w.hidden and not w.text[0].isupper()]
    whole = {_label_keys(name): name.concept for name in names}
    return _Index(_by_rarest_word(shown), _by_rarest_word(fallbacks), whole)


@cache
def _labels_of_states(lang: str) -> _ByWord:
    """Return the labels that name one state and say more than its name."""
    states = _state_keys(lang)
    shown = [w for w in labels() if w.lang == lang and not w.hidden]
    keyed = [w for w in shown if len(keys := _label_keys(w)) > 1 and sum(key in states for key in keys) == 1]
    return _by_rarest_word(keyed)


@cache
def _states_with_labels(lang: str) -> tuple[str, ...]:
    found = {key for word in _labels_of_states(lang).values() for label in word for key in label.keys}
    # Stems of small words are those of states too: "малые предприятия" and "Мали".
    named = {m[0] for w in labels() if w.lang == lang for m in _WORD.finditer(w.text) if m[0][0].isupper()}
    named |= {word for state in gazetteer.states() for word in _words_of(state, lang) if len(word) > _SMALL}
    return tuple(sorted(found & _state_keys(lang) & {_key(word, lang) for word in named}))


def _by_rarest_word(wordings: list[Label]) -> _ByWord:
    labels = [_Label(_label_keys(wording), wording.concept) for wording in wordings]
    frequency = Counter(key for label in labels for key in set(label.keys))
    found: _ByWord = defaultdict(list)
    for label in labels:
        found[min(label.keys, key=lambda key: (frequency[key], key))].append(label)
    return dict(found)


@cache
def _labelled() -> frozenset[str]:
    """Return the languages that the scheme has labels in."""
    return frozenset(label.lang for label in labels())


@cache
def labels() -> tuple[Label, ...]:
    """Return every label of the scheme, in the order of the file."""
    path, found = folder("ontology") / "topics.ttl", []
    for subject, predicate, value, _ in parse(path=str(path), format=RdfFormat.TURTLE):
        kind = predicate.value.removeprefix(_SKOS)
        if kind in ("prefLabel", "altLabel", "hiddenLabel"):
            assert isinstance(subject, NamedNode)
            assert isinstance(value, Literal)
            name = subject.value.removeprefix(_TOPIC)
            found.append(Label(value.value, value.language or "", name, kind == "hiddenLabel"))
    return tuple(found)


def _label_keys(label: Label) -> tuple[str, ...]:
    return tuple(key for key in _keys(label.text, label.lang) if key not in _MARKS)


def _keys(text: str, lang: str) -> list[str]:
    """Return words as keys (stems, or acronyms as they are) and the marks between them; no stop words."""
    keys = []
    for match in _WORD.finditer(text):
        word, before = match[0], text[match.start() - 1 : match.start()]
        suffix = lang == "az" and before == "-" and word in _SUFFIXES
        if not suffix and word.lower() not in _STOP_WORDS.get(lang, ()):
            keys.append(_key(word, lang))
    return keys


@lru_cache(maxsize=20_000)
def _key(word: str, lang: str) -> str:
    word = word.replace(".", "")
    if word.isalpha() and word.isupper() and 1 < len(word) <= _ACRONYM_LETTERS:
        return word
    return _STEMS.get(lang, _as_written)(word)


def _as_written(word: str) -> str:
    return word.replace("İ", "i").lower()


def _english(word: str) -> str:
    word = re.sub("['’]s?$", "", word.lower()).replace("isation", "ization")
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _SHORTEST_STEM:
        word = word[:-1]
    return _SPELLINGS.get(word, word)


def _russian(word: str) -> str:
    if word in _NAMES_LIKE_WORDS:
        return _NAMES_LIKE_WORDS[word]
    word = word.lower().replace("ё", "е")
    if len(word) > _SHORTEST_STEM + 1 and word.endswith(_VOWEL_IN_SOME_FORMS):
        word = word[:-2] + word[-1]
    return _without_endings(word, "ru")


def _azerbaijani(word: str) -> str:
    stem = _without_endings(word.replace("İ", "i").replace("I", "ı").lower(), "az")
    return stem[:-1] + _HARD.get(stem[-1], stem[-1])


def _without_endings(word: str, lang: str) -> str:
    """Cut endings off until none is left, so that stems that look inflected (режим, остров) are cut alike."""
    while True:
        ending = next((e for n in _LENGTHS[lang] if (e := word[-n:]) in _ENDINGS[lang]), "")
        if not ending or len(word) - len(ending) < _SHORTEST_STEM:
            return word
        word = word[: -len(ending)]


_STOP_WORDS = {lang: frozenset(_WORDS[lang]["stop"].split()) for lang in LANGUAGES}
_ENDINGS = {lang: frozenset(_WORDS[lang]["endings"].split()) for lang in LANGUAGES}
_LENGTHS = {lang: sorted({len(e) for e in _ENDINGS[lang]}, reverse=True) for lang in LANGUAGES}
_STEMS: dict[str, Callable[[str], str]] = {"en": _english, "ru": _russian, "az": _azerbaijani}
_SPELLINGS: dict[str, str] = _WORDS["en"]["spellings"]
_VOWEL_IN_SOME_FORMS = tuple(_WORDS["ru"]["vowel_in_some_forms"]["endings"].split())
_NAMES_LIKE_WORDS: dict[str, str] = {
    form: name for name, forms in _WORDS["ru"]["names_like_words"].items() for form in forms.split()
}
_SUFFIXES = frozenset(_WORDS["az"]["after_hyphen"]["endings"].split())
_HARD: dict[str, str] = _WORDS["az"]["hard"]
