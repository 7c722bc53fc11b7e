"""Who receives a guest, told only in what is said there: "Nazirlikdə görüş olub. Görüşdə nazir A ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft, Part
from kg.extract.languages.az import callers, speeches, tense
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.scene import Noun, Scene, listed
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party

RULE = "host"
# The rule of who says something after a talk, and may have held it for his ministry.
HEAD = "head-of-house"
# The rule of a talk of which only the house is told.
SEAT = "talk-at-seat"
_TALKS = listed("nouns", "meeting")
_DURING = listed("cues", "during")
# The guest, as his host speaks to him: "səfiri salamlayıb", "qonağı qəbul edən nazir"
_GUESTS = frozenset(["səfiri", "qonağı", "qonaqları", "diplomatı", "heyətini", "heyəti", "həmkarını"])
# The same, told of something: "qonağa məlumat verib"
_ADDRESSED = frozenset(["qonağa", "qonaqlara", "səfirə", "heyətə", "diplomata"])
_NEWS, _WISHING = frozenset(["məlumat"]), frozenset(["təbrik"])
_GREETING = ("salamla", "qəbul")
# So many words at most say on what a guest is congratulated.
_WISHES = 10
_PRESS = ("jurnalist", "mətbuat", "açıqlama", "müsahibə", "brifinq", "press")
_LEADING = ("baş katib", "sədr", "prezident", "direktor", "baş direktor", "rəhbər")
_MEMBERS = ("üzv", "deputat", "nümayəndə", "millət vəkili")
# What is said at a talk follows it within so many sentences.
_NEAR = 2


def read(scene: Scene) -> Iterator[Told]:
    """Yield who says something at a talk told before, or greets the guest; of no event by itself."""
    verbs = [v for v in scene.verbs if v.kind == "finite"]
    if len(verbs) > 1 and scene.low(verbs[0].last + 1) == "ki" and verbs[0].first == scene.first:
        verbs = verbs[1:]  # "Bildirilib ki, nazir A ... qeyd edib"
    verb = verbs[0] if verbs else None
    if verb is None or verb.negative or verb.tense != "past" or scene.sentence.paragraph < 0:
        return
    there = _at_talk(scene) or _greets(scene)
    if not (there or (verb.has("say", "topic") and not (scene.quoted(verb.last) or _to_press(scene, verb)))):
        return
    people = [a for g in scene.groups(scene.first, verb.first - 1, "nom") for a in g]
    people = [a for a in people if a.party.kind == "person" and a.party.capacity is not None]
    if len(people) == 1 and people[0].may("nom"):
        rule = RULE if there else HEAD
        told = tell(scene, "meeting", tense.of_verb(scene, verb), (verb.first, verb.last), rule)
        told.placed, told.anchors = True, []
        yield put(told, people, "host")


def _to_press(scene: Scene, verb: Verb) -> bool:
    """Whether something is said on another day, or to the press: "nazir dünən jurnalistlərə deyib"."""
    dated = any(w.first < verb.first for w in scene.whens)
    return dated or any(scene.low(i).startswith(_PRESS) for i in range(scene.first, verb.first))


def _at_talk(scene: Scene) -> bool:
    """Whether a sentence begins with the talk at which something is said: "Görüşdə", "Söhbət zamanı"."""
    noun: Noun | None = scene.noun(scene.first, _TALKS)
    if noun is None or noun.plural:
        return False
    return noun.case == "loc" or scene.low(scene.first + 1) in _DURING


def _greets(scene: Scene) -> bool:
    """Whether somebody greets the guest: "səfiri salamlayaraq"."""
    if any(scene.low(i + 1).startswith(_GREETING) for i in scene.where(_GUESTS)):
        return True
    if scene.says(_ADDRESSED) and any(_informs(scene, i) for i in scene.where(_NEWS)):
        return True
    # "heyəti Respublika Günü münasibətilə təbrik edərək"
    wished = scene.where(_WISHING) if scene.says(_GUESTS) else ()
    return any(scene.low(k) in _GUESTS for i in wished for k in range(max(scene.first, i - _WISHES), i))


def _informs(scene: Scene, index: int) -> bool:
    """Whether somebody tells of something: "qonağa qurumun işi haqqında | məlumat verən sədr"."""
    return scene.low(index + 1).startswith("ver")


def join(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the mentions without hosts; each host joins the talk before that only has a guest of another
    state, and so does who is told once more to have received that guest.
    """
    out: list[Draft] = []
    drafts = callers.met(drafts)
    talk: Draft | None = None
    head: Party | None = None
    spoken: set[tuple[int, tuple[str, str, str, str]]] = set()
    for draft in drafts:
        host = next((p.party for p in draft.parts if p.role == "host" and p.party.person is not None), None)
        told = draft.rule == RULE or (talk is not None and _is_again(talk, draft))
        after = draft.sentence - talk.sentence if talk is not None else 0
        near = talk is not None and after <= _NEAR
        speaks = draft.rule in (RULE, HEAD) and after <= _NEAR + 2
        if speaks and talk is not None and host is not None and _acts_for_house(talk, host):
            spoken.add((draft.sentence, host.key()))
            head = host
            continue
        if draft.rule == HEAD or (near and talk is not None and _talks_for_house(talk, draft)):
            continue
        if talk is not None and host is not None and told and near and _lacks(talk, host):
            talk.parts = [p for p in talk.parts if p.party.kind != "body"]
            talk.add(host, "host")
        elif talk is not None and host is not None and near and _greets_for(talk, host, draft.rule):
            talk.add(host, "host")
        elif draft.rule != RULE:
            if talk is not None and head is not None and _is_one_more(draft, talk, head):
                draft.add(head)
            out.append(draft)
            talk = draft if draft.type == "meeting" and not draft.title else talk
    out = [d for d in out if d.rule != callers.RULE or len(d.parts) > 1]
    # "nazir çıxışında qeyd edib": at that talk, and at no gathering told of in it
    return [d for d in out if d.rule != speeches.RULE or not _said(d) & spoken]


