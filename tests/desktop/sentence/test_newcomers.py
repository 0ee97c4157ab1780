"""Somebody who is in no book yet, in a sentence: who they are, how they are reached and what they come with."""

from __future__ import annotations

import pytest

from desktop.presenters.sentence.cars import Car, car_typed
from desktop.presenters.sentence.doubts import doubtful
from desktop.presenters.sentence.parts import Part
from desktop.presenters.sentence.words import split
from tests.desktop.sentence.shop import TODAY, told, understand

ANNA = "Anna Roy"
CIVIC = Car(year="2017", model="Civic")


@pytest.mark.parametrize(
    ("text", "said", "car", "left"),
    [
        ("New: Anna Roy 514 555 0199 2017 Civic brakes tomorrow 9am", (ANNA, "514 555 0199", ""), CIVIC, ""),
        ("new customer anna roy 5145550199 civic 2017 brakes tomorrow 9am", (ANNA, "5145550199", ""), CIVIC, ""),
        (
            "Nouvelle cliente Anna Roy, 514 555-0199, anna@example.test, Honda Civic 2017 K12 ABC freins demain 9h",
            (ANNA, "514 555-0199", "anna@example.test"),
            Car(year="2017", make="Honda", model="Civic", plate="K12 ABC"),
            "",
        ),
        (
            "Anna Roy 514 555 0199 2017 Civic brakes tomorrow 9am",
            (ANNA, "514 555 0199", ""),
            CIVIC,
            "",
        ),
        ("anna roy tel 514 555 0199 freins demain 9h", (ANNA, "514 555 0199", ""), Car(), ""),
        ("freins demain 9h Anna Roy anna@example.test", (ANNA, "", "anna@example.test"), Car(), ""),
        ("freins demain 9h 514 555 0199 Anna Roy", (ANNA, "514 555 0199", ""), Car(), ""),
        ("nouveau client: Jean de la Cruz freins demain 9h", ("Jean de la Cruz", "", ""), Car(), ""),
        ("new: Sam May Chen brakes tomorrow 9am", ("Sam May Chen", "", ""), Car(), ""),
        ("Nadia Benali ABCD 123 freins demain 9h", ("Nadia Benali", "", ""), Car(plate="ABCD 123"), ""),
        ("brakes tomorrow 9am for Nadia Benali Kia Soul", ("Nadia Benali", "", ""), Car(make="Kia", model="Soul"), ""),
        (
            "brakes squeal when cold tomorrow 9am for Nadia Benali",
            ("Nadia Benali", "", ""),
            Car(),
            "when cold",
        ),
    ],
)  # fmt: skip
def test_somebody_new_is_told_apart(text: str, said: tuple[str, str, str], car: Car, left: str) -> None:
    reading = understand(text)
    new = reading.newcomer
    assert new is not None
    assert (new.name, new.phone, new.email) == said
    assert reading.car == car
    assert not reading.customers
    assert not reading.mechanics
    assert (told(reading)["day"], told(reading)["time"]) == ("06-18", "9:00")
    assert reading.services[0].code == "brakes"
    assert reading.left == left


@pytest.mark.parametrize(
    "text",
    [
        "new tires Tremblay Corolla tomorrow 9am",
        "nouvelle batterie Gagnon demain 9h",
        "Tremblay 514 555 0199 freins demain 9h",
        "Sophie Gagnon 514 555 0199 freins demain 9h",
        "with Luc Tremblay 514 555 0104 brakes tomorrow 9am",
        "BRUIT AVANT DROIT DEMAIN 9H",
        "Left front noise tomorrow 9am",
        "514 555 0199 freins demain 9h",
        "brakes rear at 514 555 0199 tomorrow 9am",
    ],
)
def test_nobody_new_is_made_up(text: str) -> None:
    assert understand(text).newcomer is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Call Marc Tremblay 514 555 0199 brakes tomorrow 9am", "Marc Tremblay"),
        ("appeler marc tremblay 514 555 0199 freins demain 9h", "Marc Tremblay"),
        ("Rappeler Sophie Gagnon 514-555-0199 freins demain 9h", "Sophie Gagnon"),
        ("Bonjour Sophie Gagnon 514 555 0199 freins demain 9h", "Sophie Gagnon"),
        ("Book Sophie Gagnon 514 555 0199 brakes tomorrow 9am", "Sophie Gagnon"),
        ("Sophie Gagnon Inc 514 555 0199 brakes tomorrow 9am", "Sophie Gagnon"),
        ("Elise Trembley 514 555 0199 brakes tomorrow 9am", "Élise Tremblay"),
        ("Elise Trembley elise@example.test freins demain 9h", "Élise Tremblay"),
        ("Sopie Gagnon 514 555 0199 freins demain 9h", "Sophie Gagnon"),
    ],
)
def test_who_is_known_is_nobody_new_beside_a_number_of_nobody(text: str, who: str) -> None:
    reading = understand(text)
    assert reading.newcomer is None
    assert [row.name for row in reading.customers] == [who]


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("Zoe Newcomer 438 555 0101 brakes tomorrow 9am", "438 555 0101"),
        ("Zoé Benali (438) 555-0101 freins demain 9h", "(438) 555-0101"),
        ("Zoe Benali 1 438 555 0101 brakes tomorrow 9am", "1 438 555 0101"),
    ],
)
def test_a_strangers_number_is_nobodys_who_has_its_end(text: str, phone: str) -> None:
    reading = understand(text)
    assert not reading.customers
    assert reading.newcomer is not None
    assert reading.newcomer.phone == phone


