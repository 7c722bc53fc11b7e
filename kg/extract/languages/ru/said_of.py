"""Of whom a sentence says that a verb gives, states or takes a post: its subject or object, whom a participle
or a relative clause tells of, whom the sentence before is about."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.morphology import known
from kg.extract.parties import Party
from kg.extract.words import Token, Words

_HAVE_BEEN = words_of("posts", "have_been")
_APPOINT = words_of("posts", "appoint")
_LEAVE = words_of("posts", "leave")
_DISMISS = words_of("posts", "dismiss")
# "пост мэра достался Ивану Петрову"
_FALL = frozenset(("достаться",))
_ACC, _DAT = frozenset(("acc",)), frozenset(("dat",))
# "А, | с 2004 по 2008 год занимавший пост министра": so many words tell the time at most.
_TIME_BEFORE = 8
# "А, который | в разные годы и при разных правительствах занимал": so many words before the verb at most.
_RELATIVE = 10
# "А родился в Лиме. Окончил университет. | Работал послом": so many sentences go on without a subject.
_UNSAID = 3
_CALLED = words_of("posts", "groups_of_two") - {"гость", "гостья", "собеседник", "участник", "визитер"}
# Words that open a clause with a subject of its own.
_OPENING = frozenset(("который", "что", "где", "когда", "как", "чтобы", "чей", "если", "поскольку"))


def happens(words: Words, verb: Token) -> bool:
    """Whether a verb states a fact: no future, infinitive, condition or denial."""
    before = words.tokens[verb.index - 1].lower if verb.index else ""
    auxiliary = {t.lower for t in words.tokens[max(0, verb.index - 2) : verb.index + 2]}
    first = verb.readings[0]
    return not (
        first.pos == "I"
        or "futr" in first.tags
        or before == "не"
        or auxiliary & {"бы", "будет", "будут", "мог", "может", "могла"}
    )


def is_over(verb: Token) -> bool:
    """Whether the verb says that the post is held no more: "был", "занимал", "покинул", "возглавлял"."""
    if verb.lemmas & (_LEAVE | _DISMISS):
        return "pres" not in verb.readings[0].tags
    if verb.lower == "будучи":
        return True
    return (
        bool(verb.lemmas & (_HAVE_BEEN | {"занимать", "возглавлять", "руководить", "исполнять", "совмещать"}))
        and "past" in verb.readings[0].tags
    )


def holder_of(words: Words, party: Party, verb: Token, parties: Sequence[Party]) -> Party | None:
    """The person of whom the post is said: object of appointing in the active voice, else the subject nearest
    to the verb."""
    near = [
        p
        for p in parties
        if p.sentence == party.sentence and p is not party and p.person is not None and not p.inner
    ]
    participle = verb.readings[0].pos == "P"
    behind = words.tokens[verb.index - 1].text == "," if verb.index else False
    if participle and ("actv" in verb.readings[0].tags or behind):
        return described(words, verb, near)
    comma = relative(words, verb)
    if comma is not None:
        return next((p for p in near if p.last == comma - 1), None)
    if verb.lemmas & _FALL:
        return next((p for p in near if p.cases & _DAT and not p.prep and p.first > verb.index), None)
    passive = (verb.has("PS") and not verb.has("V")) or any("pssv" in r.tags for r in verb.readings)
    if verb.lemmas & (_APPOINT | _DISMISS) and not passive:
        appointed = any(
            p.sentence == party.sentence and p.first < verb.index and "nom" in p.cases and not p.prep
            for p in parties
        )
        objects = [p for p in near if p.cases & _ACC and not p.prep and p.last != verb.index - 1]
        objects = [p for p in objects if "nom" not in p.cases or (appointed and _stiff(p, verb))]
        return min(objects, key=lambda p: gap(p, party), default=None)
    subjects = [p for p in near if "nom" in p.cases and not p.prep and reaches(words, p, verb, party)]
    if subjects:
        return min(subjects, key=lambda p: gap(p, verb))
    return going_on(words, verb, party, parties)


def going_on(words: Words, verb: Token, post: Party, parties: Sequence[Party]) -> Party | None:
    """Whom a verb without a subject of its own goes on to tell of: of the verbs before it, or of the sentence
    before."""
    here = [p for p in parties if p.sentence == post.sentence and p is not post and not p.inner]
    near = [p for p in here if p.person is not None]
    return _coordinated(words, verb, near) or _unsaid(words, verb, post, parties)


def described(words: Words, participle: Token, near: Sequence[Party]) -> Party | None:
    """Of whom a participle tells: the name before its comma, else the one that follows in its case: "А,
    занимавший пост министра", "занимавший пост министра А"."""
    comma = comma_before(words, participle)
    own = [p for p in near if comma and p.last == comma - 1]
    after = [p for p in near if p.first > participle.index and p.cases & participle.cases("P")]
    found = next(iter(own or after), None)
    several = any(r.number == "p" for r in participle.readings[:1])
    return None if several else found


