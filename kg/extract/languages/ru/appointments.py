"""Posts that a verb gives or takes: "стал президентом", "назначил послом", "занимает пост
министра"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.languages.ru import post_lists, told_ministries
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.led_bodies import MINISTRIES
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.said_of import happens, holder_of, is_over
from kg.extract.languages.ru.same_post import add, means
from kg.extract.languages.ru.state_posts import country_as_said, is_of_state
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Token, Words

_BECOME = words_of("posts", "become")
_HAVE_BEEN = words_of("posts", "have_been")
_APPOINT = words_of("posts", "appoint")
_HOLD = words_of("posts", "hold")
_LEAVE = words_of("posts", "leave")
_DISMISS = words_of("posts", "dismiss")
_APPOINTING = words_of("posts", "appointing")
_SEATS = words_of("posts", "seats")
# "место спикера занял Иван Петров"; "на месте министра" is rather what somebody would do.
_PLACES = frozenset(("место",))
# "обязанности мэра исполняет Иван Петров", "пост мэра достался Ивану Петрову"
# "поста мэра | лишен Иван Петров"
_DEPRIVE = frozenset(("лишить", "лишать"))
_FULFIL, _FALL = frozenset(("исполнять",)), frozenset(("достаться",))
# "приступил к обязанностям мэра"
_START = frozenset(("приступить", "приступать"))
# "вошел в правительство в качестве министра"
_SERVE = _HAVE_BEEN | _APPOINT | {"войти", "прибыть", "приехать", "посетить", "участвовать"}
_FROM = ("от", "с", "со")
_DISMISSAL = words_of("posts", "dismissal")
# "на должность министра | переходит Иван Петров"
_MOVE = words_of("posts", "move")
# "на | пост", not "на | посту"
_TO = frozenset(("nom", "acc"))
_CHOOSE = _APPOINT | _MOVE | {"одобрить"}


def settle(words: Words, parties: Sequence[Party]) -> None:
    """Give posts that a verb ties to a person to that person; repeatable, so pronouns may be settled
    between."""
    for party in parties:
        if party.kind != "post" or party.person is not None or party.capacity is None:
            continue
        if party.plural:
            verb = _verb(words, party)
            if verb is not None and happens(words, verb):
                post_lists.give_each(words, party, verb, parties)
            continue
        if _acts_alone(words, party, parties) or post_lists.follow_dash(words, party, parties):
            continue
        _said_of(words, party, parties)
        if party.person is None:
            post_lists.add_to_holder(words, party, parties)


def _acts_alone(words: Words, post: Party, parties: Sequence[Party]) -> bool:
    """Whether a post of one form can only be who acts in its sentence: "На прошлой неделе | замглавы МИД
    побывал в Лиме"."""
    if not {"nom", "ins"} <= post.cases & words.tokens[post.head].cases("N") or post.prep:
        return False
    return not any("nom" in p.cases for p in parties if p.sentence == post.sentence and p is not post)


def _elected(words: Words, party: Party, parties: Sequence[Party]) -> Party | None:
    """ "избрание Ивана Петрова на пост президента", "Иван Петров на посту министра": the name right
    before."""
    named = next((p for p in parties if p.last == party.first - 1 and p.person is not None), None)
    if named is not None and "ins" in party.cases and _is_appointed(words, named, party):
        return named
    before = words.tokens[party.first - 2 : party.first] if party.first > 1 else []
    behind = next((p for p in parties if p.first == party.last + 1 and p.person is not None), None)
    if behind is not None and "gen" in behind.cases and _is_told_to_get(words, party, before):
        return behind
    if (
        len(before) < 2
        or before[0].lower not in ("на", *_FROM)
        or before[1].lemma not in _SEATS
        or "gen" not in party.cases
    ):
        return None
    named = next((p for p in parties if p.last == before[0].index - 1 and p.person is not None), None)
    if named is None or named.sentence != party.sentence:
        return None
    if before[1].cases("N") == _TO and not _is_chosen(words, named):
        return None
    if before[0].lower in _FROM:
        noun = words.tokens[named.first - 1] if named.first else None
        if noun is None or noun.lemma not in _DISMISSAL or noun.sentence != party.sentence:
            return None
        if party.capacity is not None:
            party.capacity.former = True
    return named


def _is_told_to_get(words: Words, post: Party, before: Sequence[Token]) -> bool:
    """Whether a noun of appointing stands right before a post: "о назначении | послом Ивана Петрова"."""
    noun = before[-1] if before else None
    if noun is None or noun.lemma not in _APPOINTING or before[0].lower == "случае":
        return False
    return "ins" in post.cases and not post.prep and noun.sentence == post.sentence


