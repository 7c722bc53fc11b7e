"""Persons named without a post and posts named without a person that the text uses for one another.

"Владимир Путин осмотрел завод. Президент поговорил с рабочими": the page says nowhere in one phrase that he
is
the president. Precision first: one such person and one such post near each other, or nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.allegiance import country_of
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.described import described
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.private_posts import leads
from kg.extract.languages.ru.same_post import expanded, means
from kg.extract.languages.ru.whose_plans import has_plans, is_planned_for, is_told_by_colon
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Token, Words

_RULERS = words_of("posts", "rulers") | words_of("posts", "principals")
_EVENTS = frozenset().union(
    *(words_of("triggers", kind, "noun", "nouns") for kind in ("meeting", "visit", "call"))
)
# Titles of heads of state and of heads of government, which one person can bear at home.
_KINDS = {
    **dict.fromkeys(("президент", "глава государства", "глава российского государства"), "state"),
    **dict.fromkeys(("премьер-министр", "глава правительства", "канцлер"), "government"),
}
# Words that refer to a leader and name no office.
_VAGUE = ("лидер", "глава")
# How far before a bare post the person may have been named last, in sentences; one and two gave the same on
# the
# training articles, three began to bind strangers.
BEFORE = 2


def claim(words: Words, parties: Sequence[Party], persons: Sequence[Person], home: str) -> None:
    """At home, give the bare title of a ruler to the one person whom the page names without a post, whoever
    else bears it: the title must take up what he does or holds, and nothing call him something else."""
    if not home:
        return
    unnamed = [p for p in persons if nameless(p) and p.mentions[0].sentence <= words.sentences[0].index + 4]
    bare = [p for p in parties if bare_ruler(p) and _at_home(p, home)]
    kinds = {_KINDS[expanded(p.capacity.position)] for p in bare if p.capacity is not None}
    if len(unnamed) != 1 or len(kinds) != 1 or described(words, unnamed[0]):
        return
    person = unnamed[0]
    if not any(_takes_up(words, p, person) and not _faces(words, p, person, parties) for p in bare):
        return
    if any(p.sentence == m.sentence and _apart(p, m) for p in bare for m in person.mentions):
        bare = [p for p in bare if not any(p.sentence == m.sentence for m in person.mentions)]
    for party in bare:
        bind(party, person, home)


def _at_home(party: Party, home: str) -> bool:
    """Whether a post is the head of state or of government of the home country, as far as it says."""
    capacity = party.capacity
    return capacity is not None and capacity.country in ("", home) and expanded(capacity.position) in _KINDS


def match(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Give a bare post that is still open to the one person without a post near it."""
    open_posts = [p for p in parties if p.person is None and bare_ruler(p)]
    unnamed = (p for p in persons if nameless(p) and (is_prominent(p) or has_plans(words, p)))
    unnamed = (p for p in unnamed if not described(words, p))
    for person in list(unnamed):
        near = [p for p in open_posts if p.person is None and _is_near(words, p, person)]
        near = [p for p in near if not (_faces(words, p, person, parties) or _faces_him(p, person, parties))]
        own = leads(person.name) if _are_of_one(near) else ""
        near = _of_state(near, own) if own else _of_subject(near)
        keys = {
            (kind(p.capacity.position), p.capacity.organization, p.capacity.country)
            for p in near
            if p.capacity is not None
        }
        rivals = [
            q
            for q in persons
            if q is not person and not q.capacities and any(_is_rival(words, p, person, q) for p in near)
        ]
        rivals = [q for q in rivals if not own or leads(q.name) in ("", own)]
        stated = {key for key in keys if key[2]}
        keys = stated if len({key[:2] for key in keys}) == 1 and len(stated) == 1 else keys
        if len(keys) == 1 and not rivals:
            for party in sorted(near, key=lambda p: not (p.capacity and p.capacity.country)):
                bind(party, person, "")


def kind(position: str) -> str:
    """What ruler a post is, whatever he is called: "президент", "глава государства"."""
    return _KINDS.get(expanded(position), expanded(position))


