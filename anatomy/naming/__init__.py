"""Plain words → entities: names, synonyms, qualifiers, lists, misspellings.

Start at :func:`anatomy.naming.standard.standard_resolver`, or build a :class:`~anatomy.naming.resolve.Resolver` over
entries of your own.
"""
