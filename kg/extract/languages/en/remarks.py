"""Remarks before a meeting: the headline tells of it, and a transcript shows it by how people greet.

"Secretary A and Foreign Minister B Before Their Meeting", below it "Washington, D.C." on a line of its own
and "It is a pleasure to have the Foreign Minister here".
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import pairwise

from kg.extract.drafts import TALKS, Agenda, Draft
from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.times import When
from kg.extract.words import Sentence, Words

# The lines between the headline and the first speaker, and how many words the one with the town has.
_LINES, _WORDS = 6, 5
_OCCASIONS = words_of("remarks", "occasions")
_KINDS = words_of("remarks", "kinds")
# Who greets somebody does so in one of the first sentences.
_GREETINGS = 25
_GLAD = words_of("remarks", "glad")
_TO_MEET = words_of("remarks", "to_meet")
_HOSTED = words_of("remarks", "hosted")
_MONTH = len("2022-03")
# "Welcome | you", "sit down with | you": so many words.
_TO_YOU = 5
# "We welcome | the commitment"
_THINGS = frozenset(("the", "this", "these", "their", "its", "that", "all", "any", "efforts", "progress"))
_ADDRESSED = frozenset(("you", "him", "her", "me", "us"))


def settle(
    words: Words,
    spans: Spans,
    parties: Sequence[Party],
    drafts: list[Draft],
    published: datetime.date | None,
) -> None:
    """Give a meeting beside which somebody spoke to the press the day of publication, town and passage."""
    for draft in drafts:
        if draft.title and draft.type == "conference" and draft.named:
            _speak_there(words, spans, parties, draft, published)
    for draft in list(drafts):
        if not (draft.title and draft.type in TALKS and _is_spoken_before(words, draft)):
            continue
        if published is not None and draft.when is None:
            draft.when = When(draft.first, draft.last, str(published))
        draft.place = draft.place or _town(words, spans)
        greeting = _greeting(words, parties, draft)
        shown = greeting or _first_turn(words, parties, draft)
        if shown is not None:
            draft.mentions.append((shown.first, shown.last))
        if greeting is not None:
            drafts[:] = [d for d in drafts if not _is_of_greeting(d, greeting, draft)]


def _speak_there(
    words: Words, spans: Spans, parties: Sequence[Party], draft: Draft, published: datetime.date | None
) -> None:
    """Let who speaks in a transcript be at the gathering of its headline: "A at the Mines Ministerial"."""
    before = words.tokens[max(draft.first - 2, 0) : draft.first]
    told = [p for p in parties if p.sentence == draft.sentence and p.last < draft.first]
    people = {p.person.name: p for p in told if p.person is not None}
    turns = [p for p in parties if p.person is not None and p.person.name in people and _speaks(words, p)]
    if not turns or not any(t.lower == "at" for t in before):
        return
    for party in people.values():
        draft.add(party, "participant")
    draft.represented = draft.represented or "ministerial" in draft.name.lower()
    if published is not None and draft.when is None:
        draft.when = When(draft.first, draft.last, str(published))
    draft.place = draft.place or _town(words, spans)
    shown = words.sentences[turns[0].sentence]
    draft.mentions.append((shown.first, shown.last))


def without_addressed(
    words: Words, drafts: Sequence[Draft], whens: Sequence[When], published: datetime.date | None
) -> list[Draft]:
    """Return the mentions without those in which one of two who meet only tells the other of it, of no other
    day: they are that meeting."""
    met = [d for d in drafts if d.title and d.type in TALKS and _is_spoken_before(words, d)]
    days = [w for w in whens if len(w.value) >= _MONTH and w.value != str(published or "")] if met else []
    dated = {words.tokens[w.first].sentence for w in days}
    return [
        d
        for d in drafts
        if d.sentence in dated or not any(_is_spoken_there(words, d, meeting) for meeting in met)
    ]


def without_greetings(words: Words, drafts: Sequence[Draft], topics: list[Agenda]) -> list[Agenda]:
    """Return the topics without what greetings hold: who is "welcomed here", and where."""
    if not any(d.title and d.type in TALKS and _is_spoken_before(words, d) for d in drafts):
        return topics
    return [t for t in topics if not _greets(_said(words, words.sentence_of(t.cue)))]


def _greets(said: Sequence[str]) -> bool:
    """Whether words greet somebody; not "we welcome | the commitment of Kenya"."""
    welcomed = [b for a, b in pairwise(said) if a == "welcome"]
    things = bool(welcomed) and all(w in _THINGS for w in welcomed)
    return _is_glad([w for w in said if w != "welcome"] if things else said)


def _said(words: Words, sentence: Sentence) -> list[str]:
    return [t.lower for t in words.tokens[sentence.first : sentence.last + 1]]


def _is_spoken_before(words: Words, draft: Draft) -> bool:
    return is_occasion(words, draft.last)


def is_occasion(words: Words, noun: int) -> bool:
    """Whether a headline says on the occasion of which talk there are remarks: "Before Their | Meeting",
    "Before Expanded Bilateral | Meeting"."""
    i = noun - 1
    while i > 0 and words.tokens[i].lower in _KINDS:
        i -= 1
    return 0 <= i < noun - 1 and words.tokens[i].lower in _OCCASIONS


def _town(words: Words, spans: Spans) -> Span | None:
    """The first place on a short line of its own below the headline."""
    body = [s for s in words.sentences if s.paragraph >= 0][:_LINES]
    for sentence in body:
        places = [s for s in spans.all if s.kind == "place" and s.first == sentence.first]
        if places and sentence.last - sentence.first < _WORDS:
            return places[0]
    return _here(words, spans)


def _here(words: Words, spans: Spans) -> Span | None:
    """Where one of the first sentences says that they are: "we welcome you here in | Jerusalem"."""
    said = [s for s in words.sentences if s.paragraph >= 0][:_GREETINGS]
    places = (
        s for s in spans.all if s.kind == "place" and said and said[0].first + 1 < s.first <= said[-1].last
    )
    return next((s for s in places if words.quote(s.first - 2, s.first - 1).lower() == "here in"), None)


def _greeting(words: Words, parties: Sequence[Party], draft: Draft) -> Sentence | None:
    """The first sentence in which one of those who meet is glad of another, or thanks for being received."""
    met = draft.keys()
    named = {p.sentence for p in parties if p.key() in met and not _speaks(words, p)}
    for sentence in [s for s in words.sentences if s.paragraph >= 0][:_GREETINGS]:
        said = _said(words, sentence)
        if (sentence.index in named or _ADDRESSED & set(said)) and _is_glad(said):
            return sentence
    return None


def _first_turn(words: Words, parties: Sequence[Party], draft: Draft) -> Sentence | None:
    """The first sentence that one of those who meet says, if another speaks, too: they are there."""
    met = draft.keys()
    turns = [p for p in parties if p.key() in met and _speaks(words, p)]
    return words.sentences[turns[0].sentence] if len({p.key() for p in turns}) > 1 else None


def _speaks(words: Words, party: Party) -> bool:
    """Whether a name only says whose words follow: "SECRETARY DORN: ..."."""
    return party.last + 1 < len(words.tokens) and words.tokens[party.last + 1].text == ":"


def _is_glad(said: Sequence[str]) -> bool:
    """Whether words greet somebody: "a pleasure to have", "welcome", "thank you for receiving"."""
    if "welcome" in said:
        return True
    if _GLAD & set(said):
        return any(w == "to" and _TO_MEET & set(said[at + 1 : at + 4]) for at, w in enumerate(said))
    return bool({"thank", "thanks"} & set(said) and _HOSTED & set(said))


def _is_spoken_there(words: Words, draft: Draft, meeting: Draft) -> bool:
    """Whether one of two who meet only speaks of it: "I look forward to | talking to you", "It’s good to have
    you here", "the president and I had a good conversation"; not with the place of another talk."""
    if draft is meeting or draft.title or draft.type not in (*TALKS, "visit") or draft.earlier:
        return False
    said = [t.lower for t in words.tokens[draft.first : words.sentences[draft.sentence].last + 1]]
    addressed = (
        any(words.tokens[p.party.first].lower == "you" for p in draft.parts) or "you" in said[:_TO_YOU]
    )
    if draft.type in TALKS and len(draft.parts) == 1 and draft.keys() <= meeting.keys():
        return True  # "I met many of them"
    if draft.type in TALKS and draft.keys() == meeting.keys():
        return addressed or draft.place is None
    welcomed = draft.type == "visit" or len(draft.parts) > 1
    return addressed and welcomed and bool(draft.parts) and draft.keys() <= meeting.keys()


def _is_of_greeting(draft: Draft, greeting: Sentence, meeting: Draft) -> bool:
    """Whether a mention is but the greeting: "welcome Minister A here" is no visit beside the meeting."""
    if draft.sentence != greeting.index or draft is meeting or draft.type not in ("visit", "meeting"):
        return False
    return bool(draft.parts) and draft.keys() <= meeting.keys()
