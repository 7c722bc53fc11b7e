"""Patterns of conferences: named gatherings and who attends them."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.at_gatherings import beside
from kg.extract.languages.ru.attendees import attendees, participants, represent_states
from kg.extract.languages.ru.bare_gatherings import (
    are_any,
    is_about_state,
    is_called_gathering,
    is_where_told,
)
from kg.extract.languages.ru.body_sessions import meets
from kg.extract.languages.ru.comers import (
    acting_at,
    arriving,
    bare,
    off_journey,
    on_arrival,
    skips,
    stayed_away,
    stays_away,
    under_way,
)
from kg.extract.languages.ru.courtesies import is_courtesy, is_topic
from kg.extract.languages.ru.documents import of_signing
from kg.extract.languages.ru.floors import on_floor
from kg.extract.languages.ru.forms import participial
from kg.extract.languages.ru.gathering_bodies import bodies_of
from kg.extract.languages.ru.gathering_phrases import opens_with_town, phrase_of
from kg.extract.languages.ru.hosting_places import hosting_place
from kg.extract.languages.ru.invitations import is_asked_to_any
from kg.extract.languages.ru.lands_meant import destinations
from kg.extract.languages.ru.many_states import RULE as MANY
from kg.extract.languages.ru.many_states import (
    act_for_nobody,
    counted_lands,
    gather,
    is_region,
    of_many,
)
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.named_towns import (
    be_in_its_town,
    told_ahead,
    told_by_place,
    told_where,
    town_of,
)
from kg.extract.languages.ru.occasions_told import gathers_unnamed
from kg.extract.languages.ru.relative_attendance import attend_in_future, relative_attendees
from kg.extract.languages.ru.scene import ACC, GEN, Scene
from kg.extract.languages.ru.sequels import sequel
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.states import international
from kg.extract.languages.ru.told_before import gathering_told
from kg.extract.languages.ru.told_gatherings import PARTS, TAKEN_UP, means_told
from kg.extract.languages.ru.valued import is_only_valued
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token


def _told_alone(scene: Scene, token: Token, first: int, end: int) -> Draft | Sequence[Draft] | None:
    """A gathering without name and attendees: the next one of a series, or more of that told before."""
    following = sequel(scene, token, first, end)
    if following is not None:
        return following
    again = scene.tells(token) or _opens(scene, token) or _ends(scene, token)
    return _told_again(scene, token) if again else None


def _be_still_to_come(scene: Scene, token: Token, draft: Draft, arrived: bool, *, absent: bool) -> None:
    """Let a gathering be planned to which somebody has only come, or to which he will not, and held where it
    is under way."""
    if arrived or absent:
        draft.modality, draft.aimed = "planned", arrived or skips(scene, token)
    draft.aimed = draft.aimed or on_arrival(scene, token, draft.first)
    if under_way(scene, token) or (absent and stayed_away(scene, token)):
        draft.modality, draft.aimed = "held", False


def conference(scene: Scene, token: Token) -> Draft | Sequence[Draft] | None:
    """A gathering with a name or attendees, or of a kind that needs neither: "намечен саммит"."""
    if not _is_gathering(scene, token) or of_signing(scene.words, token):
        return None
    first, end, name = phrase_of(scene, token)
    if scene.reached >= token.index or is_courtesy(scene, token) or is_topic(scene, token, first):
        return None
    if first == end and _refers_back(scene, token):
        return _taken_up(scene, token)
    scene.ended, scene.reached = scene.reached, end
    if _is_called(scene, token, first):
        return None
    strong = token.lemmas & (listed("conference", "strong", "nouns") | listed("conference", "table", "nouns"))
    named = _says_which(scene, token, (first, end), strong=bool(strong))
    opening = min(first, scene.phrase_start(token))  # "на | прошедшем в Осло | мирном саммите"
    present = attendees(scene, token) or relative_attendees(scene, token) or acting_at(scene, token, opening)
    floor = [] if present else on_floor(scene, token, opening)
    if floor and first == end and _is_told(scene):
        return _attended(scene, token, floor)  # "Гостем форума стал премьер"
    present = [p for p in present or floor if not _is_itself(p, token)]
    arrived = [] if present else arriving(scene, token, opening)
    absent = stays_away(scene, token) or off_journey(scene, token, first)
    asked = bool(present) and not named and is_asked_to_any(scene, token, strong=bool(strong))
    present = [*beside(scene, token), *present] if present else arrived
    present = [] if absent or asked else present
    many = [] if named else _of_many_states(scene, token, present)
    named = named or bool(many)
    if not named and first == end and are_any(scene, token):
        return None
    if not present:
        following = None if named else _told_alone(scene, token, first, end)
        if following is not None or not (named or (strong and _takes_place(scene, token))):
            return following or gathers_unnamed(scene, token, first)
        if is_only_valued(scene, token, first, end):
            return None
    if present and means_told(scene, token, first, end):
        return _attended(scene, token, [*present, *participants(scene, token)])
    draft = _begun(scene, token, (first, end), opening)
    draft.name, draft.named = name, named
    _be_still_to_come(scene, token, draft, bool(arrived), absent=bool(absent))
    draft.attended = bool(present) and _is_in_own_clause(scene, token)
    if many:
        gather(scene, draft, many[0], relative_attendees(scene, token))
        if many[0][0].first == token.index + 1:
            draft.name = scene.words.quote(first, many[0][1])
        return draft
    if counted_lands(scene, token):
        draft.rule, draft.named = MANY, True
    scene.put(draft, present)
    draft.represented = bool(present) and represent_states(scene, token)
    scene.put(draft, relative_attendees(scene, token) if present else ())
    if draft.modality == "held" and not draft.past and attend_in_future(scene, token):
        draft.modality = "planned"
    scene.put(draft, _met_there(scene, token) if present else ())
    scene.put(draft, participants(scene, token))
    _put_sides(scene, token, draft, strong=bool(strong))
    draft.denied = draft.denied or _is_own_council(scene, token, draft)
    return draft


def _is_own_council(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether somebody only confers with his own people, wherever he is: "провел рабочие совещания",
    "проведет заседание правительства"."""
    light = scene.light_verb(token)
    holds = light is not None and bool(light.lemmas & _CONVENING) and bool(token.lemmas & _COUNCILS)
    alone = sum(p.party.person is not None for p in draft.parts) == 1 and len(draft.countries()) == 1
    bodies = (p.party for p in draft.parts if p.party.person is None)
    return holds and alone and all(p.kind == "body" and not international(p.body) for p in bodies)


