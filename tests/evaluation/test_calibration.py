from __future__ import annotations

import pytest

from attribution.evaluation.calibration import Calibration, calibrations
from attribution.schema import Confidence
from tests.evaluation.conftest import pair, said


def test_the_error_is_the_mean_gap_of_the_bins() -> None:
    calibration = Calibration((0.95, 0.95, 0.95, 0.95, 0.25), (True, True, True, False, True))
    # Bin 0.9-1: 4 items, 0.75 right, gap 0.20; bin 0.2-0.3: 1 item, 1 right, gap 0.75.
    assert calibration.error == pytest.approx(0.8 * 0.20 + 0.2 * 0.75)
    assert [(b.count, b.accuracy) for b in calibration.bins()] == [(1, 1.0), (4, 0.75)]
    assert calibration.brier == pytest.approx((3 * 0.05**2 + 0.95**2 + 0.75**2) / 5)


def test_one_and_zero_have_a_bin() -> None:
    calibration = Calibration((1.0, 0.0), (True, False))
    assert calibration.error == 0
    assert len(calibration.bins()) == 2


def test_the_curve_begins_with_the_surest_and_takes_equals_together() -> None:
    calibration = Calibration((0.5, 0.9, 0.9, 0.7), (False, True, False, True))
    assert calibration.risk_coverage() == [
        (0.5, 0.5),
        (0.75, pytest.approx(1 / 3)),
        (1.0, 0.5),
    ]
    assert calibration.area == pytest.approx(0.5 * 0.5 + 0.25 * (0.5 + 1 / 3) / 2 * 2)


def test_without_items_there_is_nothing_to_say() -> None:
    calibration = Calibration((), (), without=3)
    assert (calibration.error, calibration.brier, calibration.area) == (None, None, None)
    assert calibration.to_json()["without_confidence"] == 3


def test_what_is_right_is_a_match_for_the_statement_and_the_name_for_the_speaker() -> None:
    gold = [said([(0, 10)], None, None, "a"), said([(20, 30)], None, None, "b")]
    found = [
        said([(0, 10)], None, None, "a", confidence=Confidence(0.9, 0.8)),
        said([(20, 30)], None, None, "x", confidence=Confidence(0.7, 0.6)),
        said([(40, 50)], None, None, "a", confidence=Confidence(0.3, 0.2)),
        said([(60, 70)]),
    ]
    result = calibrations([pair(gold, found)])
    assert result["statement"] == Calibration((0.9, 0.7, 0.3), (True, True, False), without=1)
    assert result["speaker"] == Calibration((0.8, 0.6), (True, False))
