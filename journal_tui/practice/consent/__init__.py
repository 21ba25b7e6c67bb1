"""Consent: documents in versions, events that are only ever added, and the state that is computed from them."""