def _are_of_one(posts: list[Party]) -> bool:
    """Whether one word names rulers of several states: "президенты США и России"."""
    return len(posts) > 1 and len({p.head for p in posts}) == 1


def _of_state(posts: list[Party], state: str) -> list[Party]:
    """Of rulers of several states that of one."""
    return [p for p in posts if p.capacity is not None and p.capacity.country == state]


def _of_subject(posts: list[Party]) -> list[Party]:
    """Of rulers of several states in one sentence only the subject goes on with who acted before: "Хуан
    Рохас прибыл. | Президент Чили встретится с президентом Перу"."""
    states = {p.capacity.country for p in posts if p.capacity is not None}
    subjects = [p for p in posts if p.cases == frozenset(("nom",)) or ("nom" in p.cases and not p.prep)]
    others = [p for p in posts if p not in subjects]
    apart = len(states) > 1 and len(subjects) == 1 and len({p.sentence for p in posts}) == 1
    return subjects if apart and all(p.prep == "с" for p in others) else posts


def is_same(party: Party, post: Party) -> bool:
    """Whether a nameless official is another one told so, or by other words for the post: "генсек НАТО",
    "глава альянса"."""
    said, own = party.capacity, post.capacity
    if party.key() == post.key():
        return True
    bare = party.kind == "post" and not (party.plural or party.counterpart or party.inner)
    if not bare or said is None or own is None or said.country != own.country:
        return False
    return bool(said.country or said.organization) and (means(said, own) or means(own, said))


def call_next(words: Words, parties: Sequence[Party]) -> None:
    """Give the official who opens a sentence to the only one who acts in the sentence before, by his full
    name alone: "Пабло Сото прибыл в Лиму. | Министр обороны Чили отметил", "Прошла встреча | министра"."""
    for post in parties:
        sentence = words.sentences[post.sentence]
        if post.kind != "post" or post.person is not None or not sentence.index or not may_be_named(post):
            continue
        if post.last < sentence.last and words.tokens[post.last + 1].capital:
            continue  # "Министр Чили | Анн Линде": a name that is none of the others
        opens = post.first == sentence.first and "nom" in post.cases and not bare_ruler(post)
        talks = is_of_event(words, post) and _is_first(post, parties) and _comes(words, sentence.index - 1)
        if not opens and not talks:
            continue
        if words.sentences[sentence.index - 1].paragraph != sentence.paragraph:
            continue
        if meets(words, parties, post.sentence, post):
            continue
        near = [p for p in parties if p.sentence == post.sentence - 1 and p.person is not None]
        acting = {p.person.name: p.person for p in near if p.person and "nom" in p.cases and not p.prep}
        acting = acting or {p.person.name: p.person for p in near if p.person and is_of_event(words, p)}
        acting = acting or _only_one_told(near, parties, post)
        person = next(iter(acting.values())) if len(acting) == 1 else None
        known = person is None or not nameless(person) or " " not in person.name
        known = known or _is_told_before(post, parties)
        beside = person.mentions if person is not None else []
        known = known or any(m.sentence == post.sentence for m in beside)  # "Министр | встретился с ним"
        if person is not None and not known and not described(words, person):
            bind(post, person, "")


def _comes(words: Words, sentence: int) -> bool:
    """Whether a sentence tells that somebody comes to where he then talks."""
    return any(t.lemmas & _COMING for t in words.inside(sentence))


_COMING = words_of("triggers", "visit", "go", "verbs") | words_of("triggers", "visit", "object", "verbs")


def _is_first(post: Party, parties: Sequence[Party]) -> bool:
    """Whether a sentence tells of nobody before an official."""
    people = (p for p in parties if p.sentence == post.sentence and p.kind in ("person", "post", "pronoun"))
    return all(p.first >= post.first for p in people)


