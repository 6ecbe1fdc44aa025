"""Spoken and official wording of one thing are the same concepts."""

import time

import msgspec
import pytest

from policies.taxonomy.concepts import MOST_CONCEPTS_OF_A_WORD, concepts, decode, lexicon
from policies.text import normalise

ONE = '[[concept]]\nid = "{}"\nwords = [{}]\n'


def test_lexicon_is_large_and_no_word_stands_in_three_concepts():
    listed = lexicon()
    assert len(listed) >= 300
    homes: dict[str, int] = {}
    for concept in listed:
        for word in concept.words:
            homes[word] = homes.get(word, 0) + 1
    assert [word for word, count in homes.items() if count > MOST_CONCEPTS_OF_A_WORD] == []


def test_words_are_written_as_normalised_text_is():
    words = [word for concept in lexicon() for word in concept.words]
    assert [word for word in words if word != normalise(word).lower() or " " in word] == []


def test_no_concept_lists_a_word_twice():
    assert [concept.id for concept in lexicon() if len(set(concept.words)) != len(concept.words)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("啥时候交钱", {"何时", "缴费"}),
        ("评审费几号之前缴", {"费用", "何时"}),
        ("要赶在哪天之前把申请书点提交", {"何时", "提交"}),
        ("没赶上网报还能补不", {"逾期", "网上申报"}),
        ("过期了咋整", {"逾期", "怎么办"}),
        ("系统几点关", {"平台", "截止"}),
        ("掏多少钱", {"金额"}),
        ("能开发票不", {"票据"}),
        ("没过的话钱退不退", {"费用"}),
        ("扫码付行不行", {"缴费方式", "可否"}),
        ("材料被打回来了几天内改好", {"退回", "时长", "修改"}),
        ("最多能提交几次", {"提交", "次数"}),
        ("为啥驳回我", {"为何", "退回"}),
        ("名字要不要打码", {"姓名", "无需遮盖"}),
        ("没打码会咋样", {"未遮盖", "后果"}),
        ("马赛克打在什么地方", {"遮盖", "何处"}),
        ("私企没编制的能报不", {"企业", "用工"}),
        ("劳务派遣的行不行", {"用工", "可否"}),
        ("参公的能评职称吗", {"公务员"}),
        ("返聘的能报吗", {"离退休"}),
        ("公需课差几个学时", {"公需", "学时不足"}),
        ("继教证从哪儿下", {"继续教育"}),
        ("驻村回来的免学表找谁审", {"驻村", "已返回", "免学表", "免学审批"}),
        ("访惠聚能免继教不", {"驻村", "免学"}),
        ("免答辩有啥条件", {"免答辩", "评审条件"}),
        ("面试是线上还是线下", {"答辩", "答辩形式"}),
        ("没见刊的文章算不算", {"用稿通知", "论文", "算不算"}),
        ("增刊上发的认不认", {"增刊", "算不算"}),
        ("二甲够不够教语文的", {"普通话", "语文"}),
        ("学信网查不到咋办", {"学信网", "查不到学历", "怎么办"}),
        ("函授的算不算", {"全日制", "算不算"}),
        ("助工要干几年才能报", {"初级", "年数"}),
        ("红头文件是哪个", {"文件"}),
        ("盖谁的章", {"盖章"}),
        ("能发顺丰不", {"邮寄"}),
        ("小结要写多少字", {"总结", "字数"}),
        ("承诺书能打印还是必须手抄", {"承诺书", "手写"}),
        ("贴公告栏上几个工作日", {"公示", "时长"}),
        ("造假查出来几年不能报", {"造假", "处罚"}),
        ("一寸照要啥底色", {"照片"}),
        ("图片要jpg还是pdf,最大几兆", {"格式", "文件大小"}),
        ("五险一金清单要传不", {"社保", "上传"}),
        ("上哪告去", {"举报"}),
        ("借调的在哪边报", {"借调", "何处"}),
        ("jiaofei 怎么弄", {"缴费", "如何"}),
    ],
)
def test_a_message_speaks_of(text, expected):
    assert expected <= set(concepts(normalise(text)))


@pytest.mark.parametrize(
    ("spoken", "official"),
    [
        ("啥时候交钱", "何时缴费"),
        ("红头文件", "文号"),
        ("打码", "遮盖"),
        ("咋整", "怎么办"),
        ("没赶上", "逾期"),
        ("顺丰", "邮寄"),
        ("抄的", "剽窃"),
        ("返聘", "离退休"),
    ],
)
def test_spoken_and_official_wording_are_the_same_concepts(spoken, official):
    assert concepts(spoken) == concepts(official) != []


def test_concepts_come_in_the_order_of_the_text_and_as_often_as_named():
    assert concepts("jpg或者pdf") == ["格式", "选择", "格式"]


@pytest.mark.parametrize(("text", "absent"), [("免答辩", "答辩"), ("离退休", "退回"), ("身份证", "证书")])
def test_the_longest_word_wins(text, absent):
    assert absent not in concepts(text)


@pytest.mark.parametrize("text", ["wei", "weibo", "xjpgx", "", "……", "嗯"])
def test_nothing_is_found_inside_other_latin_words_or_where_nothing_is_said(text):
    assert concepts(text) == []


def test_a_concept_id_twice_is_refused():
    with pytest.raises(ValueError, match="twice"):
        decode((ONE.format("缴费", '"交钱"') * 2).encode())


def test_a_word_in_three_concepts_is_refused_by_name():
    with pytest.raises(ValueError, match="交钱"):
        decode("".join(ONE.format(name, '"交钱"') for name in ("缴费", "费用", "金额")).encode())


def test_an_unknown_field_is_refused():
    with pytest.raises(msgspec.ValidationError, match="word"):
        decode('[[concept]]\nid = "缴费"\nword = ["交钱"]\nwords = []\n'.encode())


def test_finding_takes_little_time():
    text = normalise("老师您好，我是团场学校的，去年驻村回来，免学表找谁盖章，纸质材料啥时候交")
    concepts(text)
    best = min(_seconds(text) for _ in range(50))
    assert best < 0.001


def _seconds(text: str) -> float:
    start = time.perf_counter()
    concepts(text)
    return time.perf_counter() - start
