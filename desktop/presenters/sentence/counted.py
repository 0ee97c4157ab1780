"""What a number before it counts: such a number is neither a time nor a day of the month. A table only."""


def set_of(words: str) -> frozenset[str]:
    """Words with blanks between."""
    return frozenset(words.split())


COUNTED = set_of(
    "pneu pneus tire tires tyre tyres porte portes door doors roue roues wheel wheels cylindre cylindres cylinder"
    " cylinders frein freins brake brakes plaquettes pads jour jours day days semaine semaines week weeks mois month"
    " months an ans year years fois time times km kms kmh km/h mph mi miles mille milles k litre litres l x front rear"
    " avant arriere vitesse vitesses gear gears psi % $ bruit bruits"
)