def test_a_strangers_number_alone_is_nobodys() -> None:
    reading = understand("freins demain 9h 450 555 0104")
    assert (reading.customers, reading.phone) == ((), "4505550104")


@pytest.mark.parametrize(
    "text",
    [
        "555 0101 brakes tomorrow 9am",
        "514 555 0101 freins demain 9h",
        "1 514 555-0101 brakes tomorrow 9am",
        "+1 (514) 555-0101 2019 Civic brakes tomorrow 9am",
        "+15145550101 2019 Civic brakes tomorrow 9am",
    ],
)
def test_a_customers_number_is_theirs_however_it_is_written(text: str) -> None:
    assert [row.name for row in understand(text).customers] == ["Élise Tremblay"]


@pytest.mark.parametrize(
    "text",
    [
        "Call Nadia Benali 514 555 0199 brakes tomorrow 9am",
        "appeler nadia benali 514 555 0199 freins demain 9h",
        "Bonjour Nadia Benali freins demain 9h",
        "Bonjour nadia benali 514 555 0199 freins demain 9h",
        "Hi there Nadia Benali 514 555 0199 brakes tomorrow 9am",
        "Call back Nadia Benali 514 555 0199 brakes tomorrow 9am",
        "Appelez-moi Nadia Benali 514 555 0199 freins demain 9h",
        "Honda, Nadia Benali freins demain 9h",
    ],
)
def test_a_call_or_a_greeting_is_no_part_of_a_name(text: str) -> None:
    new = understand(text).newcomer
    assert new is not None
    assert new.name == "Nadia Benali"


@pytest.mark.parametrize(
    ("text", "car", "kept"),
    [
        (
            "Honda Civic 2017 vibrates over 100 km/h tomorrow 9am",
            "2017 Honda Civic",
            "vibrates over 100 km/h",
        ),
        ("Honda Civic 2017 vibre vers 110 demain 9h", "2017 Honda Civic", "vibre vers 110"),
        ("HONDA CIVIC 2017 VIBRE VERS 110 DEMAIN 9H", "2017 HONDA CIVIC", "VIBRE VERS 110"),
        ("HONDA CIVIC FAIT 120 DEMAIN 9H", "HONDA CIVIC", "FAIT 120"),
        ("HONDA CIVIC BRUIT DEMAIN 9H AUX LES 1000", "HONDA CIVIC", "AUX LES 1000"),
        ("HONDA CIVIC TOMORROW 9AM PAID FOR 300", "HONDA CIVIC", "PAID FOR 300"),
        ("HONDA CIVIC TOMORROW 9AM CALL 450", "HONDA CIVIC", "CALL 450"),
        ("Honda Civic RUNS 450 km tomorrow 9am", "Honda Civic", "RUNS 450 km"),
        ("Honda Civic TIRE 450 km demain 9h", "Honda Civic", "450 km"),
        ("Dodge Ram 1500 2016 tomorrow 9am", "2016 Dodge Ram 1500", ""),
        ("RAM 1500 2016 demain 9h", "2016 RAM 1500", ""),
        ("Santa Fe 2019 demain 9h", "2019 Santa Fe", ""),
    ],
)
def test_what_is_described_with_a_number_is_no_plate(text: str, car: str, kept: str) -> None:
    reading = understand(f"Nadia Benali 514 555 0199 {text}")
    assert reading.newcomer is not None
    assert (reading.car.named, reading.car.plate, reading.left) == (car, "", kept)


@pytest.mark.parametrize(
    "text",
    [
        "brakes tomorrow 9am Land Rover",
        "Alfa Romeo freins demain 9h",
        "Hyundai Santa Fe 2019 brakes tomorrow 9am",
        "Model Y tires tomorrow 9am",
        "freins demain 9h Range Rover",
        "brakes tomorrow 9am Honda Pilot Touring",
        "freins demain 9h Kia Soul Luxe",
        "Ford Mustang Mach E freins demain 9h",
    ],
)
def test_a_car_of_two_words_is_nobody(text: str) -> None:
    assert understand(text).newcomer is None


@pytest.mark.parametrize("text", ["Gagnon Santa Fe brakes tomorrow 9am", "freins Gagnon demain 9h Ram 1500"])
def test_a_car_of_two_words_that_is_not_theirs_is_doubted(text: str) -> None:
    assert Part.VEHICLE in doubtful(understand(text), TODAY)


