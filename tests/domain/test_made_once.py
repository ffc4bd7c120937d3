"""What is made once is a value: compared, hashed and copied like a frozen dataclass."""

from dataclasses import replace

from domain.facts.made_once import made_once


@made_once
class Stay:
    place: str
    nights: int = 1


def test_it_is_compared_and_hashed_by_what_it_holds() -> None:
    assert {Stay("LEI"), Stay("LEI", 1)} == {Stay("LEI")}
    assert Stay("LEI") != Stay("LEI", 2)


def test_a_changed_one_is_another() -> None:
    one = Stay("LEI")

    assert replace(one, nights=3) == Stay("LEI", 3)
    assert one == Stay("LEI")


def test_it_has_no_room_for_more() -> None:
    assert not hasattr(Stay("LEI"), "__dict__")