def comma_before(words: Words, participle: Token) -> int:
    """Return the comma before a participle with the adverbs and the time before it: "А, | ранее занимавший",
    "А, | до этого долгое время работавший"; 0 for none."""
    first = words.sentences[participle.sentence].first
    for i in range(participle.index - 1, max(first, participle.index - _TIME_BEFORE), -1):
        token = words.tokens[i]
        if token.text == ",":
            return i
        if token.shape == "mark" or token.capital or token.has("V", "PS", "P", "I"):
            return 0
    return 0


def _stiff(party: Party, verb: Token) -> bool:
    """Whether a bare name after a verb can be its object though it can be a nominative: "назначил Ван И"."""
    return party.kind == "person" and party.capacity is None and party.first > verb.index


def gap(party: Party, other: Party | Token) -> int:
    start = other.first if isinstance(other, Party) else other.index
    end = other.last if isinstance(other, Party) else other.index
    return min(abs(party.first - end), abs(start - party.last))


def reaches(words: Words, person: Party, verb: Token, post: Party) -> bool:
    """Whether no other finite verb and no full stop of a clause stands between a subject and its verb."""
    low, high = sorted((person.first, verb.index))
    between = [t for t in words.tokens[low + 1 : high] if not person.first <= t.index <= person.last]
    between = [t for t in between if not post.first <= t.index <= post.last]
    # "Петров | был | назначен министром", "Петров | может | лишиться поста"
    if person.first > verb.index and any(t.text == "," and _opens_clause(words, t.index) for t in between):
        return False
    auxiliary = verb.has("PS")
    if verb.readings[0].pos == "I":
        between = [t for t in between if t.index != verb.index - 1]
    return not any(
        t.text in ";:" or (t.readings and t.readings[0].pos == "V" and not (auxiliary and "быть" in t.lemmas))
        for t in between
    )


def _opens_clause(words: Words, comma: int) -> bool:
    """Whether a clause of its own begins behind a comma: ", после того | как министр ушел"."""
    behind = words.tokens[comma + 1 : comma + 1 + _CONJUNCTION]
    return any(t.lower in _SUBORDINATE for t in behind[:1]) or " ".join(t.lower for t in behind) in _LONGER


_CONJUNCTION = 3
_SUBORDINATE = frozenset(
    ("что", "чтобы", "потому", "когда", "если", "хотя", "поскольку", "пока", "где", "как", "так")
)
_LONGER = frozenset(("после того как", "до того как", "перед тем как", "в то время", "с тех пор"))


def relative(words: Words, verb: Token) -> int | None:
    """The comma before "который" whose verb this is: "А, | который ранее занимал пост"; None for no such
    clause."""
    first = words.sentences[verb.sentence].first
    for i in range(verb.index - 1, max(first, verb.index - _RELATIVE), -1):
        token = words.tokens[i]
        if token.lemma == "который":
            opens = "nom" in token.cases() and words.tokens[i - 1].text == ","
            return i - 1 if opens else None
        if token.shape == "mark" or finite(token):
            return None
    return None