def _is_chosen(words: Words, named: Party) -> bool:
    """Whether somebody is told to have got a post before it is said for what: "избрание | А на пост мэра",
    "утвердил кандидатуру | А на пост мэра", not "предложил | А на пост мэра"."""
    opening = words.sentences[named.sentence].first
    for token in reversed(words.tokens[opening : named.first]):
        if token.text in ";:":
            return False
        if token.lemmas & (_APPOINTING | _CHOOSE):
            return token.readings[0].pos == "N" or happens(words, token)
        if finite(token):
            return False
    return False


def _is_appointed(words: Words, named: Party, post: Party) -> bool:
    """Whether a noun of appointment stands before the name, as a fact and not as a case that may come."""
    before = words.tokens[max(0, named.first - 2) : named.first]
    verb = _right(words, post)
    other = verb is not None and verb.readings[0].gender != "n"
    return bool(before) and before[-1].lemma in _APPOINTING and before[0].lower != "случае" and not other


def is_said(words: Words, party: Party, parties: Sequence[Party]) -> bool:
    """Whether a verb says of somebody that he holds, gets or leaves this post."""
    return _verb(words, party) is not None and not _acts_alone(words, party, parties)


def _said_of(words: Words, party: Party, parties: Sequence[Party]) -> None:
    if _succeeded(words, party, parties):
        return
    verb, capacity, elected = _verb(words, party), party.capacity, _elected(words, party, parties)
    if elected is not None and elected.person is not None and capacity is not None:
        add(elected.person, capacity)
        party.person = elected.person
        return
    if verb is None or capacity is None or not happens(words, verb):
        return
    if capacity.position.lower() in _ROLES and not (capacity.organization or capacity.country):
        return  # "Посредником была министр": at talks
    holder = holder_of(words, party, verb, parties)
    if holder is None or holder.person is None:
        return
    person = _meant(holder, capacity, parties)
    if person is None:
        return
    if verb.lemmas & _FULFIL:
        _act_as(words, party, capacity)
    if verb.lemmas & _APPOINT and verb.readings[0].pos == "V" and not capacity.country:
        _appointed_by(capacity, party, holder, verb, parties)
    _complete_ministry(capacity, told_ministries.told(person, party.first, party.sentence, parties))
    left = bool(verb.lemmas & _MOVE) and _is_left(words, party)
    capacity.former = capacity.former or is_over(verb) or left
    party.person = person
    if not any(means(capacity, c) and not c.former for c in person.capacities):
        add(person, capacity)


_ROLES = words_of("posts", "roles_at_talks")


def _is_left(words: Words, post: Party) -> bool:
    """Whether somebody comes from a post: "с поста | губернатора перешёл", not "ушёл с | поста"."""
    before = words.tokens[max(post.first - 2, 0) : post.first]
    return len(before) > 1 and before[1].lemma in _SEATS and before[0].lower in ("с", "со")


def _appointed_by(
    capacity: Capacity, post: Party, holder: Party, verb: Token, parties: Sequence[Party]
) -> None:
    """Let an official act for the state of who appoints him: "парламент Чили | избрал спикером Петрова"."""
    here = [p for p in parties if p.sentence == post.sentence and p.last < verb.index and not p.prep]
    acting = [p for p in here if "nom" in p.cases and p is not holder and not p.inner]
    country = country_as_said(acting[-1]) if acting else ""
    if country and is_of_state(capacity):
        capacity.country, capacity.derived = country, True


def _complete_ministry(capacity: Capacity, told: Capacity | None) -> None:
    """Let "министр", "глава ведомства" be the post of the ministry that the text told of."""
    bare = capacity.position.lower() == "министр" and not (capacity.organization or capacity.country)
    if told is not None and (bare or capacity.organization.lower() in MINISTRIES):
        capacity.position, capacity.organization = told.position, told.organization
        capacity.country, capacity.derived = capacity.country or told.country, told.derived


def _act_as(words: Words, party: Party, capacity: Capacity) -> None:
    """Let a post be held for another: "обязанности | мэра Рима исполняет Иван Петров"."""
    last = party.first + len(capacity.position.split()) - 1
    capacity.position = f"исполняющий обязанности {words.quote(party.first, last)}"


