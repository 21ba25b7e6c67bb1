"""Workouts: exercise, sets × reps × load, RPE, pain, line by line, and how they go over time.

The rule: a number is what was typed or nothing; what an exercise is called may name somebody, so it goes the way of every text.
"""
