"""Who was at the talk told before, by what he says at it or is said to have done there.

"Министр отметил на встрече", "посол, в свою очередь, заявил", "рассказал участникам переговоров",
"участвовавший в беседе советник". A spokesman tells what others did.
"""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.attendees import takes_part
from kg.extract.languages.ru.capacities import is_spokesman
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.told_before import kind_told, talk_told
from kg.extract.parties import Party
from kg.extract.words import Token

SAYING = words_of("statements", "saying") | words_of("statements", "at_talks")
_COURSES = frozenset(("ход", "время", "рамка", "начало", "завершение", "заключение", "конец", "продолжение"))
_IN_TURN = ("в свою очередь", "со своей стороны")
_MEMBERS = frozenset(("участник", "собравшийся", "присутствующий"))


def speaks(party: Party) -> bool:
    """Whether somebody's post is to speak for others."""
    posts = list(party.person.capacities) if party.person is not None else []
    posts += [party.capacity] if party.capacity is not None else []
    return any(is_spokesman(c.position) for c in posts)


def is_of_press(party: Party) -> bool:
    """Whether somebody's only task is to tell what others do: a spokesman, and no adviser."""
    posts = list(party.person.capacities) if party.person is not None else []
    told = [c.position.lower() for c in posts]
    return any("пресс" in t or t.startswith(("официальный представитель", "спикер мид")) for t in told)


def at_talk(scene: Scene, token: Token, draft: Draft) -> Draft | None:
    """Who speaks at the talk told before was there: "Министр Иван Серов отметил на встрече, что ..."."""
    first = scene.phrase_start(token)
    at = phrases.preposition(scene.words, first) == "на" and "loc" in token.cases("N")
    before = scene.words.tokens[first - 1] if first > scene.sentence.first else None
    during = before is not None and bool(before.lemmas & _COURSES) and "gen" in token.cases("N")
    verb = scene.governor(token, scene.clause(token)) if at or during else None
    verb = None if verb is not None and _only_tells(scene, verb) else verb
    speakers = _speakers(scene, verb) if verb is not None else []
    if not speakers:
        return None
    draft.rule, draft.open = "attendance", True
    scene.put(draft, speakers)
    return draft


def _only_tells(scene: Scene, verb: Token) -> bool:
    """Whether who says something only tells what was done: "На встрече, как | уточнил посол, обсудили"."""
    before = scene.words.tokens[max(verb.index - _AS, scene.sentence.first) : verb.index]
    return any(t.lower == "как" for t in before)


# "как | позже уточнил": so many words at most.
_AS = 3


def joining(scene: Scene, token: Token, draft: Draft) -> Draft | None:
    """Officials, none of them a side of the talk just told, who speak or are there in its course: "В ходе
    встречи с докладами выступили А и Б"."""
    talk, clause = talk_told(scene), scene.clause(token)
    verb = next((t for t in clause if (finite(t) or t.has("PS")) and t.lemmas & _TAKING_PART), None)
    first = scene.phrase_start(token)
    before = scene.words.tokens[first - 1] if first > scene.sentence.first else None
    during = before is not None and (before.lower == "на" or bool(before.lemmas & _COURSES))
    if talk is None or verb is None or not during or _only_tells(scene, verb):
        return None
    people = [p for p in scene.subject(verb) if p.person is not None and p.person.capacities]
    sides = talk.keys()
    if len(people) < 2 or any(speaks(p) or p.key() in sides for p in people):
        return None
    draft.rule, draft.open, draft.type = "attendance", True, talk.type
    scene.put(draft, people)
    return draft


_TAKING_PART = (
    SAYING | listed("conference", "attend", "verbs") | listed("meeting", "joins", "verbs") | {"представить"}
)


@on(SAYING)
def speaking(scene: Scene, token: Token) -> Draft | None:
    """Who answers the other side, or tells those who take part: "посол, в свою очередь, отметил"."""
    if not token.lemmas & SAYING or not finite(token):
        return None
    clause = scene.clause(token)
    turn = _is_in_turn(scene) and not _answers_stranger(scene)
    members = any(t.lemmas & _MEMBERS and t.cases("N", "A", "P") & {"dat", "acc"} for t in clause)
    talk = None if turn or members else _talk_before(scene)
    people = _speakers(scene, token) if turn or members or talk is not None else []
    if talk is not None and not (people and _is_one_of(talk, people[0])):
        return None
    return _told_of(scene, token, "speech", people)