_COUNCILS = frozenset(("совещание", "заседание", "планерка"))
_CONVENING = frozenset(("провести", "проводить", "собрать", "созвать"))


def _takes_place(scene: Scene, token: Token) -> bool:
    """Whether a gathering without a name is told to be held, or by how many states."""
    return bool(scene.happens(token) or scene.clauses.telling(token.index) or counted_lands(scene, token))


def _begun(scene: Scene, token: Token, name: tuple[int, int], opening: int) -> Draft:
    """The mention of a gathering with its place, without who was there."""
    first, end = name
    draft = mention(scene, "conference", token, "conference", last=max(end, token.index))
    draft.first = first
    if opening < first and participial(scene.words.tokens[opening]):
        draft.told, draft.telling = True, (*draft.telling, (opening, first - 1))
    draft.key = next((s.key for s in scene.spans.all if s.key and first <= s.last and s.first <= end), "")
    draft.place = hosting_place(scene, token) or _gathered_in(scene, token)
    be_in_its_town(scene, draft, token)
    return draft


def _is_in_own_clause(scene: Scene, token: Token) -> bool:
    """Whether a gathering stands in a clause of its own: "форум, | на который приехал премьер"."""
    segment = scene.clauses.segments[scene.clauses.index_of(token.index)]
    return segment.wall and scene.words.tokens[segment.first].lower not in ("где", "куда")


def _met_there(scene: Scene, token: Token) -> list[Party]:
    """With whom of several states somebody sits: "провел | совещание с премьерами Чили и Перу"."""
    beside = scene.with_(token) if token.lemmas & listed("meeting", "session", "nouns") else []
    return beside if len({country_of(p) for p in beside} - {""}) > 1 else []


def _gathered_in(scene: Scene, token: Token) -> Span | None:
    """Where those go who come together: "съехались в Дакар на | саммит"."""
    verb = scene.governor(token, scene.clause(token))
    if verb is None or not verb.lemmas & listed("conference", "gather", "verbs"):
        return None
    return next(iter(destinations(scene, verb, ACC, ("в", "на"))), None)


def _is_itself(party: Party, token: Token) -> bool:
    """Whether what seems to act is the gathering: "| Форум земледельцев собрал гостей"."""
    return party.kind == "body" and party.first == token.index


def _is_told(scene: Scene) -> bool:
    """Whether a gathering was told shortly before."""
    told = (d for d in scene.told if d.type == "conference" and not d.title)
    return any(scene.sentence.index - d.sentence <= TAKEN_UP for d in told)


