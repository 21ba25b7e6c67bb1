"""The tagger: which words of a sentence name a person, a place or an organisation, and how sure that is.

A linear-chain model, trained beforehand and only read here. Nothing is loaded on import.
"""
