"""Scoring documents against gold documents."""
