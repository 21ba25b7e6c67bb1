"""What is written apart from the journal's consent: emergency notes, and an author's working notes."""