def _of_many_states(scene: Scene, token: Token, present: Sequence[Party]) -> list[tuple[Party, int]]:
    """Officials of many states who come to a gathering or hold it, with the last word that says so: "Лидеры
    африканских стран собрались на саммит", "провели саммит"."""
    if present:
        last = of_many(scene, present[0]) if len(present) == 1 else 0
        return [(present[0], last)] if last else []
    whose = scene.genitive(token) if scene.happens(token) else []
    last = of_many(scene, whose[0]) if len(whose) == 1 else 0
    if last:  # "Проходит | совещание министров прикаспийских государств"
        return [(whose[0], last)]
    verb = scene.governor(token, scene.clause(token))
    if verb is None or not verb.lemmas & (_HOLDING | listed("conference", "gather", "verbs")):
        return []
    people = scene.subject(verb)
    last = of_many(scene, people[0]) if len(people) == 1 else 0
    return [(people[0], last)] if last else []


_HOLDING = frozenset(("провести", "проводить", "завершить", "открыть", "начать", "продолжить"))


def _says_which(scene: Scene, token: Token, phrase: tuple[int, int], *, strong: bool) -> bool:
    """Whether the words say which gathering it is: its name, its sides, or where it is."""
    first, end = phrase
    if _is_name(scene, first, end) or _of_nations(scene, token, first) or _is_of_contact(scene, token, end):
        return True
    paired = strong and (_of_two_states(scene, first, token) or len(scene.between(token)) > 1)
    return paired or (
        strong
        and (
            _opens_text(scene, token, first, end)
            or told_by_place(scene, token, first, end)
            or told_ahead(scene, token, first)
            or told_where(scene, token)
            or is_where_told(scene, token, first, end)
            or is_about_state(scene, token, end)
            or _of_body_told(scene, token, end)
        )
    )


def _is_gathering(scene: Scene, token: Token) -> bool:
    """Whether a noun is one of gatherings, also "круглый стол" and "Совет" where it sits."""
    if scene.is_noun(token, listed("conference", "noun", "nouns")) or meets(scene, token):
        return True
    return is_called_gathering(scene, token)


def _put_sides(scene: Scene, token: Token, draft: Draft, *, strong: bool) -> None:
    """Add for whom a gathering is: states, officials in the genitive, the body whose session it is."""
    end, of = draft.last, scene.genitive(token)
    states = [p for p in of if p.kind == "state"]
    between = [p for p in scene.between(token) if p.kind == "state"]
    closing = _closing_states(scene, token, end)
    states = between or closing or (states if len(states) > 1 else scene.states_before(token))
    acting = draft.countries() if closing else []
    acting = [*acting, *(country_of(p) for p in of if p.kind in ("person", "post"))]  # "форум министров Чили"
    if strong and (closing or not draft.parts):
        scene.put(draft, [p for p in states if p.country not in acting])
    if strong and not draft.named and not draft.parts and _counts_sides(scene, draft.first, token):
        draft.add(Party(token.index, token.index, token.index, "pronoun", scene.sentence.index, plural=True))
    whose = [p for p in of if p.kind in ("person", "post") and not (bare(p) or _are_many(p))]
    if "похороны" not in token.lemmas:  # who is buried attends nothing
        for party in whose:
            if of_many(scene, party):
                draft.many = True
                act_for_nobody(party)
        scene.put(draft, [_body_of(p) if _is_member(p) else p for p in whose])
    bodies = bodies_of(scene, token, end)[:1] if token.lemma != "открытие" else []
    bodies = [p for p in bodies if not scene.words.tokens[p.head].lemmas & (_OPENED | _LETTERS)]
    scene.put(draft, bodies)
    scene.put(draft, _across(scene, bodies[0]) if bodies else ())


_LETTERS = listed("conference", "lettered", "nouns")
# "церемония открытия | посольства Чили": no body that acts.
_OPENED = frozenset(("посольство", "консульство", "генконсульство"))


def _across(scene: Scene, body: Party) -> list[Party]:
    """The state behind or before the dash, or "и", that joins it to a body: "саммит | ЕС – Китай"."""
    marked = [p for p in scene.clauses.parties if p.kind == "state" and not p.prep]
    near = (p for p in marked if p.first - body.last == _ACROSS or body.first - p.last == _ACROSS)
    between = scene.words.tokens
    joins = (*phrases.DASHES, "и")
    return [p for p in near if between[max(p.first, body.first) - 1].text in joins][:1]


# So many tokens from one side to the other with the dash.
_ACROSS = 2


