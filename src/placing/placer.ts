/** The encoder that tells which literal of a request is the value of which argument (training/place): MiniLM, fine-tuned, on onnxruntime. */
import { Tokenizer } from "@huggingface/tokenizers";
import type { InferenceSession, TensorConstructor } from "onnxruntime-common";
import type { Literal } from "../language/literals.ts";
import type { Block, Place } from "./places.ts";
import { type Text, textsFor } from "./text.ts";

/** By place, the logarithm of the odds of each literal (by number) against it having no place at all. */
export type Scores = ReadonlyMap<Place, Float32Array>;

export interface Placer {
  scores(request: string, literals: readonly Literal[], blocks: readonly Block[]): Promise<Scores>;
}

/** The part of onnxruntime that is used; onnxruntime-web's and onnxruntime-node's are alike. */
export interface Runtime {
  InferenceSession: { create(model: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession> };
  Tensor: TensorConstructor;
}

/** `tokenizer`: tokenizer.json. One thread: a request takes a fifth of a second, and other work goes on meanwhile. */
export async function createPlacer(ort: Runtime, model: Uint8Array, tokenizer: object): Promise<Placer> {
  const session = await ort.InferenceSession.create(model, { logSeverityLevel: 3, intraOpNumThreads: 1 });
  const words = new Tokenizer(tokenizer, {});
  return {
    async scores(request, literals, blocks) {
      const found = new Map<Place, Float32Array>();
      for (const text of textsFor(words, request, literals, blocks)) {
        const { scores } = await session.run(inputsOf(ort, text));
        const all = scores?.data as Float32Array;
        const count = text.places.length;
        for (const [j, { place }] of text.places.entries())
          found.set(
            place,
            Float32Array.from(literals, (_, i) =>
              text.literals[i]?.[1] ? (all[i * count + j] as number) : Number.NEGATIVE_INFINITY,
            ),
          );
      }
      return found;
    },
  };
}

function inputsOf({ Tensor }: Runtime, { ids, parts, literals, kinds, places }: Text) {
  const whole = (values: readonly number[], dims: readonly number[]) =>
    new Tensor("int64", BigInt64Array.from(values, BigInt), dims);
  // Each row the mean of its tokens.
  const means = (ranges: readonly (readonly [number, number])[]) => {
    const rows = new Float32Array(ranges.length * ids.length);
    for (const [i, [from, to]] of ranges.entries())
      rows.fill(1 / (to - from), i * ids.length + from, i * ids.length + to);
    return new Tensor("float32", rows, [1, ranges.length, ids.length]);
  };
  return {
    ids: whole(ids, [1, ids.length]),
    parts: whole(parts, [1, ids.length]),
    literals: means(literals),
    kinds: whole(kinds, [1, kinds.length]),
    arguments: means(places.map(({ at }) => at)),
  };
}
