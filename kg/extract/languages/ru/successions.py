"""Who followed whom in a post: "сменил на этом посту Ивана Петрова", "на его место назначен Иван Петров"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.said_of import comma_before, happens, relative
from kg.extract.languages.ru.same_post import add, expanded
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Token, Words

_SEATS = words_of("posts", "seats")
_APPOINT = words_of("posts", "appoint")
_FOLLOW = frozenset(("сменить", "заменить", "сменять"))
_HELD = frozenset(("занимать",))
# "в этой должности | работал Иван Петров"
_SERVED = frozenset(("работать", "быть", "находиться", "пребывать", "служить", "состоять"))
_THIS = frozenset(("этот", "данный", "тот"))
_WHOSE = frozenset(("его", "ее", "её"))
_PLACES = _SEATS | {"место"}
_TAKE = frozenset(("занять", "прийти", "получить", "перейти"))
_INS = frozenset(("ins",))
_SUBJECT, _OBJECT = frozenset(("nom",)), frozenset(("acc",))
_BECOME = words_of("posts", "become") | _APPOINT
_COME = _BECOME | {"возглавить"}
# "сменил на этом | посту": so many words between the verb and the post.
_NEAR = 6
# "ушел, его | сменил Олег Серов": what tells that somebody has left his post.
_GONE = (
    words_of("posts", "dismiss")
    | words_of("posts", "leave")
    | words_of("posts", "dismissal")
    | {"умереть", "скончаться", "погибнуть", "пенсия"}
)
# The post that is followed in was told within so many sentences.
_TOLD = 1


# "Назначен новый министр. | Им стал Иван Петров"
_THEM = frozenset(("им", "ей", "ею"))
_ASKED = _FOLLOW | _HELD | _SERVED | _PLACES | {"вместо", "он", "она", *_THEM}
# "его | место", "вместо | неё"
_GENDERS = {"его": "m", "него": "m", "ее": "f", "её": "f", "нее": "f", "неё": "f"}


def settle(words: Words, parties: Sequence[Party]) -> None:
    """Give who follows somebody in a post that post, and who is followed the same as one that is left."""
    for token in words.with_any(_ASKED):
        n = token.index
        if token.lemmas & _FOLLOW and token.has("V", "P", "G"):
            _follow(words, parties, token)
        elif token.lemmas & (_HELD | _SERVED) and token.has("V", "P"):
            _held_too(words, parties, token)
        elif token.lower in _THEM:
            _who_it_is(words, parties, token)
        elif token.lower == "вместо":
            _instead(words, parties, token)
        elif n > 0 and token.lemma in _PLACES:
            _take_place(words, parties, token)


def _follow(words: Words, parties: Sequence[Party], verb: Token) -> None:
    """ "Иван Петров сменил на этом посту Олега Серова", "на посту министра сменил Олега Серова"."""
    seat = _seat(words, verb)
    if seat is None:
        _replace(words, parties, verb)
        return
    here = [p for p in parties if p.sentence == verb.sentence and p.person is not None and not p.prep]
    stated = next((p for p in parties if p.first == seat.index + 1 and p.capacity is not None), None)
    new = _nearest([p for p in here if "nom" in p.cases and p is not stated], verb)
    others = [p for p in here if "acc" in p.cases and p is not new and not _is_whose(words, p)]
    old = stated if stated is not None and stated.person_span is not None else _nearest(others, verb)
    if old is None or old.person is None or (new is not None and old.person is new.person):
        return
    told = stated.capacity if stated is not None else _last_told(new, verb.sentence, words)
    if stated is None and _is_future(verb):  # "Главой «Луча» станет министр А. Он | сменит на посту Б"
        told = _future_post(words, parties, verb)
    if (
        stated is None and told is None and old.kind == "pronoun"
    ):  # "послом был Петров. Его на посту | сменил"
        told = _last_told(old, verb.sentence, words, former=True)
    if told is None or not told.position:
        return
    if _is_future(verb):  # "сменит на посту министра | Олега Серова", who holds it
        if not any(_same(c, told) for c in old.person.capacities):
            _hold(old.person, told)
        return
    if new is not None and new.person is not None:
        _hold(new.person, told)
    _leave(old.person, told)


def _future_post(words: Words, parties: Sequence[Party], verb: Token) -> Capacity | None:
    """The post that the sentence before says somebody will get: "Главой банка | станет министр"."""
    near = [p for p in parties if p.kind == "post" and p.person is None and p.cases == _INS and not p.prep]
    near = [p for p in near if p.sentence == verb.sentence - 1]
    told = [t for t in words.inside(verb.sentence - 1) if t.lemmas & _BECOME and _is_future(t)]
    return near[0].capacity if len(near) == 1 and told else None


def _is_future(verb: Token) -> bool:
    return bool(verb.readings) and "futr" in verb.readings[0].tags


def _is_whose(words: Words, party: Party) -> bool:
    """Whether "его" says whose something is: "на | его посту"."""
    before = words.tokens[party.first - 1].lower if party.first else ""
    return party.kind == "pronoun" and before in ("на", "в", "с")


def _held_too(words: Words, parties: Sequence[Party], verb: Token) -> None:
    """ "вместо Ивана Петрова, | занимавшего этот пост", "до него этот пост | занимал Иван Петров"."""
    near = words.tokens[max(verb.index - 2, 0) : verb.index + 3]
    seat = next((t for t in near if t.lemma in _SEATS and words.tokens[t.index - 1].lemmas & _THIS), None)
    if seat is None or seat.sentence != verb.sentence or "past" not in verb.readings[0].tags:
        return
    at = words.tokens[seat.index - 2].lower in ("на", "в")
    if at != bool(verb.lemmas & _SERVED):
        return
    clause = relative(words, verb)
    if clause is not None:  # "сменил Ивана Петрова, который | занимал этот пост"
        named = [p for p in parties if p.last == clause - 1 and p.person_span is not None]
    elif verb.has("P"):
        comma = comma_before(words, verb)
        named = [p for p in parties if comma and p.last == comma - 1]
    else:
        named = [p for p in parties if p.sentence == verb.sentence and "nom" in p.cases and not p.prep]
        named = [p for p in named if p.first == verb.index + 1]
    old = next((p for p in named if p.person is not None), None)
    if old is not None and _held_just_told(parties, old, seat):
        return
    others = [p for p in parties if p.person is not None and old is not None and p.person is not old.person]
    told = [p for p in others if -_TOLD <= p.sentence - verb.sentence <= 0 and p.first < seat.index]
    held = next((c for p in reversed(told) if (c := _last_told(p, verb.sentence, words)) is not None), None)
    if old is not None and old.person is not None and held is not None and not _is_told(old):
        _leave(old.person, held)


def _held_just_told(parties: Sequence[Party], old: Party, seat: Token) -> bool:
    """Whether "this post" is what a sentence tells last before who held it, his own again or one of nobody:
    "Главой банка | станет Иван Петров, занимавший этот пост"."""
    here = [p for p in parties if p.sentence == seat.sentence and p.last < old.first]
    here = [p for p in here if p.kind == "post" and p.capacity is not None and not p.plural]
    if not here or old.person is None or _is_told(old) or here[-1].person not in (None, old.person):
        return False
    if here[-1].person is None and here[-1].capacity is not None:
        _leave(old.person, here[-1].capacity)
    return True


def _is_told(party: Party) -> bool:
    """Whether a mention has a post of its own, which "этот пост" is then."""
    return party.capacity is not None


def _instead(words: Words, parties: Sequence[Party], token: Token) -> None:
    """ "директором завода стал Иван Петров | вместо Олега Серова": what the other had been."""
    whom = words.tokens[min(token.index + 1, len(words.tokens) - 1)]
    if _takes_over(words, parties, whom, whom):
        return
    old = next((p for p in parties if p.first == token.index + 1 and p.person is not None), None)
    if old is None or old.capacity is not None or "gen" not in old.cases or old.person is None:
        return
    ahead = [p for p in parties if p.sentence == token.sentence and p.last < token.index]
    posts = [
        p.capacity for p in ahead if p.kind == "post" and p.person is not None and p.capacity is not None
    ]
    if len(posts) == 1:
        _leave(old.person, posts[0])
        return
    open_posts = [p for p in ahead if p.kind == "post" and p.person is None and p.cases == _INS]
    after = words.tokens[old.last + 1 : old.last + 3]
    if len(open_posts) == 1 and not posts and any(t.lemmas & _BECOME and _is_future(t) for t in after):
        held = open_posts[0].capacity  # "главой МВД вместо Петрова | станет Олег Серов": Petrov is it now
        if held is not None:
            _hold(old.person, held)


def _replace(words: Words, parties: Sequence[Party], verb: Token) -> None:
    """ "Начальника штаба Ивана Петрова | сменил генерал Олег Серов": the post told with who is followed."""
    if "сменить" not in verb.lemmas:
        return
    here = [p for p in parties if p.sentence == verb.sentence and p.person_span is not None and not p.prep]
    if verb.readings[0].pos == "G":
        _succeed(words, here, verb)
        return
    if _relieve(words, parties, verb) or _come_after(words, parties, verb):
        return
    old = _nearest([p for p in here if "acc" in p.cases and "nom" not in p.cases and p.capacity], verb)
    new = _nearest([p for p in here if "nom" in p.cases and p is not old and p.capacity is None], verb)
    if old is None or new is None or old.person is None or new.person is None or old.capacity is None:
        return
    if abs(old.first - verb.index) > _NEAR and abs(old.last - verb.index) > 1:
        return
    told = old.capacity
    if new.person is not old.person and not any(c.first <= new.last for c in new.person.capacities):
        _hold(new.person, told)
        _leave(old.person, told)


def _relieve(words: Words, parties: Sequence[Party], verb: Token) -> bool:
    """ "Министр Иван Петров ушел в отставку. | Его сменил Олег Серов": of who is told to have left a post."""
    him, new = _nearest_to(parties, verb, -1), _nearest_to(parties, verb, 1)
    if him is None or new is None or him.kind != "pronoun" or "acc" not in him.cases or him.prep:
        return False
    told = _last_told(him, verb.sentence, words, former=True)
    if told is None or him.person is None or new.person_span is None or new.person is None:
        return False
    before = words.tokens[told.first : verb.index]
    left = told.former or any(t.lemmas & _GONE for t in before)
    if not left or "nom" not in new.cases or "past" not in verb.readings[0].tags or new.person is him.person:
        return False
    if new.capacity is None:
        _hold(new.person, told)
    _leave(him.person, told)
    return True


def _come_after(words: Words, parties: Sequence[Party], verb: Token) -> bool:
    """ "Президентом Чили стала Анна Сото. Она | сменила Луиса Вегу": of who has come to a post."""
    new, old = _nearest_to(parties, verb, -1), _nearest_to(parties, verb, 1)
    if new is None or old is None or old.person_span is None or old.person is None or old.capacity:
        return False
    told = _last_told(new, verb.sentence, words)
    if told is None or "nom" not in new.cases or "acc" not in old.cases or old.person is new.person:
        return False
    came = words.inside(words.tokens[told.first].sentence)
    if "past" not in verb.readings[0].tags or not any(t.lemmas & _COME for t in came):
        return False
    _leave(old.person, told)
    return True


def _nearest_to(parties: Sequence[Party], verb: Token, side: int) -> Party | None:
    """The party right before (-1) or right behind (1) a verb; None for none."""
    edge = verb.index + side
    return next((p for p in parties if (p.last if side < 0 else p.first) == edge), None)


def _succeed(words: Words, here: Sequence[Party], verb: Token) -> None:
    """ "Иван Петров стал директором завода, | сменив Олега Серова": what the sentence says that he became."""
    after = [p for p in here if p.first > verb.index and "acc" in p.cases and p.capacity is None]
    new = _nearest([p for p in here if "nom" in p.cases and p.last < verb.index], verb)
    old = _nearest(after, verb)
    told = _last_told(new, verb.sentence, words)
    if new is None or old is None or old.person is None or told is None or old.person is new.person:
        return
    if words.tokens[told.first].sentence == verb.sentence and old.first - verb.index <= _NEAR // 2:
        _leave(old.person, told)


def _seat(words: Words, verb: Token) -> Token | None:
    """The noun of "на этом посту", "на посту министра" near a verb, in its sentence."""
    tokens, sentence = words.tokens, words.sentences[verb.sentence]
    for token in tokens[max(sentence.first, verb.index - _NEAR) : min(sentence.last, verb.index + _NEAR) + 1]:
        if token.lemma not in _SEATS or token.index < sentence.first + 1:
            continue
        before = tokens[token.index - 1]
        before = tokens[token.index - 2] if before.lemmas & _THIS else before
        if before.lower in ("на", "в"):
            return token
    return None


def _nearest(parties: Sequence[Party], verb: Token) -> Party | None:
    return min(parties, key=lambda p: min(abs(p.first - verb.index), abs(p.last - verb.index)), default=None)


def _last_told(party: Party | None, sentence: int, words: Words, *, former: bool = False) -> Capacity | None:
    """The post of somebody that was told last before the end of a sentence, and not long ago; one that is
    left only where ``former`` asks for it."""
    if party is None or party.person is None:
        return None
    held = [c for c in party.person.capacities if words.tokens[c.first].sentence <= sentence]
    held = [c for c in held if former or not c.former]
    near = [c for c in held if sentence - words.tokens[c.first].sentence <= _TOLD]
    return max(near, key=lambda c: c.first, default=None)


def _take_place(words: Words, parties: Sequence[Party], place: Token) -> None:
    """ "его | место занял Иван Петров", "на этот | пост назначен Иван Петров": the post of who was told
    before."""
    whose = next((p for p in parties if p.first == place.index + 1 and p.person is not None), None)
    if place.lemma == "место" and whose is not None and words.tokens[place.index - 1].lower == "на":
        _follow_named(words, parties, whose)
    elif words.tokens[place.index - 1].lemmas & _THIS and place.lemma in _SEATS:
        _take_seat(words, parties, place)
    elif words.tokens[place.index - 1].lemmas & _WHOSE:
        _takes_over(words, parties, place, words.tokens[place.index - 1])


def _follow_named(words: Words, parties: Sequence[Party], old: Party) -> None:
    """ "на место Сото | назначен Иван Петров": the post of who is named."""
    new = _taker(words, parties, words.tokens[old.last])
    held = _last_told(old, old.sentence, words, former=True)
    if new is None or new.person in (None, old.person) or held is None or "gen" not in old.cases:
        return
    if new.person is not None:
        _hold(new.person, held)


def _take_seat(words: Words, parties: Sequence[Party], seat: Token) -> None:
    """ "Сменился и глава области, этот | пост занял Иван Петров"."""
    new = _taker(words, parties, seat)
    left = [p for p in parties if p.last < seat.index and seat.sentence - p.sentence <= _TOLD]
    if new is None or new.person is None:
        return
    nearest = _told_alone(left)
    if nearest is not None:
        _hold(new.person, nearest)
        return
    left = [p for p in left if p.person is not None]
    old = left[-1] if left and left[-1].person is not new.person else None
    held = _last_told(old, seat.sentence, words, former=True)
    if held is not None:
        _hold(new.person, held)


def _takes_over(words: Words, parties: Sequence[Party], place: Token, whose: Token) -> bool:
    """Whether a pronoun says for whom somebody else comes, who gets his post: "на | его место пришел Иван
    Петров", "назначив | вместо него Ивана Петрова"."""
    gender = _GENDERS.get(whose.lower, "")
    if not gender:
        return False
    new = _taker(words, parties, place)
    left = [p for p in parties if p.last < place.index and place.sentence - p.sentence <= _TOLD]
    left = [p for p in left if p.person is not None and p.person.gender in ("", gender)]
    left = [p for p in left if p.person is not None and p.person.capacities and p is not new]
    named = [p for p in left if p.kind != "post"]
    held = named[-1].capacity if named else None  # not "министр Петров стал послом, на его | место назначен"
    held = held or _last_told(left[-1] if left else None, place.sentence, words, former=True)
    if new is not None and new.person is not None and held is not None and new.person is not left[-1].person:
        _hold(new.person, held)
    return True


