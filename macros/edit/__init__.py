"""Changes to the files of the tree that tools make for people: few lines, nothing else touched.

``desk`` holds the changes until they have passed the check; ``outline`` knows the numbers of an
edition; each verb is a module of its own.
"""
