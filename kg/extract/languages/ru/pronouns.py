"""Whom "он", "она" mean: the nearest earlier person of their gender, subjects first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.ru.aside_people import not_in_passing
from kg.extract.languages.ru.first_person import in_marks
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.segments import finite, participle
from kg.extract.languages.ru.spoken_about import spoken_about
from kg.extract.languages.ru.spoken_by import last_speaker
from kg.extract.namesakes import salience
from kg.extract.parties import Party, Person
from kg.extract.words import Token, Words

_CUTS = frozenset(",;:()–—")


def pronoun(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """The nearest earlier person of the pronoun's gender, subjects first, within two sentences."""
    token = words.tokens[party.head]
    gender = "f" if token.lemma == "она" or token.lower in ("ее", "её", "та") else "m"
    if token.lower in THAT_ONE:
        return _told_last(party, before, gender)
    parallel = _set_beside(words, party, before, gender)
    if parallel is not None:
        return parallel
    speaker = last_speaker(words, party, before, gender)
    if speaker is not None:
        return speaker
    about = None if _says(words, party) else spoken_about(words, party, before, gender)
    if about is not None:
        return about
    acting = _acts_on_him(words, party, before)
    before = [p for p in before if p.sentence != party.sentence or _can_be_meant(words, p, party)]
    before = [p for p in before if p.person is None or p.person is not acting]
    told = before if _says(words, party) else not_in_passing(words, before)
    near = _near(told, party, gender) or _who_acted(words, told, before, party, gender)
    near = near or _near(before, party, gender) or _the_only_one(party, before, gender)
    if words.tokens[max(party.first - 1, 0)].lemmas & _SAYING:  # "«Меня принял А», – сказал | он": not A
        outside = (p for p in near if not in_marks(words, words.sentences[p.sentence], words.tokens[p.first]))
        near = list(outside) or near
    says = _says(words, party)
    goes_on = _verb_after(words, party, _ROUNDS)
    if words.tokens[max(party.first - 1, 0)].lower in _THERE:
        near = _without_receiving(words, near, party)
    hosts = [p for p in near if p.sentence < party.sentence]
    hosts = [p for p in hosts if greets(words, p, before, at_airport=says, receives=goes_on)]
    near = [p for p in near if p not in hosts]
    near = [p for p in near if not comes_along(words, p, before)] or near
    near = [p for p in near if not _is_partner(words, p, near)] or near
    near = [p for p in near if not _is_in_row(words, p, before)] or near
    if not says:
        near = [p for p in near if not _speaks_for_others(words, p)] or near
    same = [p for p in near if p.sentence == party.sentence]
    earlier = [p for p in near if p.sentence != party.sentence]
    for group in (same, earlier):
        if group:
            return max(group, key=lambda p: salience(p, before, party)).person
    return None


def _set_beside(words: Words, party: Party, before: Sequence[Party], gender: str) -> Person | None:
    """Whom an object means whose clause is set beside one with such an object: "с ним говорил А, а в июне |
    его принимал Б"."""
    if "nom" in party.cases or party.prep == "у" or party.kind != "pronoun":
        return None
    objects = (p for p in before if p.sentence == party.sentence and p.kind == "pronoun")
    last = next((p for p in objects if p.person is not None and "nom" not in p.cases), None)
    between = words.tokens[last.last + 1 : party.first] if last is not None else ()
    against = any(a.text == "," and b.lower == "а" for a, b in pairwise(between))
    fits = last is not None and last.person is not None and last.person.gender in ("", gender)
    return last.person if last is not None and against and fits else None


def _acts_on_him(words: Words, pronoun: Party, before: Sequence[Party]) -> Person | None:
    """Who is the subject of the verb whose object a pronoun is, and so another one than he, however often he
    was told: "А позвонил Б. А тепло поздравил | его", "А провел | с ним переговоры"."""
    after = words.tokens[min(pronoun.last + 1, len(words.tokens) - 1)]
    whose = not pronoun.prep and after.has("N", "A") and not after.has("PREP")  # "поздравил | его брата"
    if "nom" in pronoun.cases or whose:
        return None
    own = [p for p in before if p.sentence == pronoun.sentence and "nom" in p.cases]
    for acting in reversed([p for p in own if not (p.prep or p.inner)]):
        between = words.tokens[acting.last + 1 : pronoun.first]
        if any(finite(t) for t in between):
            return acting.person if all(t.shape != "mark" for t in between) else None
    return None


