import pytest

from policies.extract.regions import region_in, region_names


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("关于开展2024年度和静县教师系列职称评审工作的通知", "和静县"),
        ("中共察林盟委宣传部", "察林盟"),
        ("关于做好2024年西城区社区卫生系列自主评审工作的通知", "西城区"),
        ("关于公布昌吉州2024年度评审结果的通知", "昌吉回族自治州"),
        ("大连市人力资源和社会保障局", "大连市"),
        ("本溪市教育局", "本溪市"),
        ("岷城市财政局", "岷城市"),
        ("推进城市规划局建设", None),
        ("郑州市人力资源和社会保障局", "郑州市"),
        ("北京市通州区教育委员会", "北京市通州区"),
        ("阿坝州理县人社局", "阿坝州理县"),
        ("内蒙古自治区呼伦贝尔市", "内蒙古自治区呼伦贝尔市"),
        ("关于做好2024年度全省卫生系列评审的通知", None),
        ("关于做好我市2024年度职称评审的通知", None),
        ("自治区人力资源和社会保障厅", None),
        ("石河子大学", None),
    ],
)
def test_finds_the_region_that_words_name(text, region):
    assert region_in(text) == region


@pytest.mark.parametrize(
    ("region", "names"),
    [
        ("和静县", {"和静县", "和静"}),
        ("巴音郭楞蒙古自治州", {"巴州", "巴音郭楞"}),
        ("凉山彝族自治州", {"凉山州", "凉山"}),
        ("湖南省长沙市", {"长沙市", "长沙"}),
    ],
)
def test_knows_its_other_names(region, names):
    assert names <= set(region_names(region))