def _succeeded(words: Words, party: Party, parties: Sequence[Party]) -> bool:
    """Give a post to who took it over, and as a former one to whom he followed: "А, сменивший Б на посту |
    посла Чили", "А сменил Б на посту | посла"."""
    capacity, before = party.capacity, words.tokens[max(party.first - 2, 0) : party.first]
    if capacity is None or len(before) < 2 or before[0].lower != "на" or before[1].lemma not in _SEATS:
        return False
    left = next((p for p in parties if p.last == before[0].index - 1 and p.person is not None), None)
    verb = words.tokens[left.first - 1] if left is not None and left.first else None
    if left is None or left.person is None or verb is None or not verb.lemmas & _FOLLOWS:
        return False
    holder = holder_of(words, party, verb, [p for p in parties if p is not left])
    if holder is None or holder.person is None or not happens(words, verb):
        return False
    add(left.person, replace(capacity, former=True))
    add(holder.person, capacity)
    party.person = holder.person
    return True


_FOLLOWS = frozenset(("сменить", "заменить"))


def _meant(holder: Party, capacity: Capacity, parties: Sequence[Party]) -> Person | None:
    """Whom a pronoun means that is said to hold a post: an official of another state is not him, the only
    one without a post of the sentence before is."""
    person = holder.person
    told = person.country if person is not None else ""
    if holder.kind != "pronoun" or person is None or capacity.country in ("", told) or not told:
        return person
    before = (p.person for p in parties if p.sentence == holder.sentence - 1 and p.person is not None)
    bare = {p.name: p for p in before if not p.capacities and p.gender in ("", person.gender)}
    if len(bare) != 1:
        return None
    holder.person = next(iter(bare.values()))
    return holder.person


def _verb(words: Words, party: Party) -> Token | None:
    """The verb that gives or takes a post: with the post in the instrumental, or "пост" + genitive."""
    before = words.tokens[max(words.sentences[party.sentence].first, party.first - 6) : party.first]
    if before and before[-1].lemma in _SEATS | _PLACES and "gen" in party.cases:
        if before[-1].lemma in _PLACES and not _is_of_somebody(party):
            return None
        seat = _seat_verb(words, before) or _dismissal(words, party)
        return seat or _succession(words, party, before) or _taken(words, party, before)
    if before and before[-1].lemma == "обязанность" and "gen" in party.cases:
        return _fulfilled(words, party, before)
    if [t.lower for t in before[-2:]] == ["в", "качестве"] and "gen" in party.cases:
        return next((t for t in before if t.lemmas & _SERVE and t.has("V", "PS", "P", "G")), None)
    if "ins" not in party.cases or party.prep:
        return None
    return _left(before) or _right(words, party)


def _seat_verb(words: Words, before: Sequence[Token]) -> Token | None:
    """The verb before "пост": "занимает | пост", "освобожден от занимаемой | должности", "подал в отставку с
    | поста"."""
    at = before[-2].lower if len(before) > 1 else ""
    wanted = _HOLD | _LEAVE | _APPOINT | _DISMISS
    wanted = wanted | (_MOVE if at == "на" else _HAVE_BEEN if at == "в" else frozenset())
    for token in reversed(before):
        if not token.lemmas & wanted or any("pssv" in r.tags and r.pos == "P" for r in token.readings[:1]):
            continue
        if token.lemma != "отставка":
            return token
        verbs = words.tokens[max(token.index - _STEPS, words.sentences[token.sentence].first) : token.index]
        return next((t for t in reversed(verbs) if t.has("V", "PS", "P")), token)
    return None


def _dismissal(words: Words, party: Party) -> Token | None:
    """The verb further left of "с должности": "уволил своего давнего соратника Петрова с | должности"."""
    floor = words.sentences[party.sentence].first
    if party.first - 2 < floor or words.tokens[party.first - 2].lower not in ("с", "со", "от"):
        return None
    for token in reversed(words.tokens[max(floor, party.first - _FAR) : party.first - 2]):
        if token.shape == "mark" or (token.readings and token.readings[0].pos in ("V", "PS", "P", "G")):
            left = _DISMISS | _LEAVE | _MOVE
            return token if token.lemmas & left and token.shape != "mark" else None
    return None


# "уволил | давнего и верного соратника Ивана Петрова с должности": so many words at most.
_FAR = 12
# "на посту министра | с 2017 по 2019 год находился": so many words to the verb.
_TAKEN = 8
# "подал заявление об | отставке": so many words from the verb to the noun.
_STEPS = 3


