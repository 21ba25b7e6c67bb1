"""How somebody signs: one seam for every way, a typed name and a paper among them."""
