from dataclasses import replace

from tests.rows import PDF


def test_an_object_is_noted_once_and_stays_as_it_was(store):
    store.objects.keep(PDF)
    store.objects.keep(replace(PDF, media_type="image/png"))
    assert store.objects.get(PDF.sha256) == PDF


def test_a_forgotten_object_is_unknown(store):
    store.objects.keep(PDF)
    store.objects.forget(PDF.sha256)
    assert store.objects.get(PDF.sha256) is None
