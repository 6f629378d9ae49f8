"""Numbers as Party papers write them before parts: Roman ones."""

_STEPS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """A number from 1 to 39 in Roman numerals: 4 is "IV". Raises ValueError for any other."""
    if not 1 <= number < 40:
        raise ValueError(number)
    letters = ""
    for value, letter in _STEPS:
        count, number = divmod(number, value)
        letters += letter * count
    return letters
