/** What holds of every acceptor, on blocks at random of a real provider. */
import { expect, test } from "vitest";
import { acceptorOf, type State } from "../../src/decode/accept/index.ts";
import { acceptProgram } from "../../src/decode/accept/program.ts";
import { seededRandom } from "../../src/decode/sampling.ts";
import { header, provider, scopeOf } from "./scopes.ts";
import { shortest, walkBlock, walkFreely } from "./walk.ts";

const AWS = provider("aws", "aws-6");

/** Texts of blocks of many types, and the state before each. */
function* samples(): Generator<{ state: State; text: string }> {
  const random = seededRandom(11);
  for (let n = 0; n < 40; n++) {
    const types = [0, 1, 2].map(() => AWS.types[Math.floor(random() * AWS.types.length)] as string);
    const { scope } = scopeOf(AWS, types);
    const start = `${header(types[0] as string, "x")}\n`;
    const text = walkBlock(scope, start, random);
    if (text !== undefined) yield { state: acceptorOf({ kind: "block", scope, start: "" }), text };
    const free = acceptProgram(scope, "free");
    const freely = n % 4 === 0 ? walkFreely(free, start, random) : undefined;
    if (freely !== undefined) yield { state: free, text: freely };
  }
}

test("however a text is cut, it leads to the same; what is forced is forced; the way out leads out", () => {
  const random = seededRandom(5);
  const others = ["a", '"', "}", "\n", " ", "_", "0", "[", "$", "=", "."];
  let forced = 0;
  for (const { state, text } of samples()) {
    const cut = Math.floor(random() * text.length);
    let now = state.next(text.slice(0, cut)) as State;
    expect(now.next(text.slice(cut))?.complete).toBe(state.next(text)?.complete);
    expect(state.next(text)?.complete).toBe(true);
    for (let at = cut; at < text.length && at < cut + 60; at++) {
      const certain = now.forced();
      if (certain !== "") {
        forced++;
        expect(certain.startsWith(text.slice(at, at + certain.length)), "what follows is what is forced").toBe(true);
        for (const other of others) if (other !== certain[0]) expect(now.next(other)).toBeUndefined();
      }
      now = now.next(text[at] as string) as State;
    }
  }
  expect(forced).toBeGreaterThan(100);
});

test("the shortest block of every type of a provider is complete", () => {
  for (const type of AWS.types) {
    const { scope } = scopeOf(AWS, [type]);
    const start = `${header(type, "x")}\n`;
    expect(acceptorOf({ kind: "block", scope, start: shortest(scope, start) }).complete, type).toBe(true);
  }
});
