"""Roman numerals before the parts of a paper."""

import pytest

from dvqc_desktop.domain.numbering import roman

VALUES = {"I": 1, "V": 5, "X": 10}


def read(letters: str) -> int:
    values = [VALUES[letter] for letter in letters]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


@pytest.mark.parametrize("number", range(1, 40))
def test_a_numeral_read_letter_by_letter_is_the_number(number: int) -> None:
    assert read(roman(number)) == number


def test_none_has_more_than_three_of_a_letter_in_a_row() -> None:
    assert not any(letter * 4 in roman(number) for number in range(1, 40) for letter in "IVX")


@pytest.mark.parametrize("number", [0, 40, -1])
def test_other_numbers_have_none(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        roman(number)
