"""Who says what: reported and direct speech in running text."""

from teikit.reading.speech.reports import Speeches, find_speech

__all__ = ["Speeches", "find_speech"]
