"""Dataclasses of our own are as Python's."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field
from typing import Any, get_type_hints

import pytest

from teikit.dataclass import dataclass, replace


@dataclass(frozen=True, slots=True)
class Boat:
    name: str
    crew: tuple[str, ...] = ()
    log: list[str] = field(default_factory=list, compare=False, repr=False)

    @property
    def manned(self) -> bool:
        return bool(self.crew)


@dataclass(frozen=True, slots=True)
class Ship(Boat):
    """Has masts."""

    masts: int = 1


@dataclass(slots=True)
class Harbour:
    boats: list[Boat] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sea:
    name: str


@dataclass(frozen=True, slots=True)
class Nothing:
    pass


@dataclass(frozen=True, slots=True, eq=False)
class Buoy:
    number: int


@dataclass(frozen=True, slots=True)
class Measured:
    name: str
    length: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", len(self.name))


@dataclass(frozen=True, slots=True)
class Own:
    number: int

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 7

    def __repr__(self) -> str:
        return "mine"


def test_what_is_given_and_what_is_not() -> None:
    boat = Boat("Orsa", log=["left"])
    assert (boat.name, boat.crew, boat.log, boat.manned) == ("Orsa", (), ["left"], False)
    assert Boat("a").log is not Boat("b").log
    assert Ship("Orsa", ("Velde",), [], 3).masts == 3
    assert Harbour().boats == []
    assert Measured("Orsa").length == 4
    with pytest.raises(TypeError, match=r"Boat.__init__\(\) missing 1 required positional argument: 'name'"):
        Boat()  # type: ignore[call-arg]


def test_equal_and_hashed_by_value() -> None:
    assert Boat("Orsa", log=["left"]) == Boat("Orsa")
    assert hash(Boat("Orsa", log=["left"])) == hash(Boat("Orsa"))
    assert Boat("Orsa") != Boat("Mira")
    assert Boat("Orsa") != Ship("Orsa")
    assert Sea("North") == Sea("North") != Boat("North")
    assert hash(Sea("North")) == hash(("North",))
    assert Nothing() == Nothing()
    assert Buoy(1) != Buoy(1)
    assert (Own(1) == Own(2), hash(Own(1)), repr(Own(1))) == (True, 7, "mine")
    assert Harbour() == Harbour()
    with pytest.raises(TypeError, match="unhashable"):
        hash(Harbour())


def test_frozen() -> None:
    boat: Any = Boat("Orsa")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        boat.name = "Mira"
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del boat.name
    with pytest.raises(AttributeError):
        boat.colour = "red"
    harbour = Harbour()
    harbour.boats = [boat]
    assert harbour == Harbour([boat])


@pytest.mark.parametrize("again", [lambda value: pickle.loads(pickle.dumps(value)), copy.copy, copy.deepcopy])
@pytest.mark.parametrize(
    "value", [Boat("Orsa", ("Velde",)), Ship("Orsa", masts=2), Harbour([Boat("a")]), Sea("North"), Nothing(), Measured("Orsa")]
)
def test_sent_and_copied(value: object, again: Callable[[object], object]) -> None:
    assert again(value) == value
    assert repr(again(value)) == repr(value)


def test_tools_of_dataclasses() -> None:
    ship = dataclasses.replace(Ship("Orsa"), masts=2, crew=("Velde",))
    assert repr(ship) == "Ship(name='Orsa', crew=('Velde',), masts=2)"
    assert dataclasses.asdict(ship) == {"name": "Orsa", "crew": ("Velde",), "log": [], "masts": 2}
    match ship:
        case Ship(name, _, _, masts):
            assert (name, masts) == ("Orsa", 2)
    assert str(inspect.signature(Sea)) == "(name: 'str') -> None"


def test_types_are_known_before_the_first_instance() -> None:
    @dataclass(frozen=True, slots=True)
    class Lake(Sea):
        depth: int = 3

    assert str(inspect.signature(Lake)) == "(name: 'str', depth: 'int' = 3) -> None"
    assert get_type_hints(Lake) == {"name": str, "depth": int}
    assert get_type_hints(Lake.__init__) == {"name": str, "depth": int, "return": type(None)}
    assert Lake.__match_args__ == ("name", "depth")


def test_changed() -> None:
    later = [copy.replace] if sys.version_info >= (3, 13) else []
    for change in (replace, dataclasses.replace, *later):
        ship = change(Ship("Orsa", log=["left"]), masts=2, crew=("Velde",))
        assert (repr(ship), ship.log) == ("Ship(name='Orsa', crew=('Velde',), masts=2)", ["left"])
        assert change(Measured("Orsa"), name="Mi").length == 2
        with pytest.raises(TypeError):
            change(ship, colour="red")


def test_many_fields_are_as_frozen_as_few() -> None:
    ship: Any = Ship("Orsa")
    assert type(ship) is Ship
    with pytest.raises(FrozenInstanceError):
        ship.masts = 2
    assert list(inspect.signature(Ship).parameters) == ["name", "crew", "log", "masts"]
