import { grouped } from "./grouped.ts";

export interface Accepting<Edit> {
  /** The program with some of the edits. */
  written(edits: readonly Edit[]): string;
  /** How many errors the verifier finds in a program. */
  errorsIn(program: string): Promise<number>;
  /** What an edit is of: that is refused as a whole. */
  partOf(edit: Edit): unknown;
  /** Of a part that is refused the edits are tried one by one, in this order; without, none of them is made. */
  order?(a: Edit, b: Edit): number;
}

/** A program with those edits against which the verifier has nothing that it hadn't before: all at once as a rule, else by parts. */
export async function accepted<Edit>(
  edits: readonly Edit[],
  { written, errorsIn, partOf, order }: Accepting<Edit>,
): Promise<string> {
  let taken: readonly Edit[] = [];
  let program = written(taken);
  if (edits.length === 0) return program;
  const before = await errorsIn(program);
  const takes = async (more: readonly Edit[]): Promise<boolean> => {
    const next = written([...taken, ...more]);
    const stands = (await errorsIn(next)) <= before;
    if (stands) [taken, program] = [[...taken, ...more], next];
    return stands;
  };
  if (await takes(edits)) return program;
  for (const own of grouped(edits, partOf).values()) {
    if ((await takes(own)) || !order || own.length === 1) continue;
    for (const one of own.toSorted(order)) await takes([one]);
  }
  return program;
}
