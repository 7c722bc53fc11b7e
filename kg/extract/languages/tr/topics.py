"""What was talked about: "ticaret ve enerji konularını ele aldılar", "bölgesel gelişmeler görüşüldü"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.drafts import Agenda, Item
from kg.extract.languages.tr import forms
from kg.extract.languages.tr.lexicon import table, words_of
from kg.extract.languages.tr.verbs import ends_clause, read_verb
from kg.extract.parties import Party
from kg.extract.words import Token, Words

_VOWELS = "ıiuü"
_ANY_VOWEL = "aeıioöuü"
_HARD = {"b": "p", "c": "ç", "d": "t", "ğ": "k"}


def read(words: Words, parties: Sequence[Party]) -> list[Agenda]:
    """Return the topics of a text, each item of a list its own."""
    actors = [p for p in parties if p.person is not None or p.kind not in ("state", "person")]
    taken = {i for p in actors for i in range(p.first, p.last + 1)}
    out: list[Agenda] = []
    for token in words.tokens:
        cue = _cue(words, token)
        if cue is not None:
            first, case = cue
            out += _listed(words, first, token.index, case, taken)
    return out


def _cue(words: Words, token: Token) -> tuple[int, str] | None:
    """(first token of the cue, case of what it is about), None where nothing is a cue.

    The accusative in "enerjiyi ele aldı", the genitive in "enerjinin ele alındığını söyledi".
    """
    topics = table("triggers")["topics"]
    if token.lower in topics["exchange"].split() and _exchanges(words, token):
        return token.index, "nom"
    for kind in ("passive", "active"):
        for phrase in topics[kind]:
            *before, stem = phrase.split()
            verb = read_verb(token, [stem])
            first = token.index - len(before)
            if verb is None or verb.negative or first < 0 or verb.form in ("participle", "purpose"):
                continue
            if [t.lower for t in words.tokens[first : token.index]] == before:
                clause = "gen" if verb.form == "clause" else "nom"
                return first, "acc" if kind == "active" else clause
    return None


def _exchanges(words: Words, token: Token) -> bool:
    """Whether views are exchanged or talks held about something."""
    following = words.tokens[token.index + 1 : token.index + 5]
    stems = ("görüş", "istişare", "bilgi", "fikir", "konuş", "müzakere")
    return any(t.lower.startswith(stems) and t.sentence == token.sentence for t in following)


def _listed(words: Words, cue: int, at: int, case: str, taken: set[int]) -> Iterator[Agenda]:
    first, last = _list_before(words, cue, taken), cue - 1
    while last >= first and words.tokens[last].lower in words_of("triggers", "topics", "tails"):
        case, last = "nom", last - 1
    if case == "acc" and not _is_object(words.tokens[last]):
        return
    for low, high in _items(words, first, last):
        marked = case == "gen" or high == last or _is_marked(words.tokens[high])
        label = _label(words, low, high, case if marked else "nom")
        if label:
            yield Agenda(at, Item(label, low, high), listed=(first, last))


def _list_before(words: Words, cue: int, taken: set[int]) -> int:
    """The first token of the list before a cue: back to a party, a verb, or a word that opens the clause."""
    low = words.sentence_of(cue).first
    first = cue
    while first > low:
        token = words.tokens[first - 1]
        opened = first - 1 in taken or token.lower in words_of("triggers", "topics", "openers")
        if opened or token.text in ";:()" or ends_clause(token, words.tokens[first]):
            break
        first -= 1
    while first < cue and (
        words.tokens[first].shape == "mark" or words.tokens[first].lower in ("ve", "ile", "da", "de")
    ):
        first += 1
    return first


def _is_object(token: Token) -> bool:
    return token.shape == "word" and forms.whole(token)[-1] in _VOWELS and len(token.text) > 3


def _is_marked(token: Token) -> bool:
    """Whether a word that a list goes on after can be an object only: "yönetimini ve ticareti"."""
    word = forms.whole(token)
    return len(word) > 5 and word[-1] in _VOWELS and word[-2] in "ny" and word[-3] in _ANY_VOWEL


def _items(words: Words, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The parts of a list between commas and "ve"; "ile" joins one: "ticaret ile enerji"."""
    low = first
    for at in range(first, last + 2):
        ends = at == last + 1 or words.tokens[at].text == "," or words.tokens[at].lower in ("ve", "ile")
        if ends:
            if low < at:
                yield low, at - 1
            low = at + 1


def _label(words: Words, first: int, last: int, case: str) -> str:
    """The phrase in the nominative, '' for one that says nothing: "çeşitli konular"."""
    tokens = words.tokens[first : last + 1]
    if all(t.lower in words_of("triggers", "topics", "empty") for t in tokens):
        return ""
    start, _ = words.span(first, last)
    text = " ".join(words.text[start : tokens[-1].end].split())
    if case == "gen":
        return _without_genitive(text)
    return _nominative(text, tokens[-1]) if case == "acc" else text


def _without_genitive(text: str) -> str:
    """A phrase without the ending of an owner: "ticaretin", "hacminin artırılmasının"."""
    if len(text) < 5 or text[-1] != "n" or text[-2] not in _VOWELS:
        return text
    stem = text[:-2]
    if stem[-1] == "n" and stem[-2] in _ANY_VOWEL:
        return stem[:-1]
    return stem[:-1] + _HARD.get(stem[-1], stem[-1])


def _nominative(text: str, token: Token) -> str:
    """A phrase without the ending of an object: "iş birliğini", "ilişkileri", "ticareti"."""
    word = forms.whole(token)
    if len(word) > 4 and word[-1] in _VOWELS:
        if word[-2] == "n" and word[-3] in "aeıiuü":
            return text[:-2] if word[-3] in _VOWELS else text
        if word[-2] == "y" and word[-3] in _ANY_VOWEL:
            return text[:-2]
        if word.endswith(("leri", "ları")):
            return text[:-1]
        if word[-2] != "ğ" and word[-2] not in _VOWELS:
            stem = text[:-1]
            return stem[:-1] + _HARD.get(stem[-1], stem[-1])
    return text