@pytest.mark.parametrize(
    ("text", "name", "left"),
    [
        ("new customer John Smith wants brakes tomorrow 9am", "John Smith", "wants"),
        ("NEW CUSTOMER JOHN SMITH WANTS BRAKES TOMORROW 9AM", "JOHN SMITH", "WANTS"),
        ("new customer John Smith needs his winter tires put on tomorrow 9am", "John Smith", "needs put"),
        ("nouvelle cliente Anna Roy veut des freins demain 9h", "Anna Roy", "veut"),
        ("nouvelle cliente Anna Roy le char vibre demain 9h", "Anna Roy", "le char vibre"),
        ("nouveau client nommé Jean de la Cruz demain 9h freins", "Jean de la Cruz", ""),
        ("new customer anna roy wants brakes tomorrow 9am", "Anna Roy", "wants"),
        ("new: nadia benali 514 555 0199 freins demain 9h", "Nadia Benali", ""),
        ("new customer nadia cell 514 555 0199 brakes tomorrow 9am", "Nadia", ""),
        ("brakes tomorrow 9am with Luc Tremblay new customer Anna Roy", "Anna Roy", ""),
    ],
)
def test_an_introduced_name_ends_where_something_else_is_said(text: str, name: str, left: str) -> None:
    reading = understand(text)
    assert reading.newcomer is not None
    assert (reading.newcomer.name, reading.left) == (name, left)


@pytest.mark.parametrize(
    ("text", "who", "kept"),
    [
        ("Sophie Gagnon brakes tomorrow 9am new: rattling noise", "Sophie Gagnon", "new: rattling"),
        ("Gagnon demain 9h bruit nouveau: siffle", "Sophie Gagnon", "nouveau: siffle"),
        ("bruit nouveau: siffle Gagnon demain 9h", "Sophie Gagnon", "nouveau: siffle"),
        ("new: rattling noise Gagnon tomorrow 9am", "Sophie Gagnon", "new: rattling"),
        (
            "Sophie Gagnon freins demain 9h nouveau client Zoe Benali",
            "Sophie Gagnon",
            "nouveau Zoe Benali",
        ),
        ("new customer waiting tomorrow 9am brakes", "", "new waiting"),
        ("new client walk-in brakes tomorrow 9am", "", "new walk-in"),
        ("nouveau client veut des freins demain 9h", "", "nouveau veut"),
    ],
)
def test_what_is_new_is_nobody_where_no_name_follows(text: str, who: str, kept: str) -> None:
    reading = understand(text)
    assert reading.newcomer is None
    assert " ".join(row.name for row in reading.customers) == who
    assert all(word in [reading.words[place].text for place in reading.kept] for word in kept.split())


@pytest.mark.parametrize(
    ("typed", "car"),
    [
        ("Honda Civic 2017 K12 ABC", Car(year="2017", make="Honda", model="Civic", plate="K12 ABC")),
        ("2017 honda civic k12abc", Car(year="2017", make="Honda", model="Civic", plate="K12ABC")),
        ("toyota rav4 ABCD 123", Car(make="Toyota", model="Rav4", plate="ABCD 123")),
        ("toyota rav4 abcd123", Car(make="Toyota", model="Rav4", plate="ABCD123")),
        ("Civic ABC 123", Car(model="Civic", plate="ABC 123")),
        ("Civic 123 ABC", Car(model="Civic", plate="123 ABC")),
        ("Golf AB1 23C 2020", Car(year="2020", model="Golf", plate="AB1 23C")),
        ("Golf ABC-1234", Car(model="Golf", plate="ABC-1234")),
        ("Civic plaque ABC123", Car(model="Civic", plate="ABC123")),
        ("Mazda 3 2016", Car(year="2016", make="Mazda", model="3")),
        ("Mercedes GLC 300", Car(make="Mercedes", model="GLC 300")),
        ("Mercedes C43 AMG", Car(make="Mercedes", model="C43 AMG")),
        ("Fiat 500 Pop", Car(make="Fiat", model="500 Pop")),
        ("CR-V 2017", Car(year="2017", model="CR-V")),
        ("Land Rover Discovery 2018", Car(year="2018", make="Land Rover", model="Discovery")),
        ("Hyundai Santa Fe 2019", Car(year="2019", make="Hyundai", model="Santa Fe")),
        ("Dodge Ram 1500 2016", Car(year="2016", make="Dodge", model="Ram 1500")),
        ("Dodge RAM 1500 ABCD 123", Car(make="Dodge", model="RAM 1500", plate="ABCD 123")),
        ("RAM1500", Car(model="RAM1500")),
        ("Civic OVER 100", Car(model="Civic OVER 100")),
        ("Golf plaque CALL 450", Car(model="Golf", plate="CALL 450")),
        ("SLK 2009", Car(year="2009", model="SLK")),
        ("F-150 2018 K90 NPQ", Car(year="2018", model="F-150", plate="K90 NPQ")),
        ("", Car()),
    ],
)
def test_a_car_that_is_typed_falls_into_the_fields_of_its_form(typed: str, car: Car) -> None:
    assert car_typed(split(typed), TODAY.year) == car
