"""What the last build made and from what, so that the next makes only what changed.

``inputs`` digests every file a build reads; ``facts`` digests what ``catalogue.trace`` noted;
``memory`` keeps both for a target and writes below it.  Nothing of a page is stored: the target
itself is the store, and a file there counts only while its size and time are those written.
"""