def _is_called(scene: Scene, token: Token, first: int) -> bool:
    """Whether a noun only says what another gathering is: "заседание станет завершающим мероприятием", or
    takes it up: "Нынешнее заседание"."""
    if first > scene.sentence.first and scene.words.tokens[first - 1].lemma in ("хозяин", "хозяйка"):
        return True
    told = scene.words.tokens[first].lemma in _TAKING_UP and first < token.index
    if told and scene.sentence.index > 0:
        return True
    if _is_the_coming(scene, token, first):
        return True
    if "ins" not in token.cases("N") or phrases.preposition(scene.words, first):
        return False
    verb = scene.governor(token, scene.clause(token))
    return verb is not None and bool(verb.lemmas & {"стать", "являться", "быть", "считаться", "оказаться"})


def _is_the_coming(scene: Scene, token: Token, first: int) -> bool:
    """Whether "предстоящий саммит" alone is that which was told before."""
    alone = first == token.index - 1 and scene.words.tokens[first].lemma == "предстоящий"
    end = phrases.complement_end(scene.words, scene.spans, token.index, scene.sentence.last)
    told = (d for d in scene.told if d.type == "conference" and not d.title)
    return alone and end == token.index and any(token.lemma in d.name.lower() or d.named for d in told)


_TAKING_UP = frozenset(("нынешний", "сегодняшний", "текущий"))


def _of_two_states(scene: Scene, first: int, token: Token) -> bool:
    """Whether an adjective says between whom a gathering is: "российско-киргизский форум"."""
    return any(len(scene.adjectives.countries(t)) > 1 for t in scene.words.tokens[first : token.index])


def _of_body_told(scene: Scene, token: Token, end: int) -> bool:
    """Whether a gathering is of the international body that "организация" means: "саммит организации
    пройдет в Риме", "встречу глав государств-членов союза"."""
    members = [p.capacity for p in scene.genitive(token) if p.person is None and p.capacity is not None]
    whose = [*(p.body for p in bodies_of(scene, token, end)), *(c.organization for c in members)]
    return any(international(body) for body in whose if body) and scene.happens(token)


def _closing_states(scene: Scene, token: Token, end: int) -> list[Party]:
    """The states that close the name of a gathering, if there are several: "форум регионов Чили и Перу"."""
    inside = [s for s in scene.spans.all if token.index < s.first <= end and s.kind == "state"]
    if len(inside) < 2 or inside[-1].last != end:
        return []
    at = scene.sentence.index
    return [Party(s.first, s.last, s.first, "state", at, GEN, country=s.country) for s in inside]


def _counts_sides(scene: Scene, first: int, token: Token) -> bool:
    """Whether a gathering is only told to be of three or so, who are told before: "трехсторонний саммит"."""
    return any(t.lemma.endswith("сторонний") for t in scene.words.tokens[first : token.index])


def _of_nations(scene: Scene, token: Token, first: int) -> bool:
    """Whether the phrase says that a gathering is of several nations and what it is about: "международная
    конференция, посвященная туризму", "региональный форум на тему «Вода»"."""
    strong = token.lemmas & listed("conference", "strong", "nouns")
    if not strong or not any(t.lemmas & _NATIONS for t in scene.words.tokens[first : token.index]):
        return False
    after = scene.words.tokens[token.index + 1 : min(token.index + 4, scene.sentence.last + 1)]
    about = any(t.lemma in ("посвятить", "посвященный") for t in after[:2])
    themed = [t.lower for t in after[:2]] == ["на", "тему"] or (bool(after) and after[0].lower == "по")
    return (about or themed) and scene.happens(token)


_NATIONS = frozenset(("международный", "всемирный", "глобальный", "региональный", "межрегиональный"))


def _taken_up(scene: Scene, token: Token) -> Draft | Sequence[Draft] | None:
    """What a sentence adds to a gathering told before: "В мероприятии участвует премьер"."""
    if scene.tells(token) or _opens(scene, token):
        return _told_again(scene, token)
    if token.lemma != "мероприятие":  # of a talk: "в церемонии участвовала министр" adds her to it
        came = arriving(scene, token, token.index) if gathering_told(scene) is not None else []
        return _attended(scene, token, came) if came else None
    present = attendees(scene, token) or relative_attendees(scene, token)
    return _attended(scene, token, present) if present else None


def _opens(scene: Scene, token: Token) -> bool:
    """Whether a sentence says when the gathering told before begins: "Форум откроется 20 марта"."""
    verb = scene.governor(token, scene.clause(token)) if "nom" in token.cases("N") else None
    told = any(d.type == "conference" and scene.sentence.index - d.sentence <= TAKEN_UP for d in scene.told)
    return told and verb is not None and bool(verb.lemmas & listed("meeting", "tells", "opens"))