def _is_in_turn(scene: Scene) -> bool:
    """Whether a sentence tells the words of the other side."""
    said = [t.lower for t in scene.words.inside(scene.sentence.index)]
    return ("очередь" in said or "стороны" in said) and any(w in " ".join(said) for w in _IN_TURN)


def _answers_stranger(scene: Scene) -> bool:
    """Whether the words before were those of somebody of no side of the talk: "А и Б встретились. Канцлер В
    против. | В свою очередь Г"."""
    talk = next((d for d in reversed(scene.told) if d.type in TALKS and not d.title), None)
    before = scene.sentence.index - 1
    spoke = any(t.lemmas & SAYING and finite(t) for t in scene.words.inside(before)) if before > 0 else False
    said = (p for p in scene.parties if p.sentence == before and p.person is not None)
    speaker = next((p for p in said if "nom" in p.cases and not p.prep), None) if spoke else None
    if talk is None or speaker is None or talk.sentence >= before:
        return False
    sides = talk.keys()
    return speaker.key() not in sides and country_of(speaker) not in talk.countries()


def _talk_before(scene: Scene) -> Draft | None:
    """The talk that was held right before a sentence."""
    talks = (d for d in reversed(scene.told) if d.type == "meeting" and not d.title and d.rule != "speech")
    talk = next(talks, None)
    if talk is None or talk.modality != "held" or not 0 < scene.sentence.index - talk.sentence <= _SHORTLY:
        return None
    return talk


def _is_one_of(talk: Draft, speaker: Party) -> bool:
    """Whether who speaks holds the post of those who were received at a talk without their names: "Премьер
    принял послов стран ЕС. | Посол Франции А поблагодарил его"."""
    held = {c.position.lower() for c in speaker.person.capacities} if speaker.person is not None else set()
    several = (p.party for p in talk.parts if p.party.plural and p.party.person is None)
    met = [p.capacity.position.lower() for p in several if p.capacity is not None]
    one = any(m == h or m.startswith(f"{h} ") for m in met for h in held)
    return one and all(p.party.key() != speaker.key() for p in talk.parts)


# Who was received speaks so many sentences behind at most.
_SHORTLY = 3


def _told_of(scene: Scene, token: Token, rule: str, people: list[Party]) -> Draft | None:
    """A talk told before, with whom a token says to take part in it; None where that is nobody."""
    if not people:
        return None
    draft = mention(scene, kind_told(scene, scene.clause(token)), token, rule)
    draft.open = True
    scene.put(draft, people)
    return draft


def _speakers(scene: Scene, verb: Token) -> list[Party]:
    """The one official who says something by a verb, in the text below the headline; no spokesman."""
    if not verb.lemmas & SAYING or not scene.sentence.index or scene.sentence.paragraph < 0:
        return []
    found = [p for p in scene.subject(verb) if p.person is not None and p.person.capacities]
    return found if len(found) == 1 and not speaks(found[0]) else []


def present(scene: Scene, token: Token) -> Draft | None:
    """Whom a participle describes as there: "участвовавший во встрече министр", "посол, присутствовавший
    на переговорах"."""
    if not scene.sentence.index or scene.sentence.paragraph < 0 or not _ends_so(scene, token):
        return None
    people = [p for p in scene.subject(token) if p.person is not None and p.person.capacities]
    draft = _told_of(scene, token, "attendance", people)
    last = next((d for d in reversed(scene.told) if not d.title), None)
    after = scene.words.tokens[token.index + 1 : token.index + 5]
    if draft is not None and last is not None and any(t.lemma == "церемония" for t in after):
        draft.type = "signing" if last.type == "signing" else draft.type
    return draft


def _ends_so(scene: Scene, participle: Token) -> bool:
    if not participle.has("P"):
        return False
    following = scene.behind(participle)
    active = any(r.pos == "P" and "actv" in r.tags for r in participle.readings[:2])
    return active and any(takes_part(scene, t) for t in (participle, following))