def _left(before: Sequence[Token]) -> Token | None:
    """The verb of becoming, being or appointing left of a post, with nothing but a name, adverbs or a date
    between."""
    for token in reversed(before):
        if token.lemmas & (_BECOME | _HAVE_BEEN | _APPOINT) and token.has("V", "PS", "P", "I", "G"):
            return token
        again = (
            token.lower == "на" and before[-1].lemma == "срок"
        )  # "переизбран на второй срок | президентом"
        if token.shape == "mark" or (token.has("PREP") and token.readings[0].pos == "PREP" and not again):
            return None
        if token.readings and token.readings[0].pos == "PS":  # "был | принят | эмиром"
            return None
    return None


def _right(words: Words, party: Party) -> Token | None:
    """ "Премьер-министром | назначен Иван Петров", "министром вместо него в мае | стал", "главным тренером |
    которой является"."""
    phrase, behind = False, _past_acronym(words, party.last)
    for token in words.tokens[behind + 1 : behind + 1 + _PHRASE]:
        if token.sentence != party.sentence or token.shape == "mark":
            return None
        if token.has("PREP") and token.readings[0].pos == "PREP":
            phrase = True
            continue
        if not phrase and token.index > behind + _STEPS:
            return None
        if token.lemmas & (_BECOME | _HAVE_BEEN | _APPOINT) and token.has("V", "PS"):
            after = words.tokens[min(token.index + 1, len(words.tokens) - 1)]
            passive = "быть" in token.lemmas and after.has("PS")
            return (after if after.lemmas & _APPOINT else None) if passive else token
        if token.readings and token.readings[0].pos == "V":
            return None
    return None


# "министром юстиции | вместо Ивана Петрова в понедельник назначен": so many words with their prepositions.
_PHRASE = 10


def _past_acronym(words: Words, last: int) -> int:
    """The last token of a phrase with the acronym of its body in brackets: "главой бюро | (ФБР) назначен"."""
    inside = words.tokens[last + 1 : last + 4]
    short = len(inside) == len("(_)") and inside[0].text == "(" and inside[2].text == ")"
    return last + 3 if short and inside[1].text.isupper() else last


def _is_of_somebody(party: Party) -> bool:
    """Whether a post says of what it is: "место спикера сейма", but "место министра" is a seat in a hall."""
    held = party.capacity
    return held is not None and bool(held.organization or held.country or " " in held.position)


def _taken(words: Words, party: Party, before: Sequence[Token]) -> Token | None:
    """ "Пост премьера Чили | занял Иван Петров", "| достался Ивану Петрову", "на пост премьера | назначен":
    the verb right behind a post."""
    behind = _past_acronym(words, party.last)
    after = [t for t in words.tokens[behind + 1 : behind + 1 + _TAKEN] if t.sentence == party.sentence]
    prep = before[-2].lower if len(before) > 1 else ""
    if prep in ("на", "в") and "loc" in before[-1].cases("N"):  # "на посту министра | остается Иван Петров"
        verbs = _HOLD | _HAVE_BEEN | _BECOME | {"оказаться"}
        return next((t for t in after if t.lemmas & verbs and t.has("V", "PS")), None)
    verbs = _HOLD | _LEAVE | _FALL | _DEPRIVE
    verbs = _APPOINT | _MOVE if prep == "на" else _DISMISS | _LEAVE | _MOVE if prep in ("с", "со") else verbs
    verb = next((t for t in after if t.shape == "mark" or (finite(t) and "быть" not in t.lemmas)), None)
    return verb if verb is not None and verb.lemmas & verbs and verb.has("V", "PS") else None


def _fulfilled(words: Words, party: Party, before: Sequence[Token]) -> Token | None:
    """ "| исполняет обязанности мэра Рима", "обязанности мэра Рима | исполняет Иван Петров"."""
    after = [t for t in words.tokens[party.last + 1 : party.last + 5] if t.sentence == party.sentence]
    near = (t for t in [*reversed(before), *after] if t.lemmas & (_FULFIL | _START | _DISMISS | _LEAVE))
    return next((t for t in near if t.has("V", "P", "PS", "I")), None)


def _succession(words: Words, party: Party, before: Sequence[Token]) -> Token | None:
    """ "на посту премьера его сменил Иван Петров": the verb after the post."""
    if len(before) < 2 or before[-2].lower not in ("на", "в"):
        return None
    after = words.tokens[party.last + 1 : party.last + 5]
    return next((t for t in after if t.sentence == party.sentence and t.lemmas & _FOLLOWS), None)