def _only_one_told(near: Sequence[Party], parties: Sequence[Party], post: Party) -> dict[str, Person]:
    """The only person of the sentence before a post, where nobody acts in it: "В Осло ждут | Пабло Сото"."""
    acts = any(p.sentence == post.sentence - 1 and "nom" in p.cases and not p.prep for p in parties)
    objects = {p.person.name: p.person for p in near if p.person and "acc" in p.cases and not p.prep}
    return objects if not acts and len({p.person for p in near}) == 1 else {}


def is_of_event(words: Words, party: Party) -> bool:
    """Whether a sentence tells of the visit or talk of somebody: "Визит | Пабло Сото в Лиму завершился"."""
    before = words.tokens[party.first - 1] if party.first else None
    return before is not None and bool(before.lemmas & _EVENTS) and "gen" in party.cases and not party.prep


def _is_told_before(post: Party, parties: Sequence[Party]) -> bool:
    """Whether the official of a state is one told before without a name: "встреча глав МИД Чили и Перу. ...
    | Чилийский министр"."""
    said = post.capacity
    unnamed = (p.capacity for p in parties if p.kind == "post" and p.person is None and p.last < post.first)
    held = (c for c in unnamed if c is not None and c.country)
    return said is not None and any(c.country == said.country and means(said, c) for c in held)


def faces_other(words: Words, sentence: int) -> bool:
    """Whether who opens a sentence meets somebody told before: "Хуан Рамос провел | с ним переговоры"."""
    inside = people_told(words, sentence)
    him = any(a.lower in ("с", "к") and b.lemma in ("он", "она") for a, b in pairwise(inside))
    at_his = any(a.lower == "у" and b.lemma in ("он", "она") for a, b in pairwise(inside))
    ahead = any(t.lemmas & _DUE for t in inside)  # "обедает с А, а завтра у | него запланированы встречи"
    return him or (at_his and not ahead) or any(t.lemmas & FACING for t in inside)


_DUE = frozenset(("запланировать", "намечать", "наметить", "предстоять", "ожидаться", "назначить"))


def people_told(words: Words, sentence: int) -> list[Token]:
    """The words of a sentence without the pronoun of what somebody rates: "назвал | его успешным", and the
    verb of who takes part: "| примет участие"."""
    inside = list(words.inside(sentence))
    rated = {b.index for a, b in pairwise(inside) if a.lemmas & _RATING and b.lemma in ("он", "она")}
    rated |= {a.index for a, b in pairwise(inside) if "принять" in a.lemmas and b.lemma == "участие"}
    return [t for t in inside if t.index not in rated and not _is_talk(t)]


def _is_talk(token: Token) -> bool:
    """Whether "встречу" is the noun, and not "I shall meet"."""
    return "встреча" in token.lemmas and bool(token.readings) and token.readings[0].pos == "N"


_RATING = frozenset(("назвать", "называть", "оценить", "оценивать", "охарактеризовать", "счесть", "считать"))


def meets(words: Words, parties: Sequence[Party], sentence: int, post: Party) -> bool:
    """Whether who opens a sentence meets the official told before, and not a colleague of another state:
    "Министр обороны Чили прибыл. | Пабло Сото встретился с перуанским коллегой"."""
    if not faces_other(words, sentence):
        return False
    own = post.capacity.country if post.capacity is not None else ""
    beside = (p.person.country for p in parties if p.sentence == post.sentence and p.person is not None)
    if post.sentence < sentence and any(state not in ("", own) for state in beside):
        return False  # "А и его перуанский коллега встретились. | Хуан Рохас принял гостя": he received А
    met = {country_of(p) for p in parties if p.sentence == sentence and p.counterpart}
    inside = people_told(words, sentence)
    facing = {lemma for t in inside for lemma in t.lemmas & FACING}
    him = any(b.lemma in ("он", "она") for b in inside)
    return him or facing != {"коллега"} or not any(state not in ("", own) for state in met)


def may_be_named(post: Party) -> bool:
    """Whether a post is one official's, of a state."""
    capacity = post.capacity
    return (
        capacity is not None and bool(capacity.country) and not (post.plural or post.inner or capacity.former)
    )


