import pytest

from parsers.knowledge.vagueness import is_vague
from parsers.knowledge.vocabulary import Words, vocabulary


@pytest.mark.parametrize(
    "scope",
    [
        "IT服务",
        "IT 服务",
        "ＩＴ服务",
        "信息技术服务",
        "信息技術服務",
        "信 息 技 术 服 务",
        "技术服务和软件服务",
        "与信息技术服务相关的管理活动",
        "向外部客户提供信息技术服务的服务管理体系",
        "资质范围内的信息技术服务(国家有资质要求的产品除外)",
        "IT services",
        "The provision of information technology services to external customers",
        "IT Service Management System",
    ],
)
def test_generic_words_alone_are_vague(scope):
    assert is_vague(scope)


@pytest.mark.parametrize(
    "scope",
    [
        "计算机信息系统集成及运行维护",
        "为政府部门提供信息技术服务",
        "信息技术服务(桌面运维、网络运维)",
        "应用软件开发",
        "云服务",
        "数据中心机房运维的信息技术服务管理活动",
        "IT service desk",
        "Software development",
        "Provision of cloud services",
        "IT 服务 3 类",
        "",
    ],
)
def test_one_thing_named_is_not_vague(scope):
    assert not is_vague(scope)


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        (("it",), "IT 服务", ("it",)),
        (("it",), "waiting, digital", ()),
        (("it",), "itil", ()),
        (("comput",), "Cloud computing", ("comput",)),
        (("运行维护",), "运行 维护", ("运行维护",)),
        (("云服务",), "雲服務", ("云服务",)),
        (("data",), "metadata", ()),
    ],
)
def test_words_are_found_where_they_begin(words, text, expected):
    assert Words(source="示例", words=words).within(text) == expected


def test_every_list_has_a_source_and_says_nothing_twice():
    for name in type(vocabulary()).model_fields:
        if name != "as_of":
            words = getattr(vocabulary(), name)
            assert words.source
            assert len(set(words.words)) == len(words.words)
