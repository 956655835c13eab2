"""The archive as it looks when it is full: invented records, each marked as a demonstration.

``python -m tests.demo`` (``make demo``) builds such a site.  Nothing here is ever part of docs/.
"""
