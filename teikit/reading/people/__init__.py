"""Who is named in a record: one `Person` for each human being, with every printed form."""

from teikit.reading.people.registry import People, PeopleInput, find_people

__all__ = ["People", "PeopleInput", "find_people"]