def _near(before: Sequence[Party], pronoun: Party, gender: str) -> list[Party]:
    near = [p for p in before if p.person is not None and p.sentence >= pronoun.sentence - _NEAR]
    return [p for p in near if p.person is not None and p.person.gender in ("", gender)]


def _who_acted(
    words: Words, told: Sequence[Party], before: Sequence[Party], pronoun: Party, gender: str
) -> list[Party]:
    """Who acted last further back, where since then people are only told of in passing: "А прибыл в Лиму. Шла
    речь о торговле. Как сообщил Б, визит продлится. | Он посетит"."""
    if not _near(before, pronoun, gender):
        return []
    back = [p for p in told if 0 < pronoun.sentence - p.sentence <= _FAR and p.person is not None]
    acting = [p for p in back if "nom" in p.cases and not (p.prep or p.inner)]
    acting = [p for p in acting if p.person is not None and p.person.gender == gender]
    acting = [p for p in acting if not greets(words, p, before, at_airport=False, receives=True)] or acting
    return acting[-1:]


# Somebody is meant so many sentences after he was told; further on only who is the only one told since then.
_NEAR, _FAR = 2, 6


def _the_only_one(pronoun: Party, before: Sequence[Party], gender: str) -> list[Party]:
    """The mentions of the only person of whom the sentences before tell anything, by name or post."""
    told = [p for p in before if p.sentence >= pronoun.sentence - _FAR and p.kind in ("person", "post")]
    person = told[0].person if told else None
    alone = person is not None and all(p.person is person for p in told)
    return told if alone and person is not None and person.gender == gender else []


# "принял его в Лиме, | куда он прибыл"
_THERE = frozenset(("куда",))


def _without_receiving(words: Words, near: Sequence[Party], pronoun: Party) -> list[Party]:
    """Those who can be meant but for who receives his guest in the same sentence, where the guest came."""
    inside = words.tokens[words.sentences[pronoun.sentence].first : pronoun.first]
    if not any(t.lemmas & (_RECEIVING | _WELCOMING) and finite(t) for t in inside):
        return list(near)
    own = [p for p in near if p.sentence == pronoun.sentence and "nom" in p.cases and not p.prep]
    return [p for p in near if all(p.person is not a.person for a in own)] or list(near)


# "А принял Б. | Тот передал": who was told last, and no subject.
THAT_ONE = frozenset(("тот", "та"))


def _told_last(party: Party, before: Sequence[Party], gender: str) -> Person | None:
    """Whom "тот" means: who is told last, of those who are told together the one who does not act; nobody
    where that is an official without a name."""
    near = [p for p in before if party.sentence - 1 <= p.sentence and not p.inner and p.kind != "state"]
    last = near[-1] if near else None
    if last is None or last.person is None or last.person.gender not in ("", gender):
        return None
    acts = [
        p for p in near[:-1] if p.sentence == last.sentence and p.cases == frozenset(("nom",)) and not p.prep
    ]
    object_ = "acc" in last.cases and bool(acts)  # "А принял Сото": a name with one form
    return last.person if "nom" not in last.cases or last.prep or object_ else None


def after_post(words: Words, party: Party, before: Sequence[Party]) -> Party | None:
    """The official without a name who acts before a pronoun in its sentence, whom it then means: "Премьер
    Чили прибыл в Лиму, до этого | он был в Риме"."""
    if words.tokens[party.head].lower in THAT_ONE:
        return None
    same = [
        p for p in before if p.sentence == party.sentence and "nom" in p.cases and not (p.prep or p.inner)
    ]
    there = words.tokens[party.first - 1].lower in ("где", "куда")  # "прибыл в Лиму, где | его ждет"
    acts = same[-1] if same and ("nom" in party.cases or there) else None
    bare = acts is not None and acts.kind == "post" and acts.person is None and not acts.plural
    return acts if bare and acts is not None and not acts.counterpart else None


