/** The families that ship: all of them as far as they can be judged without a plan, and a few whole. `npm run curate -- --check` judges all. */
import { createHash } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { outline } from "../../src/core/outline.ts";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { checkFamily } from "./check.ts";
import { covering } from "./cover.ts";
import { Library } from "./library.ts";
import { intentOf, programOf, requestOf } from "./render.ts";

const library = new Library();
const HOST = { it: "the host", on: "aws_vpc.main" };
/** Every so manyth combination is rendered. */
const EACH = 4;
/** So many are planned here: the same ones until others are written. */
const WHOLE = 2;

test("every family can be read, says all its values, and leaves no tag in what it makes", () => {
  const problems: string[] = [];
  for (const name of library.names) {
    const { family, problems: unreadable } = library.read(name);
    const { asked, unreached } = covering(family);
    problems.push(...[...unreadable, ...unreached].map((text) => `${name}: ${text}`));
    for (const { ask, combination } of asked.filter((_, i) => i % EACH === 0)) {
      const request = requestOf(ask, combination, HOST);
      const made = [request, intentOf(family, combination, HOST)];
      for (const { template } of family.programs) {
        const program = programOf(template, family.groups, combination, HOST);
        made.push(program);
        if (!outline(program).every(({ closed, kind }) => closed && kind === "block"))
          problems.push(`${name}: a program has a block that isn't closed, or something outside of blocks`);
      }
      if (request === "" || made.some((text) => /{{[#^/]?[\w.]+}}/.test(text)))
        problems.push(`${name}: a tag is left, or nothing is asked`);
    }
  }
  expect([...new Set(problems)]).toEqual([]);
});

test("what is held out is there", () => {
  const families = library.names.map((name) => library.read(name).family);
  const types = new Set(
    families.flatMap(({ programs }) =>
      programs.flatMap(({ template }) => template.match(/(?<=^(?:resource|data) ")\w+/gm) ?? []),
    ),
  );
  const held = library.heldOut.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  expect(held.filter((name) => !types.has(name) && !library.names.includes(name))).toEqual([]);
});

const verifier = await createNodeVerifier();
afterAll(() => verifier.dispose());
const hashOf = (name: string) => createHash("sha256").update(name).digest("hex");
const chosen = library.names
  .filter((name) => !library.read(name).family.on)
  .sort((a, b) => (hashOf(a) < hashOf(b) ? -1 : 1))
  .slice(0, WHOLE);

test.each(chosen)("%s is sound", async (name) => {
  const { family } = library.read(name);
  const findings = await checkFamily(family, { verifier, helpers: library.helpers, others: [] });
  expect(findings.filter(({ kind }) => kind === "problem")).toEqual([]);
});
