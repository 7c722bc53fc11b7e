"""Lists of officials, one in a line: "Посол Китая – Ду Дэвэнь", and under letters of credence "Ли Юнхо –
Республика Корея"."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extract.languages.ru.appositions import DASHES
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Sentence, Words

_LETTERS = words_of("triggers", "meeting", "credentials", "objects") | {"посол"}
_NOMINATIVE = frozenset(("nom",))
# A list of envoys opens at most so many sentences after the words that say so.
_OPENS_AFTER = 2


def read(words: Words, spans: Spans, parties: Sequence[Party]) -> list[Party]:
    """Return the parties of a text with those of each line of a list joined: a post and who holds it, an
    envoy and who sends him."""
    out: list[Party] = []
    listed_at = -1
    speak = {t.sentence for t in words.with_any(_LETTERS)}
    for sentence in words.sentences:
        inside = [p for p in parties if p.sentence == sentence.index]
        joined = _line(words, sentence, inside)
        if joined is None and (_opens(words, sentence, speak) or listed_at == sentence.index - 1):
            joined = _envoy(words, spans, sentence, inside)
            listed_at = sentence.index if joined is not None else listed_at
        out += [joined] if joined is not None else inside
    return out


def lines_after(words: Words, parties: Iterable[Party], sentence: Sentence) -> Iterator[Party]:
    """Yield the officials of the list that a sentence opens by a colon, none where it opens none."""
    if words.tokens[sentence.last].text != ":":
        return
    people = {p.sentence: p for p in parties if p.person is not None and p.capacity is not None}
    for following in words.sentences[sentence.index + 1 :]:
        party = people.get(following.index)
        if party is None or not _fills(words, following, party.first, party.last):
            return
        yield party


def _line(words: Words, sentence: Sentence, inside: Sequence[Party]) -> Party | None:
    """The holder of a line "Посол Китая – Ду Дэвэнь", with his post."""
    if len(inside) < 2:
        return None
    post, name = inside[0], inside[-1]
    within = all(p.first > post.first and p.last <= post.last for p in inside[1:-1])
    if post.kind != "post" or post.plural or name.kind != "person" or name.capacity is not None or not within:
        return None
    if not _dashed(words, post.last, name.first) or not _fills(words, sentence, post.first, name.last):
        return None
    name.capacity, name.first, name.cases = post.capacity, post.first, _NOMINATIVE
    return name


def _envoy(words: Words, spans: Spans, sentence: Sentence, inside: Sequence[Party]) -> Party | None:
    """The envoy of a line "Ли Юнхо – Республика Корея"; a name that is spelt like a place is one here."""
    states = [p for p in inside if p.kind == "state" and not p.prep]
    if len(states) != 1:
        return None
    state = states[0]
    people = [p for p in inside if p.kind == "person" and p.capacity is None]
    name = people[0] if len(people) == 1 == len(inside) - 1 else _misread(spans, sentence, inside)
    if name is None or not _fills(words, sentence, min(name.first, state.first), max(name.last, state.last)):
        return None
    first, second = sorted((name, state), key=lambda p: p.first)
    if not _dashed(words, first.last, second.first):
        return None
    name.capacity = Capacity("посол", country=state.country, first=state.first, last=state.last)
    name.cases, name.country = _NOMINATIVE, state.country
    name.first, name.last = first.first, second.last
    return name


def _misread(spans: Spans, sentence: Sentence, inside: Sequence[Party]) -> Party | None:
    """The name of a line that was taken for a place: "Ульрих Бранденбург"."""
    if len(inside) != 1:
        return None
    places = [s for s in spans.all if s.kind == "place" and sentence.first <= s.first <= sentence.last]
    if len(places) != 1 or places[0].first == places[0].last:
        return None
    span: Span = replace(places[0], kind="person", name="", country="")
    spans.drop(places[0])
    spans.offer([span])
    return Party(span.first, span.last, span.last, "person", sentence.index, _NOMINATIVE, person_span=span)


def _opens(words: Words, sentence: Sentence, speak: Container[int]) -> bool:
    """Whether the sentences before a line, some of those that ``speak`` of letters of credence or of
    ambassadors, end in a colon."""
    before = words.sentences[max(0, sentence.index - _OPENS_AFTER) : sentence.index]
    return any(s.index in speak for s in before) and words.tokens[before[-1].last].text == ":"


def _dashed(words: Words, before: int, after: int) -> bool:
    return after == before + 2 and words.tokens[before + 1].text in DASHES


def _fills(words: Words, sentence: Sentence, first: int, last: int) -> bool:
    """Whether nothing but marks and a number stands around tokens in their sentence."""
    rest = [*range(sentence.first, first), *range(last + 1, sentence.last + 1)]
    return all(words.tokens[i].shape in ("mark", "number") for i in rest)
