"""Benchmarks: each module runs the product over a corpus and prints its figures beside the anchors.

Every module takes ``--data PATH`` (default: the corpus in the shared folder; other data of the same form must run too),
``--shared DIR`` (where the scorers are; default: the folder ``shared`` beside the checkout) and ``--json`` (the scorer's JSON as
the last line of output).
"""
