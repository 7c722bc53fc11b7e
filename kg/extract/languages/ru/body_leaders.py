"""Who leads a body as a verb says: "возглавляет МИД", "которым руководит Иван Петров"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.languages.ru import phrases, post_lists, told_ministries
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.led_bodies import MINISTRIES
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.said_of import described, gap, going_on, happens, is_over, reaches, relative
from kg.extract.languages.ru.same_post import add, means
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Token, Words

_LEAD = words_of("posts", "lead")
_NO_PARTIES = words_of("posts", "no_parties")
# "возглавлял Томскую | область"
_UNLISTED = _NO_PARTIES | words_of("posts", "territories")
_NOT_LED = words_of("posts", "not_led")


def settle(words: Words, parties: Sequence[Party]) -> None:
    """Make heads of those who "возглавляет" or "руководит" a body, unless the text gives them that post in
    other words."""
    for party in parties:
        if party.kind == "body" and not party.inner and not _is_quoted_name(words, party):
            _led(words, party, parties)
    for token in words.tokens:
        if token.lemmas & _LEAD and token.has("P") and any(r.number == "p" for r in token.readings[:1]):
            _lead_in_turn(words, token, parties)
        if token.lemmas & _LEAD and token.has("V", "P") and (body := _unlisted(words, token)) is not None:
            _led(words, body, parties)


def _lead_in_turn(words: Words, participle: Token, parties: Sequence[Party]) -> None:
    """Make several heads of as many bodies: "с А и Б, | возглавляющими верховные суды Чили и Перу"."""
    here = [p for p in parties if p.sentence == participle.sentence]
    behind = [p for p in here if p.first == participle.index + 1 and p.kind == "body" and not p.inner]
    several = len(behind) > 1 and len({p.country for p in behind} - {""}) == len(behind)
    if not several or words.tokens[participle.index - 1].text != ",":
        return
    named = [p for p in here if p.person is not None and p.person_span is not None]
    people = [p for p in named if p.last < participle.index and not p.inner][-len(behind) :]
    ends = [p.last for p in people]
    apart = [words.tokens[a + 1].text for a in ends]
    joined = len(people) == len(behind) and apart[-2:] == ["и", ","] and set(apart[:-2]) <= {","}
    if not joined or ends[-1] + 2 != participle.index:
        return
    for one, body in zip(people, behind, strict=True):
        if one.person is not None and not one.person.capacities:
            _lead(words, body, participle, one.person, parties)


def _led(words: Words, body: Party, parties: Sequence[Party]) -> None:
    """ "Иванов возглавляет МИД Польши", "Министерством обороны руководит Иванов"."""
    if not body.body or words.tokens[body.head].lemmas & _NOT_LED:
        return
    _led_by(words, body, parties)
    verb = _leading_verb(words, body)
    if verb is None:
        _led_too(words, body, parties)
    if verb is None or not happens(words, verb) or body.prep:
        return
    person = leader_of(words, body, verb, parties)
    several = verb.has("V") and any(r.number == "p" for r in verb.readings[:1])
    here = [p for p in parties if p.sentence == body.sentence] if several else []
    run = [p.person for p in post_lists.run_of(words, verb, here) if p.person is not None]
    for one in run if len(run) > 1 else [person]:
        if one is not None and not _has_post_in(one, body):
            _lead(words, body, verb, one, parties)


def _led_too(words: Words, body: Party, parties: Sequence[Party]) -> None:
    """ "Минюст возглавил А, | Минфин – Б": who leads a further body, of which the verb is left out."""
    named = next((p for p in parties if post_lists.across_dash(words, body, p)), None)
    if named is None or named.person is None:
        return
    before = words.tokens[words.sentences[body.sentence].first : body.first]
    verb = next((t for t in reversed(before) if finite(t)), None)
    if verb is not None and verb.lemmas & _LEAD and happens(words, verb) and "nom" in named.cases:
        _lead(words, body, verb, named.person, parties)


def _lead(words: Words, body: Party, verb: Token, person: Person, parties: Sequence[Party]) -> None:
    """Make somebody the head of a body, or what the text has told of the ministry that is meant."""
    named = body.body.lower() in MINISTRIES or (
        any(t.capital for t in words.tokens[body.first + 1 : body.last + 1])
        or words.tokens[body.head].text.isupper()
        # news of an official, where "возглавляет верхнюю палату" tells again what he is
        or (body.last > body.first and "возглавить" in verb.lemmas)
    )
    if not named and any(not c.former for c in person.capacities):
        return
    if body.body.lower() in MINISTRIES:
        held = told_ministries.told(person, body.first, body.sentence, parties)
        if held is not None:
            add(person, replace(held, former=is_over(verb)))
            return
    title = "руководитель" if verb.lemmas & {"руководить"} else "глава"
    first, last = min(body.first, verb.index), max(body.last, verb.index)
    capacity = Capacity(title, _without_time(body.body), body.country, is_over(verb), first, last)
    same = [c for c in person.capacities if means(capacity, c)]
    for held in same:
        held.country = held.country or capacity.country
    if not same:
        add(person, capacity)


def _without_time(body: str) -> str:
    """The name of a body without how lately it came about: "новое | правительство"."""
    attribute, _, rest = body.partition(" ")
    return rest if rest[:1].islower() and attribute.lower()[:-2] in _LATELY else body


# "новое", "прежний", "нынешняя" without their ends
_LATELY = frozenset(("нов", "прежн", "нынешн", "тогдашн", "будущ", "бывш"))


def _is_quoted_name(words: Words, party: Party) -> bool:
    """Whether a body is only the name of one that is no party of events: "клуб « | Путь | »"."""
    near = words.tokens[max(party.first - 2, 0) : party.first]
    return len(near) > 1 and near[1].text in phrases.QUOTES and bool(near[0].lemmas & _NO_PARTIES)


def _unlisted(words: Words, verb: Token) -> Party | None:
    """A body that is no party of events, by its name beside a verb of leading: "Большой театр | возглавил",
    "возглавил | журнал «Путь»"."""
    sentence = words.sentences[verb.sentence]
    after = phrases.attribute_run(words, verb.index + 1, sentence.last)
    before = verb.index - 1
    opening = next((k for k in range(before, max(before - _QUOTED, 0), -1) if words.tokens[k].text == "«"), 0)
    before = opening - 1 if opening and words.tokens[before].text == "»" else before
    for head in (after, before):
        if not sentence.first <= head <= sentence.last or not words.tokens[head].lemmas & _UNLISTED:
            continue
        floor = verb.index + 1 if head > verb.index else sentence.first
        first = phrases.first_attribute(words, head, floor)
        end = phrases.quoted_end(words, head + 1)
        end = head if end is None or end > sentence.last else end
        cases = phrases.agreeing(words, first, head)
        if end > head or any(t.capital for t in words.tokens[first : head + 1] if t.index > sentence.first):
            party = Party(first, end, head, "body", verb.sentence, cases)
            party.body = phrases.nominative(words, first, head, end, cases=cases & _LED_CASES)
            return party
    return None


# "возглавил журнал", "руководит журналом"; a name in quotes has so many tokens at most.
_LED_CASES, _QUOTED = frozenset(("acc", "ins")), 8


def _led_by(words: Words, body: Party, parties: Sequence[Party]) -> None:
    """ "фонд, возглавляемый | Иваном Петровым", "возглавляемая | Иваном Петровым партия"."""
    before = next((p for p in parties if p.last == body.first - 1), None)
    comma = body.last + 1 < len(words.tokens) and words.tokens[body.last + 1].text == ","
    i = body.last + 1 + comma
    after = next((p for p in parties if p.first == i + 1 and p.sentence == body.sentence), None)
    for person, at in ((before, before.first - 1 if before is not None else -1), (after, i)):
        if person is None or person.person is None or at < 0 or "ins" not in person.cases:
            continue
        token = words.tokens[at]
        led = token.lemmas & _LEAD and any("pssv" in r.tags for r in token.readings)
        if led and not _has_post_in(person.person, body):
            first, last = min(body.first, at), max(body.last, person.last)
            add(person.person, Capacity("глава", body.body, body.country, False, first, last))


def leader_of(words: Words, body: Party, verb: Token, parties: Sequence[Party]) -> Person | None:
    """Return the subject of a verb of leading: the nearest nominative that it reaches; of a participle, whom
    it describes."""
    if not verb.has("V"):
        named = [p for p in parties if p.sentence == body.sentence and p.person_span is not None]
        told = described(words, verb, [p for p in named if p.person is not None and not p.inner])
        return told.person if told is not None else None
    near = [p for p in parties if p.sentence == body.sentence and p.person is not None]
    comma = relative(words, verb)
    if comma is not None and verb.index < body.first:
        return next((p.person for p in near if p.last == comma - 1 and not p.inner), None)
    near = [p for p in near if "nom" in p.cases and not p.prep]
    reached = [p for p in near if reaches(words, p, verb, body)]
    if reached:
        return min(reached, key=lambda p: gap(p, verb)).person
    told = going_on(words, verb, body, parties)
    return told.person if told is not None else None


def _leading_verb(words: Words, body: Party) -> Token | None:
    """The verb of leading right before the body, or after it with the subject following."""
    behind = _relative(words, body)
    if behind is not None:
        return behind
    before = words.tokens[max(0, body.first - 2) : body.first]
    after = [t for t in words.tokens[body.last + 1 : body.last + 3] if t.sentence == body.sentence]
    for token in [*reversed(before), *after]:
        if token.shape == "mark":
            continue
        if token.lemmas & _LEAD and (token.has("V") or (token.has("P") and token.index < body.first)):
            wanted = "ins" if "руководить" in token.lemmas else "acc"
            return token if wanted in body.cases or not body.cases else None
    return None


def _relative(words: Words, body: Party) -> Token | None:
    """ "УЕФА, которую | возглавляет Иван Петров", "фонд, которым | руководит Иван Петров"."""
    after = [t for t in words.tokens[body.last + 1 : body.last + 6] if t.sentence == body.sentence]
    if len(after) < 3 or after[0].text != "," or after[1].lemma != "который":
        return None
    verb = next((t for t in after[2:] if t.lemmas & _LEAD and t.has("V")), None)
    wanted = "ins" if verb is not None and "руководить" in verb.lemmas else "acc"
    return verb if verb is not None and wanted in after[1].cases() else None


def _has_post_in(person: Person, body: Party) -> bool:
    """Whether the person has a post in that body already, so that "возглавляет" adds nothing."""
    name = body.body.lower()
    return any(
        c.organization and (c.organization.lower() in name or name in c.organization.lower())
        for c in person.capacities
    )