def _greets_for(talk: Draft, host: Party, rule: str) -> bool:
    """Whether somebody greets guests for the nameless members of a body who met them: "Komitənin üzvləri
    heyətlə görüşüb. Komitənin sədri A qonaqları salamlayaraq ..."."""
    if rule != RULE:
        return False
    members = [p.party for p in talk.parts if p.party.kind == "post" and p.party.person is None]
    members = [p for p in members if p.capacity is not None and lower(p.capacity.position) in _MEMBERS]
    others = {country_of(p.party) for p in talk.parts if p.party not in members}
    ours = {country_of(p) for p in members}
    alike = len(members) == 1 and country_of(host) in ("", *ours) and not talk.earlier
    return alike and country_of(host) not in others - {""} and not talk.keys() & {host.key()}


def _is_one_more(draft: Draft, talk: Draft, head: Party) -> bool:
    """Whether the same minister has met one more guest: "Nazirlikdə B ilə də görüş olub"."""
    near = draft.type == "meeting" and 0 < draft.sentence - talk.sentence <= 2 * _NEAR and not draft.title
    told = [p.party for p in draft.parts]
    one = near and len(told) == 1 and told[0].person is not None and not told[0].plural
    alike = draft.modality == talk.modality and not draft.earlier
    return one and alike and country_of(told[0]) not in ("", country_of(head))


def _said(speech: Draft) -> set[tuple[int, tuple[str, str, str, str]]]:
    return {(speech.sentence, p.party.key()) for p in speech.parts}


def _acts_for_house(talk: Draft, head: Party) -> bool:
    """Let the head of a ministry or body that met somebody take its place: "Mədəniyyət Nazirliyi ilə
    TÜRKSOY arasında görüş olub. Mədəniyyət naziri A ..."; whether he does.
    """
    people = talk.people()
    if talk.earlier or any(p.person is head.person or country_of(p) == country_of(head) for p in people):
        return False
    for n, part in enumerate(talk.parts):
        if part.party.kind == "body" and _heads(head, part.party):
            talk.parts[n] = Part(head, part.role)
            return True
    return False