def _ends(scene: Scene, token: Token) -> bool:
    """Whether a sentence only says that a gathering without a name ended: "В Риме завершился форум"."""
    verb = scene.governor(token, scene.clause(token)) if "nom" in token.cases("N") else None
    if verb is None:
        return False
    works = verb.lemmas & _WORKING and any(t.lower == "работу" for t in scene.clause(token))
    return bool(verb.lemmas & _ENDING or works)


# "начал работу | форум"
_WORKING = frozenset(("начать", "завершить", "продолжить", "начинать", "завершать", "продолжать"))
_ENDING = frozenset(("завершиться", "завершаться", "закончиться", "стартовать"))


def _told_again(scene: Scene, token: Token) -> list[Draft]:
    """When and where the gathering told before took place, and with whom: "Форум прошел под
    председательством министра"."""
    draft, present = mention(scene, "conference", token, "whereabouts"), participants(scene, token)
    return [draft, _attended(scene, token, present)] if present else [draft]


def _attended(scene: Scene, token: Token, present: Sequence[Party]) -> Draft:
    """Who attends a gathering told before; "мероприятие" can be a session of two sides as well."""
    part = token.index > 0 and scene.words.tokens[token.index - 1].lemma in PARTS
    session = token.lemma in ("мероприятие", "заседание") and not part
    draft = mention(scene, "meeting" if session else "conference", token, "attendance")
    if token.lemma == "церемония" and scene.told and scene.told[-1].type == "signing":
        draft.type = "signing"  # "Церемония прошла в присутствии президента"
    scene.put(draft, [p for p in present if p.kind != "body"])
    return draft


def _refers_back(scene: Scene, token: Token) -> bool:
    """Whether a bare "церемония", "мероприятие" after the opening sentences speaks of one told before; a
    "церемония" right behind letters of credence is that at which they were presented."""
    opening = scene.words.sentences[0].index >= scene.sentence.index - 1
    letters = token.lemma == "церемония" and any(d.rule == "credentials" for d in scene.told)
    opening = opening and not letters
    told = any(d.type != "visit" for d in scene.told)
    return token.lemma in ("церемония", "мероприятие", "торжество") and not opening and told


def _is_of_contact(scene: Scene, token: Token, end: int) -> bool:
    """Whether a session is of a contact group, of several states: "заседание контактной группы"."""
    inside = scene.words.tokens[token.index + 1 : end + 1]
    return any("контактный" in t.lemmas for t in inside) and any("группа" in t.lemmas for t in inside)


def _opens_text(scene: Scene, token: Token, first: int, end: int) -> bool:
    """Whether a gathering that nothing was told of opens a sentence with more than its kind, the subject of
    a verb by which it takes place: "Каспийский саммит состоится", "Конференция по Ливии пройдет"."""
    told = any(d.type == "conference" for d in scene.told)
    whole = first == scene.sentence.first or opens_with_town(scene, scene.sentence.first, first)
    whole = whole and (first < token.index or end > token.index)
    if told or not whole or "nom" not in token.cases("N"):
        return False
    verb = scene.governor(token, scene.clause(token))
    return verb is not None and bool(verb.lemmas & listed("conference", "sits", "verbs"))


def _is_name(scene: Scene, first: int, end: int) -> bool:
    """Whether a phrase is a name: a capital letter inside the sentence, or quotation marks."""
    inside = scene.words.tokens[first : end + 1]
    covering = scene.spans.at(first)
    if covering is not None and covering.key and covering.last == end:
        return True
    if town_of(inside[0]) is not None and any("саммит" in t.lemmas for t in inside[1:]):
        return True  # "Астанинский саммит" at the head of a sentence, "минский саммит февраля 2015-го"
    return any((t.capital and t.index > scene.sentence.first) or t.text in '«“"' for t in inside)


def _are_many(party: Party) -> bool:
    """Whether officials are of no state and of bodies that every state has: "конференция | спикеров
    парламентов"."""
    post = party.capacity if party.person is None and party.plural else None
    if post is None or post.country or not post.organization or is_region(post.organization):
        return False
    return not international(post.organization)


def _is_member(party: Party) -> bool:
    """Whether a post only says of whose members a gathering is: "совет государств – членов ШОС", "саммит глав
    государств ОТГ", who do not lead it."""
    post = party.capacity if party.person is None else None
    if post is None or not (party.plural and post.organization):
        return False
    if is_region(post.organization):
        return False
    leads = post.position in ("глава", "лидер") and international(post.organization)
    return post.position.startswith("член") or leads


def _body_of(party: Party) -> Party:
    """The body of whose members a party speaks."""
    body = party.capacity.organization if party.capacity is not None else ""
    return Party(party.first, party.last, party.head, "body", party.sentence, party.cases, body=body)
