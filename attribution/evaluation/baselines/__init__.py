"""Systems to compare with: each takes an article and gives a document, like an Attributor."""
