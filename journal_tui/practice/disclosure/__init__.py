"""What leaves the practice: a register of it, and the few narrow ways out."""
