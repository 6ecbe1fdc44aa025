"""The front: the only public door. Pages, the HTTP contract and the desk; no answer logic of its own."""
