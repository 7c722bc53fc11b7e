"""What stands around a bare name: the cases that it likely has, the gender that a verb gives it."""

from __future__ import annotations

from kg.extract.languages.ru import naming
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_TIMES = words_of("vocabulary", "times")
_APPOINT = words_of("posts", "appoint")
# Verbs behind which a bare name acts: "министром обороны | стал Кэн Ямада"
_INTRANSITIVE = words_of("posts", "become")
# "избрал | новым президентом республики Ивана Петрова": so many words tell the post at most.
_POST_WITHIN = 7
_SUBJECTS = frozenset(["он", "она", "они", "который", "которая", "которые", "кто", "я", "мы"])


def expected(words: Words, party: Party) -> dict[str, float]:
    """Return how much likelier a case is than others for a name without preposition and post."""
    first = party.person_span.first if party.person_span is not None else party.first
    sentence = words.sentences[party.sentence]
    before = words.tokens[first - 1] if first > sentence.first else None
    if before is None or before.shape != "word" or not before.readings:
        return {"nom": 0.35}
    reading = before.readings[0]
    if _is_appointed(words, before, sentence.first):
        return {"acc": 0.6}
    if before.lemmas & _INTRANSITIVE or (before.readings[0].pos == "PS" and before.lemmas & _APPOINT):
        return {"nom": 0.5}
    if _finite(before):
        return (
            {"acc": 0.3, "dat": 0.3, "ins": 0.3} if _has_subject(words, before) else {"nom": 0.5, "acc": 0.1}
        )
    if reading.pos in ("I", "G", "P"):
        return {"acc": 0.35, "dat": 0.25, "ins": 0.25}
    common = not before.capital or before.index == sentence.first
    if reading.pos == "N" and common and "anim" not in reading.tags and before.lemma not in _TIMES:
        return {"gen": 0.3, "nom": 0.1}
    if reading.pos == "N" and "anim" in reading.tags and before.cases("N"):
        return dict.fromkeys(before.cases("N"), 0.4)
    return {"nom": 0.2}


def acts_before(words: Words, spans: Spans, name: Span) -> bool:
    """Whether a clause names who acts in it before a name: "Министр Ян Берг на встрече с послом | Ли Чхоль
    заявил"."""
    floor = words.sentence_of(name.first).first
    for i in range(name.first - 1, floor - 1, -1):
        token = words.tokens[i]
        if token.shape == "mark" or (token.readings and _finite(token)):
            return False
        person = spans.over(i)
        if person is not None and person.kind == "person":
            names = tuple(t.text for t in words.tokens[person.first : person.last + 1] if t.shape == "word")
            return "nom" in naming.cases_of(names)
    return False


def _is_appointed(words: Words, before: Token, floor: int) -> bool:
    """Whether a name stands behind the post that somebody gives it: "парламент избрал президентом генерала |
    Жозефа Ауда"."""
    near = words.tokens[max(before.index - _POST_WITHIN, floor) : before.index + 1]
    verb = next((t for t in reversed(near) if t.shape == "mark" or (t.readings and _finite(t))), None)
    if verb is None or not verb.lemmas & _APPOINT or verb.readings[0].pos != "V":
        return False
    post = words.tokens[verb.index + 1 : before.index + 1]
    return bool(post) and "ins" in post[0].cases("N", "A") and _has_subject(words, verb)


def _finite(token: Token) -> bool:
    return token.readings[0].pos in ("V", "PS")


def _has_subject(words: Words, verb: Token) -> bool:
    """Whether a pronoun or noun in the nominative stands right before a verb."""
    before = words.tokens[verb.index - 1] if verb.index else None
    if before is None or before.sentence != verb.sentence or before.shape != "word":
        return False
    return before.lower in _SUBJECTS or (before.has("N") and "nom" in before.cases("N"))


def verb_gender(words: Words, party: Party) -> str:
    """Return the gender of a past verb whose subject the name is: right after it, or right before it without
    another subject."""
    if party.prep:
        return ""
    span = party.person_span
    last, first = (span.last, span.first) if span is not None else (party.last, party.first)
    for token in words.tokens[last + 1 : last + 3]:
        if token.sentence != party.sentence or token.shape != "word" or not token.readings:
            break
        gender = _past(token)
        if gender:
            return gender
        if token.readings[0].pos != "AV":
            break
    before = words.tokens[first - 1] if first else None
    if (
        before is not None
        and before.sentence == party.sentence
        and before.readings
        and not _has_subject(words, before)
    ):
        return _past(before)
    return ""


def _past(token: Token) -> str:
    reading = token.readings[0]
    past = (
        reading.pos in ("V", "PS")
        and reading.number == "s"
        and ("past" in reading.tags or reading.pos == "PS")
    )
    return reading.gender if past and reading.gender in ("m", "f") else ""
