"""From corpora to a shipped model: needs the `train` extra, never imported by prediction."""