def _coordinated(words: Words, verb: Token, near: Sequence[Party]) -> Party | None:
    """The subject of verbs of which this is a further one: "А работал послом, а затем | был министром"."""
    before = [p for p in near if "nom" in p.cases and not p.prep and p.last < verb.index]
    subject = before[-1] if before else None
    if subject is None:
        return None
    between = words.tokens[subject.last + 1 : verb.index]
    verbs = [t for t in between if finite(t)]
    parted = any(t.text in ';:«»"' or t.lemma in _OPENING for t in between)
    return subject if verbs and not parted and all(_agree(v, verb) for v in verbs) else None


def _agree(a: Token, b: Token) -> bool:
    """Whether two finite verbs can have one subject: of one number, in the past of one gender."""
    x, y = a.readings[0], b.readings[0]
    return x.number == y.number and (not x.gender or not y.gender or x.gender == y.gender)


def _unsaid(words: Words, verb: Token, post: Party, parties: Sequence[Party]) -> Party | None:
    """Whom a sentence without a subject tells of: "А родился в Лиме. | Ранее был послом"."""
    if verb.readings[0].number != "s" or not finite(verb) or _has_subject(words, verb, post, parties):
        return None
    own = words.sentences[verb.sentence]
    for n in range(own.index - 1, max(own.index - _UNSAID, 0) - 1, -1):
        if words.is_title(n):
            return None
        acting = [p for p in parties if p.sentence == n and "nom" in p.cases and not p.prep and not p.inner]
        acting = [p for p in acting if p.kind in ("person", "pronoun", "post", "group")]
        acting = [p for p in acting if p.person is not None or not _is_called_so(words.tokens[p.head])]
        if acting:
            people = {id(p.person): p for p in acting if p.person is not None}
            gender = verb.readings[0].gender
            fits = [
                p
                for p in people.values()
                if p.person and (p.person.gender or gender) == (gender or p.person.gender)
            ]
            return fits[0] if len(people) == len(fits) == 1 else None
        if any(_is_other(t) for t in words.inside(n)):
            return None  # "Его брат уехал. | Возглавлял министерство"
    return None


def _is_other(token: Token) -> bool:
    """Whether a noun in the nominative is somebody whom the text does not name: "брат"."""
    first = token.readings[0] if token.readings else None
    living = first is not None and first.pos == "N" and first.case == "nom" and "anim" in first.tags
    return living and not _is_called_so(token)


def _is_called_so(token: Token) -> bool:
    """Whether a noun only calls again whom a text is about: "Умер Иван Петров. | Дипломат долго болел"."""
    singular = any(r.pos == "N" and r.number == "s" and r.case == "nom" for r in token.readings)
    return singular and bool(token.lemmas & _CALLED)


def _has_subject(words: Words, verb: Token, post: Party, parties: Sequence[Party]) -> bool:
    """Whether the sentence of a verb has somebody, or something of the verb's gender, in the nominative."""
    here = [p for p in parties if p.sentence == verb.sentence and p is not post and not p.prep]
    if any("nom" in p.cases and p.kind in ("person", "pronoun", "post", "group", "body") for p in here):
        return True
    words_here = [t for t in words.inside(verb.sentence) if not post.first <= t.index <= post.last]
    return any(_is_subject(t, verb) or _is_unread(words, t, verb, here) for t in words_here)


def _is_unread(words: Words, token: Token, verb: Token, here: Sequence[Party]) -> bool:
    """Whether a word before a verb looks like a name that nothing has read: "У | Сяолин был назначен"."""
    name = token.index < verb.index and token.shape == "word" and token.capital and not known(token.text)
    before = words.tokens[token.index - 1] if token.index else token
    name = name and (before.lower == "у" or not before.has("PREP"))  # "в Зыряхове" is a place
    return name and not token.text.isupper() and not any(p.first <= token.index <= p.last for p in here)


def _is_subject(token: Token, verb: Token) -> bool:
    """Whether a noun can only be the subject of a verb: in the nominative and no other case."""
    nouns = [r for r in token.readings if r.pos in ("N", "PRO")]
    if not nouns or nouns[0].case != "nom" or nouns[0].number != "s":
        return False
    gender = verb.readings[0].gender
    direct = {r.case for r in nouns} <= {"nom"} or "anim" in nouns[0].tags
    return direct and (not gender or not nouns[0].gender or nouns[0].gender == gender)
