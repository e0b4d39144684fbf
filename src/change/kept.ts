/** What of the program a request says must stay as it is: it is changed by nothing. */
import { ALL_BUT, Clause, VERB } from "../language/clauses.ts";
import { alike } from "../language/words.ts";
import { whichOne } from "./addresses.ts";
import { type ProgramText, wordsOf } from "./blocks.ts";
import { mentionsIn, rankedByName, SILENT } from "./mentions.ts";
import { entriesOf, textsOf } from "./parts.ts";
import type { Scene } from "./scene.ts";

/** "Tag everything except the database": what the clause says without its exception, which is protected. Undefined where nobody knows what the exception is. */
export function withoutExcepted(scene: Scene, clause: Clause): Clause | undefined {
  const match = clause.kind === "remove" ? null : ALL_BUT.exec(clause.text);
  if (!match) return clause;
  const at = match.index + match[0].length;
  const tail = new Clause(clause.text.slice(at), "keep", clause.start + at);
  const mentions = mentionsIn(tail, scene.program);
  const named = mentions.flatMap(({ blocks, among }) => [...blocks, ...among]);
  const kept = named.length > 0 ? named : rankedByName(tail.tokens, scene.program.resources).map(({ block }) => block);
  if (kept.length === 0) {
    scene.ask(whichOne(tail.text.trim(), scene.program.resources));
    return undefined;
  }
  for (const { address } of kept) scene.protectedOnes.add(address);
  const said = match[0].replace(/\s*\S+(?:\s+(?:from|than))?$/, "");
  return new Clause(clause.text.slice(0, match.index) + said, clause.kind, clause.start);
}

/** "Everything else stays": all that nobody names stays. */
const REST = /\b(?:else|rest|others?|everything|all|nothing)\b/i;

/** Protects what clauses say has to stay; gives those of which nobody knows what that is. */
export function protect(scene: Scene, clauses: readonly Clause[]): Clause[] {
  return clauses.filter((clause) => {
    const mentions = clause.kind === "keep" ? mentionsIn(clause, scene.program) : [];
    const blocks = mentions.flatMap(({ blocks, among }) => (blocks.length > 0 ? blocks : among));
    for (const { address } of blocks) scene.protectedOnes.add(address);
    return clause.kind === "keep" && blocks.length === 0 && !REST.test(clause.text);
  });
}

/** Whether what a clause says must stay has nothing to do with what changed: nothing that is gone, and no block that is new, speaks of it. */
export function isKept({ tokens }: Clause, before: ProgramText, after: ProgramText): boolean {
  const said = tokens.filter((token) => !SILENT.has(token.said) && !VERB.test(token.said));
  const speaks = (text: string) => wordsOf(text).some((own) => said.some(({ word }) => alike(own, word)));
  const [was, is] = [textsOf(before), textsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].every((address) => {
    const [old, now] = [was.get(address) ?? "", is.get(address) ?? ""];
    if (old === "") return !speaks(now);
    const come = [...entriesOf(now)];
    // A list or map that only got longer has lost nothing.
    const isLonger = (entry: string) => {
      const [path = "", value = ""] = entry.split(/ = (.*)/s);
      const own = value.match(/[\w.-]+/g) ?? [];
      return come.some((other) => other.startsWith(`${path} = `) && own.every((word) => other.includes(word)));
    };
    return [...entriesOf(old)].every((entry) => isLonger(entry) || !speaks(entry));
  });
}