def acting_before(words: Words, party: Party, before: Sequence[Party]) -> Party | None:
    """The official without a name who alone acts in the sentence before a subject "он", where others are only
    those with whom he does it: "Премьер Чили позвонил Луису Кано. Позже | он встретился с послом"."""
    if words.tokens[party.head].lower != "он" or party.prep or not _verb_after(words, party, _MEETS):
        return None
    told = [p for p in before if p.sentence == party.sentence - 1 and not p.inner]
    same = [p for p in before if p.sentence == party.sentence]
    acting = [p for p in told if "nom" in p.cases and not p.prep]
    acts = acting[0] if len(acting) == 1 and not same else None
    bare = acts is not None and acts.kind == "post" and acts.person is None and not acts.plural
    if acts is None or not bare or acts.counterpart or acts.capacity is None or not acts.capacity.country:
        return None
    after = words.tokens[acts.last + 1 : words.sentences[acts.sentence].last + 1]
    does = next((t for t in after if finite(t)), None)
    passive = does is None or does.has("PS")
    return None if passive or does is None or does.lemmas & _GIVES_THE_WORD else acts


def mean_officials(words: Words, parties: Sequence[Party], pronouns: Sequence[tuple[int, Party]]) -> None:
    """Let pronouns mean the officials who act before them, who may only now have their names; each comes with
    its number among the parties. An official who stays without one is meant right after "где", "куда", and in
    the sentence after his own."""
    for index, post in pronouns:
        party = parties[index]
        there = words.tokens[party.first - 1].lower in ("где", "куда")
        there = there or post.sentence < party.sentence
        if there and post.person is None and post.capacity is not None and post.capacity.country:
            party.kind, party.capacity, party.country = "post", post.capacity, post.country
            continue
        party.person = post.person or pronoun(words, party, parties[:index])
        if party.person is not None:
            party.person.mentions.append(party)


def _says(words: Words, pronoun: Party) -> bool:
    """Whether the verb after a pronoun is one of saying, of which a spokesman can be meant: "он уточнил"."""
    last = words.sentences[pronoun.sentence].last
    after = words.tokens[pronoun.last + 1 : min(pronoun.last + _VERB + 2, last) + 1]
    calls = any(t.lower in ("телефону", "видеосвязи") for t in after)
    return not calls and _verb_after(words, pronoun, _SAYING)


def _verb_after(words: Words, pronoun: Party, lemmas: frozenset[str]) -> bool:
    """Whether one of these verbs stands right after a pronoun."""
    last = words.sentences[pronoun.sentence].last
    after = words.tokens[pronoun.last + 1 : min(pronoun.last + _VERB, last) + 1]
    return any(t.lemmas & lemmas for t in after)


_SAYING = words_of("statements", "saying") | words_of("statements", "at_talks")
# The verb of a pronoun is among so many words after it.
_VERB = 3


def _is_partner(words: Words, party: Party, near: Sequence[Party]) -> bool:
    """Whether somebody is only with whom the talk of another one was, which a noun tells as a subject:
    "Встреча А с | Б состоялась, завтра его примет", where A is meant."""
    if party.prep not in ("с", "со"):
        return False
    whose = next((p for p in near if p.last == party.first - 2 or p.last == party.first - 1), None)
    if whose is None or whose.person is party.person or "gen" not in whose.cases or whose.prep:
        return False
    noun = words.tokens[whose.first - 1] if whose.first else None
    opens = noun is not None and noun.index - words.sentences[noun.sentence].first <= _OPENS
    return opens and noun is not None and bool(noun.lemmas & _TALKS) and "nom" in noun.cases("N")


_TALKS = words_of("triggers", "meeting", "noun", "nouns") | words_of("triggers", "call", "noun", "nouns")


def _is_in_row(words: Words, party: Party, others: Sequence[Party]) -> bool:
    """Whether somebody is one of three or more who act together: "А поздравили Б, | В, Г. Его пригласил"."""
    acting = [p for p in others if p.sentence == party.sentence and "nom" in p.cases and not p.prep]
    row: list[Party] = []
    for one in sorted(acting, key=lambda p: p.first):
        joined = row and row[-1].last + 2 == one.first and words.tokens[one.first - 1].lower in _ROW
        row = [*row, one] if joined else [one]
        if len(row) > _PAIR and party in row:
            return True
    return False


