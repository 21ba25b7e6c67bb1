"""What accounting law demands, apart from everything else: invoices, receipts, debt cases."""
