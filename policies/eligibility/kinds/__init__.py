"""Kinds of criteria: each module reads one kind of requirement out of a notice's passages and facts.

``find(source)`` of every module returns a Part: the questions it asks and the criteria that read their answers.
"""