def nameless(person: Person) -> bool:
    """Whether the text gives a person no post at all, and calls him nobody's colleague."""
    told = any(m.foreign or m.counterpart for m in person.mentions)
    return not person.capacities and bool(person.mentions) and not told


def is_prominent(person: Person) -> bool:
    """Whether a person is named in full or more than once, and does something: stands in the nominative
    somewhere."""
    named = " " in person.name or len(person.mentions) > 1
    return named and any("nom" in m.cases and not m.prep for m in person.mentions)


def bare_ruler(party: Party) -> bool:
    capacity = party.capacity
    if (
        party.kind != "post"
        or capacity is None
        or party.plural
        or party.counterpart
        or capacity.former
        or party.inner
    ):
        return False
    first = capacity.position.lower().split()[:1]
    return (
        bool(first)
        and first[0] in _RULERS
        and not capacity.organization
        and len(capacity.position.split()) < 3
    )


def _takes_up(words: Words, post: Party, person: Person) -> bool:
    """Whether a post takes up who acts or whose talks are told shortly before; in a title, after it."""
    holds = (
        m
        for m in person.mentions
        if "gen" in m.cases and m.first and words.tokens[m.first - 1].lemmas & _EVENTS
    )
    held = any(0 < post.sentence - m.sentence <= BEFORE for m in holds)
    return _is_near(words, post, person) or (
        held and all(m.sentence != post.sentence for m in person.mentions)
    )


def _faces(words: Words, post: Party, person: Person, parties: Sequence[Party]) -> bool:
    """Whether a pronoun beside a post can mean the person alone: "Петров прибыл. | Президент принял его"."""
    if not any(_mentions_him(p, post) and not _is_of_next_clause(words, p, post) for p in parties):
        return False
    first = max((m.sentence for m in person.mentions if m.sentence < post.sentence), default=post.sentence)
    near = (p for p in parties if first <= p.sentence <= post.sentence and p.person is not None)
    return all(p.person is person for p in near)


def _faces_him(post: Party, person: Person, parties: Sequence[Party]) -> bool:
    """Whether somebody does something to the ruler told before him, by another word for that one: "Президент
    Чили принял посла. Хуан Рохас передал | главе государства письмо"."""
    said = post.capacity
    told = {m.sentence for m in person.mentions if "nom" in m.cases and not m.prep and m.first > post.last}
    faced = (p for p in parties if p.sentence in told and p.kind == "post" and p.person is None)
    rulers = (p.capacity for p in faced if "nom" not in p.cases and p.capacity is not None)
    return said is not None and any(kind(c.position) == kind(said.position) for c in rulers)


def _is_of_next_clause(words: Words, pronoun: Party, post: Party) -> bool:
    """Whether a pronoun takes up a post that is no subject: "Премьера ждет обед: у | него дела"."""
    between = words.tokens[post.last + 1 : pronoun.first]
    return "nom" not in post.cases and not post.prep and any(t.text in (":", ";", ",") for t in between)


def _mentions_him(party: Party, post: Party) -> bool:
    same = party.kind == "pronoun" and not party.plural and party.sentence == post.sentence
    return same and "nom" not in party.cases


def _is_near(words: Words, post: Party, person: Person) -> bool:
    """Whether a post takes up the subject of a sentence shortly before; in a title, of the next one."""
    beside = [m for m in person.mentions if m.sentence == post.sentence]
    if _decrees(words, post) or not all(is_told_by_colon(words, m, post) for m in beside):
        return False
    acting = [m for m in person.mentions if "nom" in m.cases and not m.prep]
    if "nom" in post.cases and not post.prep:
        acting = [m for m in person.mentions if m in acting or is_planned_for(words, m)]
    if beside:
        return True
    titled = words.is_title(post.sentence)
    if any(_goes_on_with(words, post, m, person) for m in acting):
        return True
    return any(
        0 < post.sentence - m.sentence <= BEFORE
        or (titled and m.sentence == post.sentence + 1 and not _receives(words, post.sentence, m.sentence))
        for m in acting
    )


