"""What goes on from one appointment to the next: agreements and homework, goals and how near they are, safety plans.

The rules: each is written under the consent in force, asked at the gate and once more inside the write; each is read only
while the consent allows it, and the read is in the log; texts hold tokens. Nothing is taken away: a mistake is `void`.
"""
