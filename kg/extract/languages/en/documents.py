"""Documents: "a memorandum of understanding on trade", "the Baku Declaration"."""

from __future__ import annotations

from kg.extract.drafts import Item
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import DETERMINERS, FINITE, INFINITIVE, PASSIVE, PREPOSITIONS
from kg.extract.words import Token

_NOUNS = listed("signing", "documents", "nouns")
_VAGUE = listed("signing", "documents", "vague")
_COUNTS = listed("signing", "documents", "counts")
_DOMESTIC = listed("signing", "documents", "domestic")
_INNER = frozenset(
    (
        "of",
        "on",
        "for",
        "between",
        "in",
        "to",
        "the",
        "and",
        "with",
        "a",
        "regarding",
        "concerning",
        "against",
    )
)
_MARKS = ("-", "–", "’s", "'s", "(", ")", "“", "”", '"', "/")
_DAYS = words_of("grammar", "days")
_OWNERS = frozenset(("his", "her", "their", "its"))
_LONGEST = 24
# Before "agreement" they do not say what it is on.
_ADJECTIVES = frozenset(("joint", "important", "new", "final", "separate", "common", "landmark", "draft"))


def documents(scene: Scene, low: int, high: int) -> list[Item]:
    """Return the documents that a stretch names, in their order; counted ones are vague."""
    out: list[Item] = []
    i = low
    while i <= high:
        item = _at(scene, i, low, high)
        if item is not None:
            out.append(item)
            i = item.last
        i += 1
    return out


def _at(scene: Scene, i: int, low: int, high: int) -> Item | None:
    token = scene.tokens[i]
    if not is_document(scene, token):
        return None
    first = max(low, _first(scene, i))
    last = _last(scene, i, high)
    while first < i and (
        scene.tokens[first].lower in DETERMINERS or scene.tokens[first].text in ("’s", "'s", ",")
    ):
        first += 1
    counted = any(t.lower in _COUNTS for t in scene.tokens[max(low, first - 3) : i]) or _plural(scene, token)
    vague = counted or (scene.noun_lemma(token) in _VAGUE and not _says_what(scene, first, i))
    vague = vague and last == i and not scene.tokens[first].capital
    return Item(scene.words.quote(first, last), first, last, vague)


def _says_what(scene: Scene, first: int, i: int) -> bool:
    """Whether the noun before says what a document is on: "a free trade | agreement"."""
    before = scene.tokens[i - 1]
    noun = before.readings and {r.pos for r in before.readings} <= {"N", "V"}
    return first < i and bool(noun) and before.lower not in _ADJECTIVES


def is_document(scene: Scene, token: Token) -> bool:
    """Whether a word is the noun of a document, and none that a state signs at home."""
    if token.shape != "word" or scene.grammar.role(token.index):
        return False
    return scene.noun_lemma(token) in _NOUNS and scene.noun_lemma(token) not in _DOMESTIC


def _plural(scene: Scene, token: Token) -> bool:
    return scene.noun_lemma(token) != token.lower


def _first(scene: Scene, i: int) -> int:
    """The first word of the title: attributes and names before the noun."""
    k = i
    while k > scene.sentence.first and i - k < 8:
        before = scene.tokens[k - 1]
        name = before.capital or before.text in ("-", "–") or before.shape == "number"
        plain = before.shape == "word" and before.lower not in PREPOSITIONS | {"and"}
        verb = scene.grammar.role(before.index) in (FINITE, INFINITIVE, PASSIVE)
        person = any(
            p.first <= before.index <= p.last and p.kind in ("person", "pronoun")
            for p in scene.clauses.parties
        )
        if verb or person or before.lower in DETERMINERS or not (name or plain):
            break
        k -= 1
    return k


def _last(scene: Scene, i: int, high: int) -> int:
    """The last word of the title: "of understanding on trade between the governments"."""
    last, k = i, i + 1
    while k <= high and k - i < _LONGEST and not _ends_at(scene, i, k, high):
        last = k if scene.tokens[k].lower not in _INNER else last
        k += 1
    return last


def _ends_at(scene: Scene, i: int, k: int, high: int) -> bool:
    """Whether the title of the document at ``i`` does not reach to a token."""
    token = scene.tokens[k]
    lower = token.lower
    if token.shape == "mark" and token.text not in _MARKS:
        return True
    if (
        k == i + 1
        and lower not in _INNER - {"and", "the", "a"}
        and not token.capital
        and token.text not in '(“"'
    ):
        return True
    verb = scene.grammar.role(k) in (FINITE, INFINITIVE, PASSIVE) or any(
        r.lemma == "be" for r in token.readings
    )
    if (
        verb
        or lower in ("today", "yesterday", "which", "that")
        or (lower in PREPOSITIONS and lower not in _INNER)
    ):
        return True
    if lower == "on" and scene.text(k + 1, k + 2) in (
        "the sidelines", "the margins", "the occasion", "behalf of",
    ):  # fmt: skip
        return True
    if lower == "with" and k < high and scene.tokens[k + 1].lower in _OWNERS:
        return True  # "the agreement on trade | with her Maltese counterpart"
    if lower in ("in", "on", "with", "to", "between") and k < high and _is_when_or_where(scene, k + 1):
        return lower != "between"
    return lower == "and" and k < high and _opens_another(scene, k + 1)


def _is_when_or_where(scene: Scene, k: int) -> bool:
    token = scene.tokens[k]
    span = scene.spans.at(k)
    day = token.capital and token.text[:3].lower() in _DAYS
    return day or token.shape == "number" or (span is not None and span.kind in ("place", "person"))


def _opens_another(scene: Scene, k: int) -> bool:
    """Whether a further document begins after "and"."""
    return any(is_document(scene, t) for t in scene.tokens[k : k + 5])