def _talks_for_house(talk: Draft, draft: Draft) -> bool:
    """Let an official of a ministry that met somebody take its place, where he is told to have discussed
    something with the guest: "Nazir müavini A qonaqla ticarəti müzakirə edib"; whether he does.
    """
    people = [p.party for p in draft.parts if p.party.kind != "group" or p.party.plural]
    alone = people[0] if draft.rule == "discuss" and len(people) == 1 else None
    if alone is None or alone.person is None or draft.when is not None or draft.place is not None:
        return False
    houses = {lower(c.organization) for c in alone.person.capacities if c.organization}
    for n, part in enumerate(talk.parts):
        if part.party.kind == "body" and lower(part.party.body) in houses:
            for capacity in alone.person.capacities:  # of the state whose house it is
                at_home = lower(capacity.organization) == lower(part.party.body)
                capacity.country = (country_of(part.party) if at_home else "") or capacity.country
            talk.parts[n] = Part(alone, part.role)
            return True
    return False


def _heads(head: Party, body: Party) -> bool:
    """Whether somebody is the minister of a ministry, or leads a body of several states."""
    held = head.person.capacities if head.person is not None else []
    house = lower(body.body)
    field = house.removesuffix(" nazirliyi")
    for capacity in held:
        of_state = country_of(body) in ("", country_of(head))
        if house != field and of_state and lower(capacity.position) == f"{field} naziri":
            return True
        if house == lower(capacity.organization) and lower(capacity.position) in _LEADING:
            return True
    return False


def at_seats(drafts: Sequence[Draft]) -> None:
    """ "Nazir Tehrana gəlib. İranın Neft Nazirliyində görüş keçirilib": the visitor and the ministry met."""
    for n, draft in enumerate(drafts):
        if draft.rule != SEAT:
            continue
        body = draft.parts[0].party
        told = [d for d in drafts[:n] if d.type == "visit" and d.parts and d.place is not None]
        visits = [d for d in told if draft.sentence - d.sentence <= _NEAR + 1]
        visit = visits[-1] if visits else None
        place = visit.place.country if visit is not None and visit.place is not None else ""
        guests = [p.party for p in visit.parts if p.role == "guest"] if visit is not None else []
        guests = [p for p in guests if p.person is not None and country_of(p) not in ("", place)]
        if visit is None or not place or country_of(body) not in ("", place) or len(guests) != 1:
            draft.rule, draft.parts = "whereabouts", []
            continue
        draft.rule, draft.frame, draft.place = "meeting-noun", visit, visit.place
        draft.add(guests[0], "guest")


def _is_again(talk: Draft, draft: Draft) -> bool:
    """Whether a later sentence tells of the reception of the guest once more: "Qonağı qəbul edən nazir"."""
    received = draft.rule == "receive" and draft.when is None and draft.sentence > talk.sentence
    received = received and talk.rule != "attendance"
    received = received and not talk.every  # "Nazir bir sıra görüşlər keçirib. Onu Baş nazir qəbul edib"
    guests = [p.party for p in draft.parts if p.role != "host"]
    referred = all(p.kind in ("group", "pronoun") and not p.plural for p in guests)
    return received and (referred or {p.key() for p in guests} <= talk.keys())


def _lacks(talk: Draft, host: Party) -> bool:
    """Whether a talk has one guest, of another state than a host, and nobody who receives him."""
    people = [p.party for p in talk.parts if p.party.kind != "body"]
    others = [p.party for p in talk.parts if p.party.kind == "body"]
    calls = talk.rule == callers.RULE
    one = len(people) == 1 and (people[0].person is not None or calls) and not people[0].plural
    known = bool(country_of(host)) or calls
    apart = one and country_of(people[0]) not in ("", country_of(host)) and known
    return apart and not talk.earlier and all(_may_be_of(p, host) for p in others)


def _may_be_of(body: Party, host: Party) -> bool:
    return country_of(body) in ("", country_of(host))
