"""Key words find the points that the taxonomy names, also misspelt; nonsense finds none."""

import pytest

from policies.points import guess


@pytest.mark.parametrize(
    ("typed", "point"),
    [
        ("评审费", "fee.amount"),
        ("评审废", "fee.amount"),
        ("評審費", "fee.amount"),
        ("评审费多少", "fee.amount"),
        ("继续教育 学时", "ce_hours.amount"),
        ("公需", "ce_hours.public"),
        ("照片", "materials.photo"),
        ("普通话", "putonghua.level"),
        ("咨询电话", "contact.phone"),
        ("通过率", "pass_rate.rate"),
        ("定向评价", "special_cases.targeted"),
        ("公示几天", "publicity.days"),
    ],
)
def test_key_words_find_their_point(typed, point):
    assert point in [name for name, _ in guess(typed)]


@pytest.mark.parametrize("typed", ["", "?", "😀", "多少", "红烧肉", "zzz", "1"])
def test_what_names_no_point_finds_none(typed):
    assert guess(typed) == ()


def test_shares_are_between_nought_and_one_and_fall():
    shares = [share for _, share in guess("纸质材料报送时间")]
    assert shares == sorted(shares, reverse=True) and all(0 < share <= 1 for share in shares)
