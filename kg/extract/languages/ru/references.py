"""Who is meant by "он", "министр", "турецкий коллега": references, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract import known_by_name, named_later
from kg.extract.allegiance import country_of
from kg.extract.languages.ru import (
    across_named,
    across_travel,
    also_did,
    any_colleague,
    appointments,
    body_leaders,
    commanders,
    counterparts,
    demonyms,
    diplomats,
    elected,
    faced,
    guests_told,
    headlined,
    heads_named,
    last_named,
    later,
    led_teams,
    met_again,
    named_in_turn,
    named_next,
    nameless_again,
    paired,
    paired_posts,
    principals,
    ranks_meant,
    shared_titles,
    team_meant,
    teams,
    thanked,
    visitor_named,
)
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.nameless import HEADS, HOSTS, called, holder, is_leader
from kg.extract.languages.ru.private_posts import EVERYDAY
from kg.extract.languages.ru.pronouns import acting_before, after_post, mean_officials, pronoun
from kg.extract.languages.ru.same_post import add, expanded, means
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Spans
from kg.extract.stories import Stories
from kg.extract.words import Words


def resolve(
    words: Words,
    parties: Sequence[Party],
    persons: Sequence[Person],
    home: str = "",
    spans: Spans | None = None,
    news: Stories | None = None,
) -> None:
    """Settle capacities, counterparts, nameless posts and singular pronouns, in the order of the text.

    A reference takes the nearest earlier person that fits; a nameless post then looks ahead too. Who is told
    of in other news is not meant.
    """
    news = news or Stories()
    for told, named in news.parts(parties, persons) if news.several() else [(parties, persons)]:
        _resolve(words, told, named, home, spans, news)


def _resolve(
    words: Words,
    parties: Sequence[Party],
    persons: Sequence[Person],
    home: str,
    spans: Spans | None,
    news: Stories,
) -> None:
    """Settle the references of one news."""
    _learn_posts(words, persons)
    diplomats.hold_posts(words, parties)
    appointments.settle(words, parties)
    heads_named.name(words, spans, parties)
    counterparts.settle(words, parties, persons)
    principals.claim(words, parties, persons, home)
    paired_posts.settle(words, parties, persons)
    across_named.by_state(words, spans, parties, persons)
    named_in_turn.name(words, spans, parties, persons)
    across_named.who_is_left(words, parties, persons)
    open_pronouns = _one_by_one(words, parties, persons, spans, news)
    led_teams.stand_for_states(words, parties)
    led_teams.name_heads(words, parties)
    teams.lead_again(words, parties)
    team_meant.settle(words, spans, parties)
    paired.name(words, parties, persons)
    principals.match(words, parties, persons)
    shared_titles.share(words, persons, parties, home)
    headlined.name(words, parties, persons)
    named_next.name(words, parties, persons)
    principals.call_next(words, parties)
    also_did.go_on(words, parties)
    faced.call(words, parties, persons)
    faced.call_received(words, parties)
    faced.call_ruler(words, parties)
    faced.call_partner(words, parties, persons)
    thanked.name(words, parties, persons)
    _once_more(words, parties, persons)
    visitor_named.name(words, parties)
    named_later.join(words, parties, persons, later.ways(words, parties, home))
    across_named.colleagues(words, parties, persons)
    across_named.who_is_left(words, parties, persons)
    counterparts.name_others(parties)
    mean_officials(words, parties, open_pronouns)
    appointments.settle(words, parties)
    body_leaders.settle(words, parties)
    if spans is not None:
        commanders.settle(words, spans, parties)
    known_by_name.settle("ru", EVERYDAY, words, parties, persons)
    nameless_again.settle(words, parties, persons, home)
    _close(words, parties, persons)


def _one_by_one(
    words: Words, parties: Sequence[Party], persons: Sequence[Person], spans: Spans | None, news: Stories
) -> list[tuple[int, Party]]:
    """Give each reference the person that fits; return the pronouns that stand for a post without a name."""
    open_pronouns: list[tuple[int, Party]] = []
    for index, party in enumerate(parties):
        if party.person is not None:
            continue
        if party.kind == "post" and not party.counterpart and not appointments.is_said(words, party, parties):
            not_he = across_travel.at_home(words, spans, party, persons)
            not_he = not_he or across_travel.faced_later(words, party, persons)
            before = [p for p in parties[:index] if p.person not in not_he] if not_he else parties[:index]
            others = [p for p in persons if p not in not_he] if not_he else persons
            party.person = _holder_told(words, party, before, others, news)
            if _is_of_new_state(words, party, parties[:index]):
                party.person = None
            _learn_country(party)
            _learn_title(party)
            elected.take_office(words, party, persons)
        elif party.kind == "pronoun" and not party.plural:
            if words.tokens[party.head].lemma in last_named.ORDER:
                party.person = last_named.meant(words, party, parties[:index])
                if party.person is not None:
                    party.person.mentions.append(party)
                continue
            post = after_post(words, party, parties[:index]) or acting_before(words, party, parties[:index])
            if post is not None:
                open_pronouns.append((index, post))
                continue
            guest = guests_told.told_before(words, party, parties[:index])
            if guest is not None:
                party.kind, party.country = "group", guest.country
                continue
            again = met_again.whom(words, party, parties)
            party.person = again or pronoun(words, party, parties[:index])
        elif party.kind == "group" and not party.plural:
            rank = words.tokens[party.head].lemma in ranks_meant.ALONE
            party.person = (ranks_meant.meant if rank else called)(words, party, parties[:index])
        elif any_colleague.is_any(words, party):
            party.person = any_colleague.meant(party, parties[:index])
        if party.person is not None:
            party.person.mentions.append(party)
    return open_pronouns


def _holder_told(
    words: Words, post: Party, before: Sequence[Party], persons: Sequence[Person], news: Stories
) -> Person | None:
    """Who holds a nameless post: somebody of the story told, else somebody else."""
    same = news.same(post.sentence, before) if news.several() else before
    if len(same) < len(before) and any(p.sentence < post.sentence for p in same):
        told = holder(words, post, same, [p for p in persons if news.names(post.sentence, p)])
        if told is not None:
            return told
    return holder(words, post, before, persons)


def _once_more(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Let a nameless official of a state be who was known by name alone when it was read, and has such a post
    by now: "Премьер Чили в Риме ¶ А прилетел вечером. | Глава правительства Чили"."""
    for index, party in enumerate(parties):
        said = party.capacity
        nameless = party.kind == "post" and party.person is None and not (party.plural or party.counterpart)
        if not nameless or said is None or not said.country or said.former:
            continue
        if appointments.is_said(words, party, parties) or party.inner:
            continue
        person = holder(words, party, parties[:index], persons)
        if person is not None and person.country == said.country:
            party.person = person
            person.mentions.append(party)


