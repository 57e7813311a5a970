import pytest

from app.rules import scope
from tests.app.rules.given import evidence, outcome, unread


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"scope": "IT 服务"}, "failed"),
        ({"scope": "信息技术服务"}, "failed"),
        ({"scope": "資訊技術服務"}, "passed"),  # 资讯 is not one of the generic words
        ({"scope": "信息技術服務"}, "failed"),
        ({"scope": "与软件服务相关的管理活动"}, "failed"),
        ({"scope": "向外部客户提供信息技术服务的服务管理体系"}, "failed"),
        ({"scope": "信息技术服务（国家有资质要求的产品除外）"}, "failed"),
        ({"scope": "桌面运维"}, "passed"),
        ({"scope": "为医院提供信息技术服务"}, "passed"),
        ({"scope": "IT 服务", "scope_en": "Provision of IT services"}, "failed"),
        ({"scope": "IT 服务", "scope_en": "Operation of data centres"}, "passed"),
        ({"scope": None, "scope_en": "The IT service management system"}, "failed"),
        ({"scope": None, "scope_en": "Desktop support"}, "passed"),
        ({"scope": unread()}, "unknown"),
        ({"scope": None}, "unknown"),
    ],
)
def test_scope_names_something(changes, expected):
    assert outcome(scope.scope_names_something, evidence(**changes)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"scope": "事件管理、云服务管理"}, "passed"),
        ({"scope": None, "scope_en": "Incident management for banks"}, "passed"),
        ({}, "failed"),
        ({"standards": ["ISO 9001:2015"]}, "not_applicable"),
        ({"scope": unread()}, "unknown"),
    ],
)
def test_scope_lists_processes(changes, expected):
    assert outcome(scope.scope_lists_processes, evidence(**changes)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "passed"),
        ({"scope": "物业保洁"}, "failed"),
        ({"scope": None, "scope_en": "Cleaning of offices and waiting rooms"}, "failed"),
        ({"scope": None, "scope_en": "IT support for offices"}, "passed"),
        ({"scope": "物业保洁", "standards": ["ISO 9001:2015"]}, "not_applicable"),
        ({"scope": "物业保洁", "standards": [unread()]}, "unknown"),
        ({"scope": unread()}, "unknown"),
    ],
)
def test_scope_is_about_it(changes, expected):
    assert outcome(scope.scope_is_about_it, evidence(**changes)) == expected
