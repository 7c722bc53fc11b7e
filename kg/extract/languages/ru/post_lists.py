"""Posts in lists that one verb gives: "министром назначен А, премьером – Б", "спикерами избраны А и Б", "был
послом, министром и депутатом"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.phrases import DASHES
from kg.extract.languages.ru.said_of import happens, is_over
from kg.extract.languages.ru.same_post import add
from kg.extract.parties import Capacity, Party
from kg.extract.words import Token, Words

GIVING = (
    words_of("posts", "become")
    | words_of("posts", "appoint")
    | words_of("posts", "hold")
    | words_of("posts", "have_been")
    | words_of("posts", "dismiss")
    | words_of("posts", "leave")
)
_JOINTS = DASHES | frozenset(
    (",", "и", "после", "а", "также", "затем", "потом", "позже", "позднее", "впоследствии", "одновременно")
)
_NAMED = frozenset((",", "и", "а", "также"))
# "стали | также А": so many words between a verb and the first or last name of its list.
_NEAR = 2


def follow_dash(words: Words, post: Party, parties: Sequence[Party]) -> bool:
    """Give a post to who stands across a dash, where a verb is left out, and return whether it has one:
    "министром назначен А, | премьером – Б", "пост министра получил А, пост | премьера – Б", "А стал
    министром, депутат Б – | премьером"."""
    capacity = post.capacity
    earlier = [p for p in parties if p.kind == "post" and p.sentence == post.sentence and p.last < post.first]
    here = [p for p in parties if p.sentence == post.sentence and across_dash(words, post, p)]
    named = next((p for p in here if all(e.person is not p.person for e in earlier)), None)
    verb = _verb_before(words, post)
    if named is None or named.person is None or verb is None or not happens(words, verb) or capacity is None:
        return False
    if not any(p.person is not None and p.cases & post.cases for p in earlier):
        return False
    capacity.former = capacity.former or is_over(verb)
    add(named.person, capacity)
    post.person = named.person
    return True


def across_dash(words: Words, what: Party, named: Party) -> bool:
    """Whether a name stands behind a post or body and a dash, or before them, the post in the
    instrumental."""
    if named.person is None or named.prep:
        return False
    if named.first == what.last + 2:
        return words.tokens[what.last + 1].text in DASHES
    led = what.kind == "body" and "acc" in what.cases
    told = led or ("ins" in what.cases and not named.cases & what.cases)
    told = told and named.last == what.first - 2
    return told and words.tokens[what.first - 1].text in (*DASHES, ",")  # two dashes are read as commas


def _verb_before(words: Words, post: Party) -> Token | None:
    """The verb of giving that stands before a post in its sentence."""
    before = words.tokens[words.sentences[post.sentence].first : post.first]
    return next((t for t in reversed(before) if t.lemmas & GIVING and t.has("V", "PS")), None)


def add_to_holder(words: Words, post: Party, parties: Sequence[Party]) -> None:
    """Give a post to the holder of the one before it: "был депутатом, | министром и послом", "занимал посты
    министра и | посла"."""
    before = [p for p in parties if p.kind == "post" and p.sentence == post.sentence and p.last < post.first]
    told, capacity = before[-1] if before else None, post.capacity
    if told is None or told.person is None or told.capacity is None or capacity is None or post.prep:
        return
    between = [t.lower for t in words.tokens[told.last + 1 : post.first]]
    oblique = told.cases & post.cases - {"nom"}
    if not between or not set(between) <= _JOINTS or not oblique:
        return
    if "nom" in post.cases and not _closes(words, told, post):
        return
    if not any(c is told.capacity or c.first == told.capacity.first for c in told.person.capacities):
        return
    capacity.former = capacity.former or told.capacity.former
    add(told.person, capacity)
    post.person = told.person


def _closes(words: Words, told: Party, post: Party) -> bool:
    """Whether a genitive that is spelt like a nominative ends the clause behind one: "с должности министра,
    | главы ведомства."."""
    after = words.tokens[min(post.last + 1, len(words.tokens) - 1)]
    return "nom" not in told.cases and "gen" in post.cases and after.text in (".", ";")


def give_each(words: Words, post: Party, verb: Token, parties: Sequence[Party]) -> None:
    """Give a post of several to each of those named: "вице-спикерами избраны | А и Б"."""
    run = run_of(words, verb, [p for p in parties if p.sentence == post.sentence])
    capacity = post.capacity
    several = any(r.number == "p" for r in verb.readings)
    if capacity is None or len(run) < 2 or not several:
        return
    for party, own in zip(run, _parts(capacity, len(run)), strict=True):
        own.former = own.former or is_over(verb)
        if party.person is not None and not any(c.first == own.first for c in party.person.capacities):
            add(party.person, own)


def run_of(words: Words, verb: Token, here: Sequence[Party]) -> list[Party]:
    """The names, joined by commas and "и", right behind a verb or else right before it."""
    people = [
        p for p in here if p.person is not None and p.kind == "person" and "nom" in p.cases and not p.prep
    ]
    after = [p for p in people if p.first > verb.index]
    before = [p for p in reversed(people) if p.last < verb.index]
    if after and after[0].first - verb.index - 1 <= _NEAR:
        return _linked(words, after)
    if before and verb.index - before[0].last - 1 <= _NEAR:
        return _linked(words, before)[::-1]
    return []


def _linked(words: Words, people: Sequence[Party]) -> list[Party]:
    run = list(people[:1])
    for party in people[1:]:
        low, high = sorted((run[-1], party), key=lambda p: p.first)
        between = words.tokens[low.last + 1 : high.first]
        if not between or not {t.lower for t in between} <= _NAMED:
            break
        run.append(party)
    return run


def _parts(capacity: Capacity, count: int) -> list[Capacity]:
    """A post for each of several, a field each where there are as many: "министрами | обороны и финансов"."""
    head, _, rest = capacity.position.partition(" ")
    fields = rest.split(" и ")
    if head in ("министр", "замминистра") and len(fields) == count == _PAIR:
        return [replace(capacity, position=f"{head} {field}") for field in fields]
    return [replace(capacity) for _ in range(count)]


_PAIR = 2
