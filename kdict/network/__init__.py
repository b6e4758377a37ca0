"""The network of Fig. 1: encoder, MLP, codes, dictionaries, body; losses and prediction."""
