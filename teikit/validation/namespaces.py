"""The namespaces of schema languages."""

__all__ = ["RNG", "SCH", "XSD"]

RNG = "http://relaxng.org/ns/structure/1.0"
SCH = "http://purl.oclc.org/dsdl/schematron"
XSD = "http://www.w3.org/2001/XMLSchema"
