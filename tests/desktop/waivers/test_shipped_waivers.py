"""The drafts that come with the program are whole, say the same in both languages, and keep to what Québec allows."""

from __future__ import annotations

import pytest

from desktop.presenters.shipped_waivers import LANGUAGES, ShippedTexts
from desktop.theming import resources
from scheduling.ids import uuid7
from scheduling.waiver_checks import check_template, text_digest
from scheduling.waiver_records import WaiverTemplate
from tests.factories import NOW

PROVINCES = ("QC", "ON", "NB", "YT")


@pytest.fixture
def shipped() -> ShippedTexts:
    return ShippedTexts(resources.path("waivers"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("province", PROVINCES)
def test_each_could_be_published_as_it_is(shipped: ShippedTexts, province: str, language: str) -> None:
    text = shipped.of(province, language)
    template = WaiverTemplate(
        id=uuid7(), organization_id=uuid7(), province=province, language=language, version=1, text=text.text,
        text_sha256=text_digest(text.text), published_at=NOW, ticks=text.ticks,
    )  # fmt: skip
    assert check_template(template) is None


@pytest.mark.parametrize("province", PROVINCES)
def test_both_languages_have_the_same_parts_and_agreements(shipped: ShippedTexts, province: str) -> None:
    french, english = (shipped.of(province, language) for language in LANGUAGES)
    assert [(it.code, it.required) for it in french.ticks] == [(it.code, it.required) for it in english.ticks]
    assert len(french.text.splitlines()) == len(english.text.splitlines())
    assert not {it.words for it in french.ticks} & {it.words for it in english.ticks}


def test_in_quebec_nothing_is_excluded_and_no_estimate_is_waived(shipped: ShippedTexts) -> None:
    english, french = shipped.of("QC", "en"), shipped.of("QC", "fr")
    assert "Nothing in this document limits the workshop’s liability" in english.text
    assert "neither replaces that estimate nor waives it" in english.text
    assert "Rien dans ce document ne limite la responsabilité de l’atelier" in french.text
    assert not any("estim" in it.words or "évaluation" in it.words for it in (*english.ticks, *french.ticks))
    assert "does not answer for" not in english.text
    assert "does not answer for" in shipped.of("ON", "en").text, (
        "what Québec does not allow is another text's"
    )


def test_a_language_that_is_not_shipped_begins_with_the_english_one(shipped: ShippedTexts) -> None:
    assert shipped.of("ON", "iu") == shipped.of("ON", "en")