_ROW = frozenset((",", "и"))
_PAIR = 2


def _speaks_for_others(words: Words, party: Party) -> bool:
    """Whether somebody only tells what others do: "сообщила пресс-секретарь. Она | прибыла": not she. An aide
    or an adviser, only where he is told to say something, and not to have been anywhere."""
    held = party.person.capacities if party.person is not None else []
    titles = [set(c.position.lower().split()[:2]) for c in held]
    if not any(title & _SPOKESMEN for title in titles):
        return False
    return any(title & (_SPOKESMEN - _AIDES) for title in titles) or _only_says(words, party)


def _only_says(words: Words, party: Party) -> bool:
    """Whether the verb of somebody is one of saying, and no participle tells what he did: "| Помощник
    президента уточнил", not "| Помощник госсекретаря, побывавший в Риме, сказал"."""
    after = words.tokens[party.last + 1 : words.sentences[party.sentence].last + 1]
    if any(t.lemmas & _ROUNDS and participle(t) for t in after[:_VERB]):
        return False
    ahead = words.tokens[max(words.sentences[party.sentence].first, party.first - 1) : party.first]
    verb = next((t for t in (*ahead, *after) if finite(t)), None)
    return verb is None or bool(verb.lemmas & _TELLING)


_SPOKESMEN = words_of("posts", "spokesmen")
_AIDES = words_of("posts", "aides")
_TELLING = _SAYING | words_of("statements", "reporting")


def greets(
    words: Words, party: Party, others: Sequence[Party], *, at_airport: bool = True, receives: bool = False
) -> bool:
    """Whether somebody only greets a guest, of whom the text goes on to tell: "В аэропорту премьера встретил
    | мэр. Затем он провел переговоры"; ``at_airport`` asks for the place, unless the guest is a pronoun.

    ``receives`` also asks whether he received the guest: "Его принял | мэр. Затем он встретился с".
    """
    if "nom" not in party.cases or party.prep:
        return False
    inside = list(words.inside(party.sentence))
    asked = _GREETING | _RECEIVING if receives else _GREETING
    # "Проводить его приехал | премьер"
    verbs = [t for t in inside if t.lemmas & asked and (finite(t) or t.has("I"))]
    arrives = any(t.lemmas & _ARRIVALS for t in inside)
    if not verbs or not (arrives or not at_airport):
        return False
    guests = [p for p in others if p.sentence == party.sentence and p is not party]
    guests = [p for p in guests if p.person is None or p.person is not party.person]
    if not arrives:
        guests = [p for p in guests if _is_told_before(p, receives=receives) and "acc" in p.cases]
        guests = guests if any(t.lemmas & (_WELCOMING | _RECEIVING) for t in verbs) else []
    return any("nom" not in p.cases and not (p.prep or p.inner) for p in guests)


def _is_told_before(guest: Party, *, receives: bool) -> bool:
    """Whether a guest is called as somebody who was told before: "его", "гостя", "министра"."""
    bare = guest.kind == "post" and guest.person_span is None and guest.person is not None
    return guest.kind in ("pronoun", "group") or (receives and bare)


def comes_along(words: Words, party: Party, others: Sequence[Party]) -> bool:
    """Whether somebody only comes with the guest whom his sentence names: "Вместе с главой государства прибыл
    | министр. Его принял", where the guest is meant."""
    if "nom" not in party.cases or party.prep:
        return False
    guests = [p for p in others if p.sentence == party.sentence and p.person not in (None, party.person)]
    inside = [t for t in words.inside(party.sentence) if finite(t)]
    going = any(t.lemmas & _ALONG for t in inside)
    # but "| Министр прибыл вместе с послом. Его принял" goes on about the minister
    first = [p for p in guests if p.first < party.first]
    beside = any(p.prep in ("с", "со") and words.tokens[p.first - 2].lower == "вместе" for p in first)
    led = any(t.lemmas & _LEAD for t in inside) and any("acc" in p.cases and not p.prep for p in guests)
    return (going and beside) or led