def _receives(words: Words, title: int, below: int) -> bool:
    """Whether a sentence receives who acts in the headline: "Президент Чили прибыл ¶ | Луис Кано принял
    гостя"."""
    said, told = ({w for t in people_told(words, n) for w in t.lemmas & FACING} for n in (below, title))
    return bool(said) and not told


def _decrees(words: Words, post: Party) -> bool:
    """Whether a ruler is only told as whose decree gives somebody a post: "указом | президента Чили"."""
    before = words.tokens[post.first - 1] if post.first else None
    return before is not None and before.lemma in _DECREES and "ins" in before.cases("N")


_DECREES = frozenset(("указ", "распоряжение", "постановление", "декрет", "приказ"))


def _goes_on_with(words: Words, post: Party, mention: Party, person: Person) -> bool:
    """Whether the next sentence opens with who the post is, and not with his host: "Премьер-министр
    Беларуси прибыл в Москву. | Роман Петров примет участие в форуме"."""
    capacity = post.capacity
    after = mention.sentence - post.sentence
    quoted = words.tokens[words.sentences[mention.sentence].first].text in phrases.QUOTES
    follows = mention is person.mentions[0] and (after == 1 or (after == 2 and quoted))
    begins = words.sentences[post.sentence].first == post.first
    opens = begins and (quoted or words.sentences[mention.sentence].first == mention.first)
    if not (follows and opens and capacity is not None and capacity.country and "nom" in post.cases):
        return False
    inside = words.inside(mention.sentence)
    part = any("участие" in t.lemmas for t in inside)
    return not any(t.lemmas & (_OTHERS if part else _OTHERS | _RECEIVING) for t in inside)


# Words of a sentence whose subject faces the one spoken of before.
_OTHERS = frozenset(("он", "его", "гость", "гостья", "коллега", "встретить", "приветствовать", "обсудить"))
FACING = frozenset(
    ("его", "гость", "гостья", "коллега", "встретить", "приветствовать", "принять", "принимать", "поздравить")
)
_RECEIVING = frozenset(("принять", "принимать", "провести", "поздравить", "поблагодарить"))


def _is_rival(words: Words, post: Party, person: Person, other: Person) -> bool:
    """Whether a post can as well mean another person: one named since, or who acts beside the first."""
    acting = {m.sentence for m in person.mentions if "nom" in m.cases and not m.prep}
    beside = any("nom" in m.cases and not m.prep and m.sentence in acting for m in other.mentions)
    return _between(post, person, other) or (beside and _is_near(words, post, other))


def _between(post: Party, person: Person, other: Person) -> bool:
    """Whether another person without a post is named between the last mention of one and a post, or beside
    the post."""
    named = [m for m in person.mentions if m.first < post.first and m.person_span is not None]
    last = max((m.first for m in named), default=post.first)
    low, high = min(last, post.first), max(last, post.first)
    others = (m for m in other.mentions if not _is_met(post, m))
    return any(low < m.first < high or m.sentence == post.sentence for m in others)


def _is_met(post: Party, mention: Party) -> bool:
    """Whether who acts by a post meets somebody: "Президент проведет переговоры с | Хуаном Рохасом"."""
    behind = mention.sentence == post.sentence and mention.first > post.last
    return behind and mention.prep == "с" and "nom" in post.cases and not post.prep


def _apart(post: Party, mention: Party) -> bool:
    return post.first != mention.first


def bind(party: Party, person: Person, home: str) -> None:
    capacity = party.capacity
    if capacity is None:
        return
    capacity.country = capacity.country or home
    vague = capacity.position.lower() in _VAGUE and not capacity.organization
    if not vague and not any(means(capacity, c) for c in person.capacities):
        person.capacities.append(
            Capacity(
                capacity.position,
                capacity.organization,
                capacity.country,
                first=capacity.first,
                last=capacity.last,
                derived=capacity.derived,
            )
        )
    elif vague and not person.capacities:  # "глава Монголии": no office, but whom he acts for
        person.home = person.home or capacity.country
    party.person = person
    person.mentions.append(party)
