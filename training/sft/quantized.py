"""Q4_0 in PyTorch: what a weight is after rounding, for training that knows of it."""

import torch

BLOCK = 32


def q4_0(weight: torch.Tensor) -> torch.Tensor:
    """`weight` on the grid of GGUF's Q4_0: in each 32 of a row, codes -8 to 7 times a half-precision scale, of which -8 is the extreme. Where training ends
    on this grid, convert.py finds the same codes."""
    blocks = weight.view(-1, BLOCK)
    low, high = blocks.aminmax(dim=1, keepdim=True)
    scale = (torch.where(high > -low, high, low) / -8).half().float()
    codes = (blocks / scale.where(scale != 0, 1)).round_().clamp_(-8, 7)
    return codes.mul_(scale).view_as(weight)
