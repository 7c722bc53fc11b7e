"""One record for each thing that a graph must be able to say; graphs/<name>.ttl is what each must become."""

from __future__ import annotations

from collections.abc import Callable

from story import Story

from kg.records import Document, Event, Office, Participant, Place, Record, Statement, Topic


def meeting() -> Record:
    """Two people in their capacities, one of them for an international body, which has no country."""
    story = Story(
        "Премьер-министр Али Асадов принял в Баку генсека МСЭ Дорин Богдан-Мартин ради кибербезопасности.",
        url="https://news.example/1",
        title="Встреча в Баку",
        publisher="Новости",
        published="2025-11-21T21:40:00",
    )
    host = Participant(
        name="Али Асадов",
        position="премьер-министр",
        country="AZ",
        role="host",
        evidence=story.at("Премьер-министр Али Асадов"),
    )
    guest = Participant(
        name="Дорин Богдан-Мартин",
        position="генеральный секретарь",
        organization="МСЭ",
        role="guest",
        evidence=story.at("генсека МСЭ Дорин Богдан-Мартин"),
    )
    topic = Topic(label="кибербезопасность", concept="cybersecurity", evidence=story.at("кибербезопасности"))
    event = Event(
        id="e1",
        type="meeting",
        modality="held",
        date="2025-11-21",
        place=Place(name="Баку", country="AZ"),
        participants=(host, guest),
        topics=(topic,),
        evidence=story.at("Али Асадов принял"),
        confidence=0.83,
    )
    office = Office(
        person="Али Асадов",
        position="премьер-министр",
        country="AZ",
        evidence=story.at("Премьер-министр Али Асадов"),
    )
    return story.record(events=(event,), offices=(office,))


def post_only() -> Record:
    """A party of whom only the post is known, and a body that takes part itself."""
    story = Story("С президентом Франции говорили в правительстве Грузии.", id="a2", published=None)
    president = Participant(position="президент", country="FR", evidence=story.at("президентом Франции"))
    government = Participant(
        organization="правительство", country="GE", evidence=story.at("правительстве Грузии")
    )
    event = Event(
        id="e1",
        type="meeting",
        modality="held",
        participants=(president, government),
        evidence=story.at("говорили"),
        confidence=0.5,
    )
    return story.record(events=(event,))


def planned_visit() -> Record:
    """A visit that is announced, within a named conference."""
    story = Story("В июле Марек Новак приедет в Стамбул на саммит НАТО.", id="a3", published="2025-06-01")
    conference = Event(
        id="e1",
        type="conference",
        modality="planned",
        date="2025-07",
        name="Саммит НАТО",
        evidence=story.at("саммит НАТО"),
        confidence=0.7,
    )
    visit = Event(
        id="e2",
        type="visit",
        modality="planned",
        date="2025-07",
        place=Place(name="Стамбул", country="TR"),
        part_of="e1",
        participants=(Participant(name="Марек Новак", role="guest", evidence=story.at("Марек Новак")),),
        evidence=story.at("приедет"),
        confidence=0.6,
    )
    return story.record(events=(visit, conference))


def signing() -> Record:
    """Two states sign a document; the country is the place."""
    story = Story(
        "Литва и Латвия подписали в Эстонии Меморандум о транзите.", id="a4", published="2024-05-02"
    )
    event = Event(
        id="e1",
        type="signing",
        modality="held",
        date="2024-05-02",
        place=Place(name="Эстония", country="EE"),
        participants=(
            Participant(country="LT", role="signatory", evidence=story.at("Литва")),
            Participant(country="LV", role="signatory", evidence=story.at("Латвия")),
        ),
        documents=(Document(title="Меморандум о транзите", evidence=story.at("Меморандум о транзите")),),
        evidence=story.at("подписали"),
        confidence=1.0,
    )
    return story.record(events=(event,))


def call() -> Record:
    """A call between the heads of two ministries, one named by its acronym, one by its field."""
    story = Story(
        "Глава МИД Грузии Анна Берг позвонила министру иностранных дел Польши Мареку Новаку.",
        id="a5",
        published="2025-03-04",
    )
    caller = Participant(
        name="Анна Берг",
        position="глава",
        organization="МИД",
        country="GE",
        evidence=story.at("Глава МИД Грузии Анна Берг"),
    )
    called = Participant(
        name="Марек Новак",
        position="министр иностранных дел",
        country="PL",
        evidence=story.at("министру иностранных дел Польши Мареку Новаку"),
    )
    event = Event(
        id="e1",
        type="call",
        modality="held",
        date="2025-03-04",
        participants=(caller, called),
        evidence=story.at("позвонила"),
        confidence=0.9,
    )
    return story.record(events=(event,))


def statement() -> Record:
    """A number that somebody claims belongs to the claim, not to the conference."""
    story = Story("По словам МСЭ и Анны Берг, на конференции было 2500 человек.", id="a6")
    event = Event(
        id="e1", type="conference", modality="held", evidence=story.at("на конференции"), confidence=0.4
    )
    claim = Statement(
        text="на конференции было 2500 человек",
        speaker="Анна Берг",
        organization="МСЭ",
        about="e1",
        attendance=2500,
        evidence=story.at("на конференции было 2500 человек"),
    )
    return story.record(events=(event,), statements=(claim,))


def former_office() -> Record:
    """An office that is over, beside one that is held; no event."""
    story = Story("Бывший посол Турции Томас Линд, ныне директор фонда «Мост».", id="a7")
    former = Office(
        person="Томас Линд",
        position="посол",
        country="TR",
        former=True,
        evidence=story.at("Бывший посол Турции Томас Линд"),
    )
    held = Office(
        person="Томас Линд",
        position="директор",
        organization="фонд «Мост»",
        evidence=story.at("директор фонда «Мост»"),
    )
    return story.record(offices=(former, held))


def surname_only() -> Record:
    """A surname without a full name stays inside its article, and so does the meeting."""
    story = Story("Петров встретился с главой государства.", id="a8")
    event = Event(
        id="e1",
        type="meeting",
        modality="held",
        date="2025-11-20",
        participants=(
            Participant(name="Петров", evidence=story.at("Петров")),
            Participant(position="глава государства", evidence=story.at("главой государства")),
        ),
        evidence=story.at("встретился"),
        confidence=0.8,
    )
    return story.record(events=(event,))


CASES: dict[str, Callable[[], Record]] = {
    case.__name__: case
    for case in (
        meeting,
        post_only,
        planned_visit,
        signing,
        call,
        statement,
        former_office,
        surname_only,
    )
}
