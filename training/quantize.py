"""Block quantization as GGUF and ONNX `MatMulNBits` share it: 32 weights along a row, one scale, codes 0..15 around 8."""

import numpy as np

BLOCK = 32


def q4_0(weights: np.ndarray, importance: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Quantize rows of `weights` [n, k] to codes [n, k/32, 32] (uint8, 0..15) and scales [n, k/32] (float16).

    A weight is `scale * (code - 8)`. llama.cpp takes `scale = extreme / -8`; here the scale of least squared error is
    searched among candidates around it, of either sign, each refined by least squares (weighted by `importance` [k], the
    mean square of the input each weight meets, when given).
    """
    blocks = weights.reshape(-1, BLOCK).astype(np.float32)
    weight = np.ones((1, BLOCK), np.float32)
    if importance is not None:
        weight = np.tile(importance.reshape(-1, BLOCK).astype(np.float32), (weights.shape[0], 1))
    codes, scales = np.empty(blocks.shape, np.uint8), np.empty(len(blocks), np.float16)
    step = 1 << 16
    for start in range(0, len(blocks), step):
        part = slice(start, start + step)
        codes[part], scales[part] = _search(blocks[part], weight if importance is None else weight[part])
    shape = (weights.shape[0], weights.shape[1] // BLOCK)
    return codes.reshape(*shape, BLOCK), scales.reshape(shape)


def _search(blocks: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    extreme = np.take_along_axis(blocks, np.abs(blocks).argmax(1)[:, None], 1)
    best = np.full(len(blocks), np.inf, np.float32)
    best_codes, best_scales = np.full(blocks.shape, 8, np.uint8), np.zeros(len(blocks), np.float16)
    for divisor in np.concatenate([-np.arange(6.0, 10.01, 0.4), np.arange(5.8, 8.01, 0.55)]).astype(np.float32):
        codes = _codes(blocks, extreme / divisor)
        # The least-squares scale for these codes, as stored; then the codes that fit it best.
        steps = codes - 8
        scale = (weight * blocks * steps).sum(1) / np.maximum((weight * steps * steps).sum(1), 1e-12)
        scale = scale.astype(np.float16)[:, None]
        codes = _codes(blocks, scale.astype(np.float32))
        error = (weight * (blocks - scale.astype(np.float32) * (codes - 8)) ** 2).sum(1)
        better = error < best
        best[better], best_codes[better], best_scales[better] = error[better], codes[better], scale[better, 0]
    return best_codes, best_scales


def _codes(blocks: np.ndarray, scale: np.ndarray) -> np.ndarray:
    inverse = np.divide(1.0, scale, out=np.zeros_like(scale), where=scale != 0)
    return np.clip(np.round(blocks * inverse) + 8, 0, 15)


def spread_of(gram: np.ndarray) -> np.ndarray:
    """How an error in a column (row i) is made up for by the columns after it. `gram` [k, k]: the sum of x xT over inputs x."""
    damped = gram.astype(np.float64) + np.eye(len(gram)) * 0.01 * np.trace(gram) / len(gram)
    return np.linalg.cholesky(np.linalg.inv(damped)).T


def q4_0_compensated(weights: np.ndarray, gram: np.ndarray, spread: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """As `q4_0`, but what rounding a column loses is made up for by the columns after it, as far as the inputs allow: GPTQ
    (arXiv 2210.17323). `spread` is `spread_of(gram)`."""
    columns = weights.shape[1]
    left = weights.astype(np.float64)
    importance = np.diag(gram) + 0.01 * np.trace(gram) / columns
    all_codes = np.empty((weights.shape[0], columns // BLOCK, BLOCK), np.uint8)
    all_scales = np.empty((weights.shape[0], columns // BLOCK), np.float16)
    for index, start in enumerate(range(0, columns, BLOCK)):
        part = slice(start, start + BLOCK)
        _, scales = q4_0(left[:, part], importance[part])
        scale, errors = scales.astype(np.float64), np.empty((len(left), BLOCK))
        for i in range(BLOCK):
            column = left[:, start + i]
            codes = _codes(column[:, None], scale)[:, 0]
            errors[:, i] = (column - scale[:, 0] * (codes - 8)) / spread[start + i, start + i]
            left[:, start + i : start + BLOCK] -= np.outer(errors[:, i], spread[start + i, start + i : start + BLOCK])
            all_codes[:, index, i] = codes
        left[:, start + BLOCK :] -= errors @ spread[part, start + BLOCK :]
        all_scales[:, index] = scales[:, 0]
    return all_codes, all_scales


def dequantize_q4_0(codes: np.ndarray, scales: np.ndarray) -> np.ndarray:
    values = scales.astype(np.float32)[..., None] * (codes.astype(np.float32) - 8)
    return values.reshape(codes.shape[0], -1)


def pack_q4_0(codes: np.ndarray, scales: np.ndarray) -> np.ndarray:
    """The bytes of GGUF's Q4_0 rows: a float16 scale, then 16 bytes that pair weight i (low half) with i + 16."""
    low, high = codes[..., :16], codes[..., 16:]
    packed = np.concatenate([scales[..., None].view(np.uint8), low | (high << 4)], axis=-1)
    return packed.reshape(codes.shape[0], -1)
