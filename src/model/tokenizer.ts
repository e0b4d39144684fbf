import { Tokenizer } from "@huggingface/tokenizers";
import { systemOf } from "./chat.ts";
import { field, type Gguf } from "./gguf.ts";

/** Text to tokens and back, as the model was trained: byte-level BPE. */
export interface TextCodec {
  tokenize(text: string): number[];
  piece(token: number): Uint8Array;
  isEnd(token: number): boolean;
  /** The system message of a conversation that has none. */
  readonly system?: string | undefined;
}

/** Kinds of tokens. Those of the user's are found in texts like control tokens, but are text. */
const CONTROL = 3;
const USER_DEFINED = 4;
const UNUSED = 5;

/** As Qwen2's authors wrote it; of numbers each digit alone. */
const QWEN2 =
  "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

/** Pre-tokenizers by the name that GGUF gives them. SmolLM splits digits first, then as GPT-2. */
const SPLITTERS: Record<string, object[]> = {
  smollm: [
    // Every kind of number, as llama.cpp does; the library's own "Digits" knows 0 to 9 only.
    { type: "Split", pattern: { Regex: "\\p{N}" }, behavior: "Isolated", invert: false },
    { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: true },
  ],
  qwen2: [
    { type: "Split", pattern: { Regex: QWEN2 }, behavior: "Isolated", invert: false },
    { type: "ByteLevel", add_prefix_space: false, trim_offsets: false, use_regex: false },
  ],
  "gpt-2": [{ type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: true }],
};

/** Builds the tokenizer that a GGUF file describes. Throws for other kinds than byte-level BPE. */
export function tokenizerOf(gguf: Gguf): TextCodec {
  const kind = field(gguf, "tokenizer.ggml.model", "string");
  const splitter = field(gguf, "tokenizer.ggml.pre", "string");
  const pretokenizers = SPLITTERS[splitter];
  if (kind !== "gpt2" || !pretokenizers)
    throw new Error(
      `The model's tokenizer (${kind}, ${splitter}) is not supported; supported are: ${Object.keys(SPLITTERS).join(", ")}.`,
    );
  const tokens = field(gguf, "tokenizer.ggml.tokens", "strings");
  const types = field(gguf, "tokenizer.ggml.token_type", "numbers");
  const ofKind = (...kinds: number[]) => types.flatMap((type, id) => (kinds.includes(type) ? [id] : []));
  const control = new Set(ofKind(CONTROL, UNUSED));
  const literal = new Set(ofKind(CONTROL, UNUSED, USER_DEFINED));
  const tokenizer = new Tokenizer(
    {
      added_tokens: ofKind(CONTROL, USER_DEFINED).map((id) => ({
        id,
        content: tokens[id],
        special: true,
        normalized: false,
      })),
      normalizer: null,
      pre_tokenizer: { type: "Sequence", pretokenizers },
      post_processor: null,
      decoder: { type: "ByteLevel" },
      model: {
        type: "BPE",
        vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
        merges: field(gguf, "tokenizer.ggml.merges", "strings"),
      },
    },
    {},
  );
  const bytes = byteAlphabet();
  const utf8 = new TextEncoder();
  return {
    tokenize: (text) => (text === "" ? [] : tokenizer.encode(text, { add_special_tokens: false }).ids),
    piece: (token) => {
      const text = tokens[token] ?? "";
      return literal.has(token) ? utf8.encode(text) : Uint8Array.from(text, (letter) => bytes.get(letter) ?? 63);
    },
    // Any control token: within an answer none of them is text.
    isEnd: (token) => control.has(token),
    system: systemOf(gguf),
  };
}

/** GPT-2 writes bytes as letters: printable ones as themselves, the others from U+0100 on. */
function byteAlphabet(): Map<string, number> {
  const alphabet = new Map<string, number>();
  let next = 256;
  for (let byte = 0; byte < 256; byte++) {
    const printable = (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
    alphabet.set(String.fromCodePoint(printable ? byte : next++), byte);
  }
  return alphabet;
}
