import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import scope


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("示例产品的销售", "zh"),
        ("ABC平台的开发", "zh"),
        ("The sale of examples", "en"),
        ("예시 제품의 판매", "ko"),
        ("2024", None),
    ],
)
def test_the_language_is_told_by_the_script(text, language):
    assert scope.language(text) == language


@given(st.lists(st.text(max_size=20), max_size=5))
def test_tidy_text_stays_as_it_is(lines):
    once = scope.join(lines)
    assert scope.tidy(once) == once
