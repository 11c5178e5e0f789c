"""The neural model: tokens and labels, network, engines, decoding."""
