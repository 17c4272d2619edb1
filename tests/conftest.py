"""Settings of the whole test suite."""

from hypothesis import settings

# Machines drift: time is measured by `make bench`, never by a test. The first example may read the records.
settings.register_profile("metamere", deadline=None)
settings.load_profile("metamere")
