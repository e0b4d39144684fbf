/** A request and the arguments of a program as the tokens that an encoder reads at once, and which of them each literal and each argument is. */
import type { Tokenizer } from "@huggingface/tokenizers";
import type { Literal } from "../language/literals.ts";
import type { Kind } from "../language/texts.ts";
import { askOf, type Block, headOf, type Place } from "./places.ts";

/** In the order of the model's embedding (training/place/model.py). */
const KINDS: readonly (Kind | "number" | "bare")[] = [
  ...([
    "email",
    "arn",
    "url",
    "network",
    "id",
    "zone",
    "region",
    "path",
    "image",
    "domain",
    "address",
    "schedule",
  ] as const),
  ...(["name", "machine", "file", "time", "method", "version", "word", "shape", "number", "bare"] as const),
];
/** "[CLS]", "[SEP]", ":" and ";". */
const [FIRST, SEPARATOR, COLON, SEMICOLON] = [101, 102, 1024, 1025];
/** Tokens: of positions there are 512; of a longer request only the beginning is read. */
const WHOLE = 500;
const REQUEST = 240;

type Range = readonly [from: number, to: number];

/** What is read at once. */
export interface Text {
  ids: number[];
  /** 0: of the request, 1: of the program. */
  parts: number[];
  literals: Range[];
  kinds: number[];
  places: { place: Place; at: Range }[];
}

/** As many texts as a program's arguments take; each has the whole request. */
export function textsFor(
  tokenizer: Tokenizer,
  request: string,
  literals: readonly Literal[],
  blocks: readonly Block[],
): Text[] {
  const known = new Map<string, number[]>();
  const idsOf = (text: string): number[] => {
    const ids = known.get(text) ?? tokenizer.encode(text, { add_special_tokens: false }).ids;
    known.set(text, ids);
    return ids;
  };
  const said = saidIn(request, idsOf);
  const begin = (): Text => ({
    ids: [FIRST, ...said.ids, SEPARATOR],
    parts: said.ids.map(() => 0).concat(0, 0),
    literals: literals.map(({ at, end }) => said.tokensOf(at, end)),
    kinds: literals.map(({ kind }) => KINDS.indexOf(kind)),
    places: [],
  });
  const texts = [begin()];
  for (const block of blocks) {
    const head = [...idsOf(headOf(block)), COLON];
    let isOpen = false;
    for (const place of block.places) {
      const ask = idsOf(askOf(place));
      let text = texts.at(-1) as Text;
      if (text.ids.length + (isOpen ? 0 : head.length) + ask.length + 2 > WHOLE) {
        if (isOpen) put(text, [SEPARATOR]);
        text = begin();
        texts.push(text);
        isOpen = false;
      }
      if (!isOpen) put(text, head);
      isOpen = true;
      text.places.push({ place, at: [text.ids.length, text.ids.length + ask.length] });
      put(text, [...ask, SEMICOLON]);
    }
    if (isOpen) put(texts.at(-1) as Text, [SEPARATOR]);
  }
  return texts.filter(({ places }) => places.length > 0);
}

function put(text: Text, ids: readonly number[]): void {
  text.ids.push(...ids);
  text.parts.push(...ids.map(() => 1));
}

/** The request's tokens, and which of them have a part in a span of UTF-16 indices. */
function saidIn(request: string, idsOf: (text: string) => number[]) {
  const ids: number[] = [];
  const spans: Range[] = [];
  // Words and signs are tokens of their own whatever stands beside them.
  for (const { 0: piece, index } of request.matchAll(/[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu))
    for (const id of idsOf(piece)) {
      if (ids.length >= REQUEST) break;
      ids.push(id);
      spans.push([index, index + piece.length]);
    }
  const tokensOf = (at: number, end: number): Range => {
    const from = spans.findIndex(([a, b]) => a < end && at < b);
    return from < 0 ? [0, 0] : [from + 1, spans.findLastIndex(([a, b]) => a < end && at < b) + 2];
  };
  return { ids, tokensOf };
}
