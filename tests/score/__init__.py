"""Schemes, sheets and engines for the tests of self-assessment.  No test lives here."""
