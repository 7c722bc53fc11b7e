"""The roll of an event: what is written is what is read, whatever the order and the addresses."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.rolls import Reader, Roll, Seat, read, written

BASE = "https://w3id.org/diplomatic-kg/id"
EVENT = f"{BASE}/event/02910188"
nodes = st.sampled_from(
    [
        f"{BASE}/person/1",
        f"{BASE}/state/RU",
        f"{BASE}/body/2",
        "https://e.org/id/x",
        f"{BASE}x/state/RU",
        "urn:x",
    ]
)
several = st.lists(nodes, max_size=3, unique=True)
seats = st.lists(
    st.builds(Seat, several, several, several, st.lists(st.sampled_from(["Host", "Guest"]), unique=True)),
    max_size=4,
)
events = st.sampled_from([EVENT, "https://e.org/event", "urn:event"])
dates = st.lists(st.sampled_from(["2024", "2024-03", "2024-03-05"]), unique=True)


@given(event=events, seats=seats, dates=dates, guests=several, places=several, wholes=several, data=st.data())
def test_what_is_written_is_read(
    event: str,
    seats: list[Seat],
    dates: list[str],
    guests: list[str],
    places: list[str],
    wholes: list[str],
    data: st.DataObject,
) -> None:
    seated = {one for seat in seats for one in (*seat.agents, *seat.sides)}

    def told(parties: list[str], seats: list[Seat]) -> str:
        return written(
            event,
            modalities=["Held"],
            types=["Meeting"],
            dates=dates,
            parties=parties,
            seats=seats,
            places=places,
            wholes=wholes,
        )

    roll = read(told(guests, seats))
    assert roll[1:5] == (event, ["Held"], ["Meeting"], sorted(dates))
    assert set(roll.guests) == set(guests) - seated
    assert (roll.places, roll.wholes) == (sorted(places), sorted(wholes))
    assert sorted(roll.seats) == sorted(Seat(*map(sorted, seat)) for seat in seats)
    assert roll.parties() == {*guests, *seated}
    shuffled = data.draw(st.permutations(seats))
    assert read(told([*reversed(guests), *seated], shuffled)) == roll


def test_how_it_is_written() -> None:
    seats = [
        Seat([], [f"{BASE}/state/PK", f"{BASE}/body/c7"], [f"{BASE}/post/b3"], ["Host"]),
        Seat([f"{BASE}/person/32"], ["https://e.org/x"], []),
    ]
    text = written(
        EVENT,
        modalities=["Planned"],
        types=[],
        dates=["2015-11"],
        parties=[f"{BASE}/state/RU"],
        seats=seats,
        places=[f"{BASE}/place/5b"],
        wholes=[f"{BASE}/event/7c"],
    )
    assert text.split("\n") == [
        f"{BASE} /event/02910188",
        "Planned||2015-11|/state/RU|/place/5b|/event/7c",
        "/person/32|https://e.org/x||",
        "|/body/c7 /state/PK|/post/b3|Host",
    ]
    assert read(text) == Roll(
        BASE,
        EVENT,
        ["Planned"],
        [],
        ["2015-11"],
        [f"{BASE}/state/RU"],
        [seats[1]._replace(roles=[]), Seat([], sorted(seats[0].sides), seats[0].posts, ["Host"])],
        [f"{BASE}/place/5b"],
        [f"{BASE}/event/7c"],
    )


def test_what_an_older_kg_has_written_is_read() -> None:
    text = f"{BASE} /event/02910188\nHeld|Call|2015|\n/person/32|/state/RU|"
    seat = Seat([f"{BASE}/person/32"], [f"{BASE}/state/RU"], [], [])
    assert read(text) == Roll(BASE, EVENT, ["Held"], ["Call"], ["2015"], [], [seat], [], [])


def test_seats_that_are_written_alike_are_one_but_never_within_a_roll() -> None:
    text = written(EVENT, modalities=[], types=[], dates=[], parties=[], seats=[Seat(["urn:x"], [], [])])
    twice = f"{text}\n{text.splitlines()[-1]}"
    reader = Reader()
    (one,), (again,), (two, other) = (reader.read(each).seats for each in (text, text, twice))
    assert one is again
    assert two == other == one
    assert two is not other
