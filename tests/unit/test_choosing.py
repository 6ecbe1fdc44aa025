"""Which notices a question is about."""

import pytest
from notice_maker import notice

from policies.choosing import choose
from policies.mentions import Gazetteer


class Listed:
    """A notice as the knowledge base lists it."""

    superseded_by = None
    changed_by = ()
    supplements = ()
    covers = ()

    def __init__(self, made):
        self.id, self.region, self.year, self.series, self.names = made.id, made.region, made.year, made.series, made.names


LISTED = [
    Listed(notice()),
    Listed(notice("dunhuang-2024", region="敦煌市", series="文物博物", year=2024)),
    Listed(notice("dunhuang-2023", region="敦煌市", series="文物博物", year=2023)),
]
GAZETTEER = Gazetteer.build(LISTED)


@pytest.mark.parametrize(
    ("text", "page", "focus", "by", "ids"),
    [
        ("评审费多少", "yumen-2025", None, "page", {"yumen-2025"}),
        ("评审费多少", None, "dunhuang-2024", "focus", {"dunhuang-2024"}),
        ("玉门的评审费多少", None, None, "named", {"yumen-2025"}),
        ("敦煌2023年的评审费", None, None, "named", {"dunhuang-2023"}),
        ("敦煌的评审费", None, None, "named", {"dunhuang-2024", "dunhuang-2023"}),
        ("敦煌的评审费", "dunhuang-2024", None, "named", {"dunhuang-2024"}),  # the page's own among equals
        ("玉门的评审费呢", "dunhuang-2024", None, "named", {"yumen-2025"}),  # the page is no cage
        ("评审费多少", None, None, "any", {"yumen-2025", "dunhuang-2024", "dunhuang-2023"}),
        ("2023年的评审费", None, None, "any", {"dunhuang-2023"}),
    ],
)
def test_the_notices_in_play(text, page, focus, by, ids):
    choice = choose(LISTED, GAZETTEER.find(text), page=page, focus=focus)
    assert (choice.by, set(choice.notices)) == (by, ids)


class Many(Listed):
    """A notice with names of many kinds of people."""

    def __init__(self, made, *names, covers=()):
        super().__init__(made)
        self.names, self.covers = (*made.names, *names), covers


COLLEGES = Many(notice("colleges", region="酒泉市", series="高校"), "学院", "大学", "讲习所")
EVERYBODY = Many(notice("everybody", region="敦煌市", series="各行"), "转正", covers=("大学", "学院", "讲习所"))


@pytest.mark.parametrize(
    ("text", "page", "ids"),
    [
        ("敦煌的大学学院讲习所几号截止", None, {"everybody"}),  # however many names: the region decides
        ("大学和讲习所的人能转正吗", "everybody", {"everybody"}),  # the page covers all that is named
        ("大学和讲习所的几号截止", None, {"colleges"}),
    ],
)
def test_no_number_of_names_outweighs_a_region_or_a_page_that_covers_them(text, page, ids):
    listed = [COLLEGES, EVERYBODY]
    assert set(choose(listed, Gazetteer.build(listed).find(text), page=page, focus=None).notices) == ids


def test_two_regions_are_set_side_by_side():
    choice = choose(LISTED, GAZETTEER.find("玉门跟敦煌2024哪个先截止"), page=None, focus=None)
    assert choice.several
    assert set(choice.notices) == {"yumen-2025", "dunhuang-2024"}


def test_a_place_that_no_notice_is_about_is_said_to_be_unknown():
    assert choose(LISTED, GAZETTEER.find("库尔勒市评审费多少"), page=None, focus=None).unknown == "库尔勒市"


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("张掖的讲习所评中级多少钱", "张掖"),  # another place's: nothing is borrowed from the one notice of that name
        ("张掖市讲习所的人能报吗", "张掖市"),
        ("肃州的讲习所能报吗", None),  # a district of 酒泉市
        ("讲习所的人从张掖调来能报吗", None),  # only brought in
        ("酒泉的讲习所跟张掖的讲习所一样吗", None),  # a region decides
    ],
)
def test_what_is_said_to_be_of_a_place_is_looked_for_there(text, unknown):
    listed = [COLLEGES, EVERYBODY]
    assert choose(listed, Gazetteer.build(listed).find(text), page=None, focus=None).unknown == unknown
