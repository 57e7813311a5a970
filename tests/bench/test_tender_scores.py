"""What counts as found in a bid, joined, told apart, and named."""

import os

from bench import process_tree
from bench.tender_scores import Found, candidates, match, name_kinds


def truth(number, *pages, shape="scan"):
    return {"number": number, "pages": list(pages), "shape": shape}


def page(number, kind, *also):
    return {"page": number, "kind": kind, "also": list(also), "name": kind, "form": "scan"}


def test_all_found_is_full_recall_and_precision():
    score = match([truth("99924Q1R0S", 3)], [Found(number="99924Q1R0S", pages=(3,))])
    assert (score.recall, score.precision) == (1, 1)
    assert score.by_shape() == {"scan": (1, 1, 1, 1)}


def test_a_certificate_counts_by_its_pages_where_its_number_is_not_read():
    score = match([truth("99924Q1R0S", 3)], [Found(number=None, pages=(3,))])
    assert score.recall == 1
    assert score.by_shape() == {"scan": (1, 1, 1, 0)}


def test_a_number_is_the_same_however_it_is_parted():
    score = match([truth("99924Q1R0S", 3)], [Found(number="999-24-Q-1-r0s", pages=(8,))])
    assert score.by_shape() == {"scan": (1, 1, 0, 1)}


def test_what_lies_on_no_page_of_a_certificate_is_false():
    score = match([truth("1", 3)], [Found(number="1", pages=(3,)), Found(number="2", pages=(9,))])
    assert [each.pages for each in score.false] == [(9,)]
    assert score.precision == 0.5


def test_a_missed_certificate_lowers_recall():
    score = match([truth("1", 3), truth("2", 4)], [Found(number="2", pages=(4,))])
    assert (score.recall, score.precision) == (0.5, 1)


def test_twins_that_were_not_joined_are_told_again():
    twins = [truth("1", 3, 4, shape="twins")]
    joined = match(twins, [Found(number="1", pages=(3, 4))])
    parted = match(twins, [Found(number="1", pages=(3,)), Found(number="1", pages=(4,))])
    assert joined.by_shape() == {"twins": (1, 1, 1, 1)}
    assert parted.by_shape() == {"twins": (1, 1, 0, 1)}
    assert (len(parted.split), parted.precision) == (1, 0.5)


def test_two_on_one_page_need_two_reports():
    two = [truth("1", 5, shape="side-by-side"), truth("2", 5, shape="side-by-side")]
    both = match(two, [Found(number="2", pages=(5,)), Found(number=None, pages=(5,))])
    one = match(two, [Found(number="2", pages=(5,))])
    assert (both.recall, one.recall) == (1, 0.5)
    assert [each.number for each in both.matched if each.read] == ["2"]


def test_nothing_to_find_and_nothing_found_is_right():
    score = match([], [])
    assert (score.recall, score.precision) == (1, 1)


def test_a_kind_may_have_more_than_one_right_name():
    pages = [page(1, "qualification", "other"), page(2, "award"), page(3, "cmmi")]
    kinds = name_kinds(pages, {1: "other", 2: "credit_rating"})
    assert kinds.share("qualification") == 1
    assert kinds.share("award") == kinds.share("cmmi") == 0
    assert [each[3] for each in kinds.wrong] == ["credit-rating", "not named"]


def test_of_filler_nothing_need_be_told_and_an_annex_is_part_of_a_certificate():
    pages = [page(1, "other"), page(2, "blank"), page(3, "annex"), page(4, "other")]
    kinds = name_kinds(pages, {3: "certificate", 4: "award"})
    assert [each[0] for each in kinds.wrong] == [4]


def test_candidates_are_what_was_not_put_aside():
    pages = [page(1, "certificate"), page(2, "annex"), page(3, "other"), page(4, "award")]
    told = {1: "certificate", 2: "other", 3: "unsure", 4: "award"}
    assert candidates(pages, told) == ([2], [3])


def test_a_process_tree_knows_this_process():
    mine = next(each for each in process_tree.tree(os.getpid()) if each.pid == os.getpid())
    assert mine.resident > 1
    assert process_tree.cpu_seconds(os.getpid()) >= mine.cpu > 0
    assert max(process_tree.memory(os.getpid()).values()) >= mine.resident - 1