def _taker(words: Words, parties: Sequence[Party], place: Token) -> Party | None:
    """Who takes a place: behind the verb that follows it, in the nominative, or whom somebody names for it:
    "назначив на его | место Ивана Петрова"."""
    after = [t for t in words.tokens[place.index + 1 : place.index + 4] if t.sentence == place.sentence]
    verb = next((t for t in after if not t.has("AV") or t.has("V")), None)  # not "его место у окна занял"
    here = [p for p in parties if p.sentence == place.sentence and not p.prep]
    if verb is not None and verb.lemmas & (_APPOINT | _TAKE) and verb.has("V", "PS"):
        new = next((p for p in here if p.first > verb.index), None)
        cases = _OBJECT if verb.lemmas & _APPOINT and verb.readings[0].pos == "V" else _SUBJECT
        return new if new is not None and new.cases & cases and happens(words, verb) else None
    before = words.tokens[max(place.index - _NEAR // 2, words.sentences[place.sentence].first) : place.index]
    giving = next((t for t in before if t.lemmas & _APPOINT and t.readings[0].pos in ("G", "V")), None)
    new = next((p for p in here if place.index < p.first <= place.index + 2 and "acc" in p.cases), None)
    return new if giving is not None and happens(words, giving) else None


def _who_it_is(words: Words, parties: Sequence[Party], pronoun: Token) -> None:
    """ "Избран новый губернатор. | Им стал Иван Петров": the post that the sentence before told of nobody."""
    verb = words.tokens[min(pronoun.index + 1, len(words.tokens) - 1)]
    opening = words.sentences[pronoun.sentence].first
    if pronoun.index != opening or "стать" not in verb.lemmas or not happens(words, verb):
        return
    new = next((p for p in parties if p.first == verb.index + 1 and "nom" in p.cases), None)
    told = _told_alone([p for p in parties if p.sentence == pronoun.sentence - 1])
    if new is not None and new.person is not None and told is not None:
        _hold(new.person, told)


def _told_alone(left: Sequence[Party]) -> Capacity | None:
    """The post that the text told last, where it named nobody with it; None where it named somebody since."""
    last = next((p for p in reversed(left) if p.capacity is not None or p.person_span is not None), None)
    alone = last is not None and last.kind == "post" and last.person is None and not last.plural
    return last.capacity if last is not None and alone else None


def _hold(person: Person, told: Capacity) -> None:
    """Let somebody hold a post; one that the text itself tells of him is completed."""
    if not any(_same(c, told) and not c.former for c in person.capacities):
        add(person, replace(told, former=False))


def _leave(person: Person, told: Capacity) -> None:
    """Let somebody have held a post: what is told of him in it is over."""
    own = [c for c in person.capacities if _same(c, told)]
    for capacity in own:
        capacity.former = True
    if not own:
        add(person, replace(told, former=True))


def _same(a: Capacity, b: Capacity) -> bool:
    """Whether two capacities are one post: the same title at the same body."""
    alike = expanded(a.position) == expanded(b.position)
    return alike and (a.organization == b.organization or not (a.organization and b.organization))
