"""Questions from people who have not bought anything: kept apart from clients, with a consent and a clock of their own."""