def _close(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Take posts from officials of other states, and put first in what somebody acts who leads a
    delegation."""
    for party in parties:
        if _of_other_states(words, party):
            party.capacity = None
        if _co_chairs(party):
            party.kind, party.capacity = "group", None
    for person in persons:  # who leads a delegation, or is of a party, acts in the post that he has beside it
        person.capacities.sort(key=lambda c: c.organization == "делегация" or _is_of_party(c))


def _is_of_party(held: Capacity) -> bool:
    """Whether a post is one of the organs of a party: "член | Политбюро ЦК КПК"."""
    said = held.organization.lower().split()
    return held.position.lower() == "член" and not _PARTIES.isdisjoint(said)


_PARTIES = words_of("vocabulary", "of_parties")


def _co_chairs(party: Party) -> bool:
    """Whether those who lead the sides of a talk are told by that alone: "| Сопредседатели подписали
    протокол"."""
    said = party.capacity
    bare = said is not None and not (said.country or said.organization) and party.first == party.last
    alone = party.kind == "post" and party.plural and party.person is None
    return alone and bare and said is not None and said.position.lower() == "сопредседатель"


def without_unknown_hosts(words: Words, parties: Sequence[Party]) -> list[Party]:
    """The parties but for a "хозяин" or "австриец" of whom nobody knows who he is: of a house, or of nothing
    told."""
    known = [
        p
        for p in parties
        if p.person is not None or p.kind != "group" or words.tokens[p.head].lemma not in HOSTS
    ]
    known = [p for p in known if not (p.kind == "group" and _is_unknown_rank(words, p))]
    return [p for p in known if demonyms.is_known(words, p, known)]


def _is_unknown_rank(words: Words, party: Party) -> bool:
    """Whether a rank alone means nobody who was told."""
    return words.tokens[party.head].lemma in ranks_meant.ALONE and party.person is None and not party.plural


def _is_of_other(words: Words, party: Party) -> bool:
    """Whether a surname after a post is in the genitive, as the gender of who bears it shows: "начальник
    штаба | Петрова, ректор" where Пётр Петров is told of."""
    span, person = party.person_span, party.person
    if span is None or person is None or span.first != span.last or person.gender != "m":
        return False
    surname = person.name.split()[-1].lower().replace("ё", "е")
    said = words.tokens[span.first].lower.replace("ё", "е")
    behind = party.head < span.first and party.cases == frozenset(("nom",))
    return behind and said == f"{surname}а"


def _learn_posts(words: Words, persons: Sequence[Person]) -> None:
    """Let persons hold the posts that they are named with."""
    for person in persons:
        for party in person.mentions:
            if _is_of_other(words, party):
                party.capacity, party.also = None, ()
            if party.capacity is not None and not party.counterpart:
                add(person, party.capacity)
                for capacity in party.also:
                    _complete(capacity, party.capacity)
                    add(person, capacity)


def _of_other_states(words: Words, party: Party) -> bool:
    """Whether officials are those of states that nobody names: "министрами ещё двух стран"."""
    if party.kind != "post" or not party.plural or party.person is not None or party.capacity is None:
        return False
    if party.capacity.country:
        return False
    after = [t.lower for t in words.tokens[party.head + 1 : max(party.last, party.head) + _STATES_WITHIN]]
    at = next((k for k, lower in enumerate(after) if lower in _STATES), None)
    if at is None or any(t in ".,;:" for t in after[:at]):
        return False
    return party.head + 1 + at > party.last and not _OTHER.isdisjoint(after[:at])


_STATES = frozenset(("стран", "государств"))
_OTHER = frozenset(
    ("еще", "ещё", "других", "иных", "ряда", "нескольких", "многих", "большинства", "некоторых")
)
# "главами оборонных ведомств | ещё двух стран": so many words after a post its states are told.
_STATES_WITHIN = 5


def _is_of_new_state(words: Words, post: Party, before: Sequence[Party]) -> bool:
    """Whether an official behind a verb is of a state that is named for the first time, and so nobody told
    among people of others: "Премьер Чили А. Президент Б. Выразили скорбь | президент Перу"."""
    person, said = post.person, post.capacity
    if person is None or said is None or not said.country or person.country:
        return False
    own = words.sentences[post.sentence]
    behind = any(finite(t) for t in words.tokens[own.first : post.first])
    named = {country_of(p) for p in before} - {""} if behind else set()
    return bool(named) and said.country not in named


def _learn_country(post: Party) -> None:
    """Give somebody without a country the one of his post as the text calls him later: "глава МИД РФ"."""
    person, said = post.person, post.capacity
    if person is None or said is None or not said.country or person.country:
        return
    beside = any(m.sentence == post.sentence and m.person_span is not None for m in person.mentions)
    if beside or "nom" not in post.cases or post.prep:
        return  # "А по приглашению главы МИД Турции": whoever that is, it is another one
    for held in person.capacities:
        if means(said, held) and not (held.closed or held.former):
            held.country = said.country


def _learn_title(post: Party) -> None:
    """Call who was only a "лидер" by the title that the text gives him later, and who was a "глава
    государства" by this title first."""
    person, said = post.person, post.capacity
    if person is None or said is None or said.position.lower() == "лидер":
        return
    if is_leader(person, said):
        person.capacities[0].position = said.position
    held = person.capacities[0] if person.capacities else None
    if held is not None and held.position.lower() == _HEAD_OF_STATE and _is_his_title(said, held):
        person.capacities.insert(0, replace(held, position=said.position, first=said.first, last=said.last))


_HEAD_OF_STATE = "глава государства"


def _is_his_title(said: Capacity, held: Capacity) -> bool:
    """Whether a post is how the head of a state is called there: "президент"."""
    ruler = expanded(said.position) in HEADS and said.position.lower() != _HEAD_OF_STATE
    own = bool(held.country) and said.country in ("", held.country)
    return ruler and own and not (said.organization or held.former)


def _complete(second: Capacity, first: Capacity) -> None:
    """Give a second post the state of the first, and its body unless it is a post of a state by itself."""
    of_state = second.country or set(second.position.lower().split()) & words_of("posts", "state_titles")
    if not second.organization and len(second.position.split()) < 3 and not of_state:
        second.organization = first.organization
    second.country = second.country or first.country