_ALONG = words_of("triggers", "visit", "go", "verbs") | {"участвовать", "находиться"}
_LEAD = frozenset(("сопровождать",))
_GREETING = words_of("triggers", "visit", "greeting", "verbs")
_WELCOMING = _GREETING - {"проводить"}
_RECEIVING = frozenset(("принять", "принимать"))
# What both can go on to do who met; of a journey the guest may be meant: "Премьер принял А. | Он прибыл".
_MEETS = words_of("triggers", "meeting", "with", "verbs") | words_of("triggers", "call", "with", "verbs")
# Behind what somebody says, or whom he receives, another one may be meant.
_GIVES_THE_WORD = _SAYING | _TELLING | _GREETING | _RECEIVING
# What a guest goes on to do, and a host does not.
_ROUNDS = (
    words_of("triggers", "meeting", "with", "verbs")
    | words_of("triggers", "visit", "go", "verbs")
    | words_of("triggers", "visit", "object", "verbs")
    | words_of("triggers", "conference", "attend", "verbs")
    | words_of("triggers", "call", "with", "verbs")
    | words_of("triggers", "signing", "verb", "verbs")
    | words_of("triggers", "visit", "stay", "verbs")
    | words_of("triggers", "light", "verbs")
)
_ARRIVALS = words_of("triggers", "visit", "greeting", "arrivals")


def _can_be_meant(words: Words, party: Party, pronoun: Party) -> bool:
    """Whether a pronoun can mean a party of its sentence: "его" is not the subject of its own clause."""
    own = _is_one_clause(words.tokens[party.last + 1 : pronoun.first])
    subject = own and "nom" in party.cases and not party.prep and "nom" not in pronoun.cases
    # "С премьером Сербии он обсудил": not the one with whom.
    partner = own and party.prep in ("с", "со") and "nom" in pronoun.cases
    partner = partner or _is_besides(words, party, pronoun)
    beside = [t.lower for t in words.tokens[party.last + 1 : pronoun.first]] in (["с"], ["и"])
    # "поздравил премьера, позвонив | ему": not who does both
    does_both = "nom" in party.cases and not party.prep and "nom" not in pronoun.cases
    does_both = does_both and _by_gerund(words.tokens[party.last + 1 : pronoun.first])
    return not (subject or partner or beside or does_both) and not _antecedent(words, party, pronoun)


def _is_besides(words: Words, party: Party, pronoun: Party) -> bool:
    """Whether a sentence that opens with whom somebody meets "besides" goes on about him: "Помимо встречи с
    Иваном Ото, у | него запланирован ужин"."""
    opening = words.tokens[words.sentences[party.sentence].first]
    has = pronoun.prep == "у" or ("nom" in pronoun.cases and not pronoun.prep)
    return opening.lower in ("помимо", "кроме") and has and "nom" not in party.cases


def _by_gerund(between: Sequence[Token]) -> bool:
    """Whether a gerund opens the clause of a pronoun: "прибыл, | встретив его"."""
    cuts = [k for k, t in enumerate(between) if t.text in _CUTS]
    opening = between[cuts[-1] + 1 :][:_OPENS] if cuts else ()
    return any(t.readings and t.readings[0].pos == "G" for t in opening)


# ", | затем встретив": so many words at most.
_OPENS = 3


def _is_one_clause(between: Sequence[Token]) -> bool:
    """Whether only asides part a subject from its verb: "министр, в свою очередь, пригласил | его"."""
    cuts = [k for k, t in enumerate(between) if t.text in _CUTS]
    if not cuts:
        return True
    goes_on = between[cuts[-1] + 1 :]
    aside = between[: cuts[-1]]
    opens = goes_on[0] if goes_on else None
    new = opens is None or opens.lemma == "который" or opens.has("CONJ") or opens.lower in _OPENING
    return len(cuts) > 1 and not new and not any(finite(t) or t.lemma == "который" for t in aside)


_OPENING = frozenset(("что", "чтобы", "где", "куда", "когда", "если", "а", "но"))


def _antecedent(words: Words, party: Party, pronoun: Party) -> bool:
    """Whether the pronoun stands in the relative clause of the party: "посол, которого он принял"."""
    between = words.tokens[party.last + 1 : pronoun.first]
    return len(between) <= 4 and any(t.lemma == "который" for t in between[:3])
