/** A finding of a policy that ships is mended as its good example does it: what that one has otherwise than the bad one is written here. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../../scripts/build-cache.ts";
import { blocksOf } from "../../../src/change/compare.ts";
import { BlockText } from "../../../src/change/splice.ts";
import { pick, shuffled } from "../random.ts";
import { labelOf, named, type Operator, type Scene, say, typeOf } from "./scene.ts";
import { HARDEN } from "./ways.ts";

const POLICIES = join(ROOT, "policies");

interface Example {
  bad: ReadonlyMap<string, string>;
  good: ReadonlyMap<string, string>;
}

/** Examples by the rule's name, `aws/kms-key-rotation`. */
const examples = new Map(
  readdirSync(POLICIES, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("good.tf"))
    .map((path): [string, Example] => {
      const rule = path.replace(/\/good\.tf$/, "");
      const read = (name: string) => blocksOf({ "main.tf": readFileSync(join(POLICIES, rule, name), "utf8") });
      return [rule, { bad: read("bad.tf"), good: read("good.tf") }];
    }),
);

export const harden: Operator = (scene) => {
  const { report, single, blocks, next } = scene;
  const findings = report.policies.filter(
    ({ result, suppressed, address }) => result === "fail" && !suppressed && single.includes(address),
  );
  for (const { rule, address, title, message = title, equivalents } of shuffled(findings, next)) {
    const example = examples.get(rule);
    const mended = example && mendedBy(example, scene, address);
    if (!mended) continue;
    const checks = [...equivalents.checkov, ...equivalents.trivy.map((id) => `AVD-${id}`)];
    const check = pick(checks, next) ?? rule;
    const words = { it: named(scene, address), address, title, message: message.replace(/\.$/, ""), check };
    return {
      kind: "harden",
      instruction: say(scene, HARDEN, words),
      files: { "main.tf": mended.program },
      isDone: (differences, after) =>
        differences.every((one) => mended.touched.has(one.address)) &&
        [...mended.touched].some((one) => !blocks.has(one) || differences.some((other) => other.address === one)) &&
        after.policies.some((one) => one.rule === rule && one.address === address && one.result === "pass"),
    };
  }
  return undefined;
};

/** The program in which the block, and what belongs to it, is as in the good example; undefined where that shows nothing of the kind. */
function mendedBy({ bad, good }: Example, scene: Scene, address: string) {
  const [own] = [...good].filter(([other]) => typeOf(other) === typeOf(address) && bad.has(other));
  if (!own) return undefined;
  const touched = new Set<string>();
  let { program } = scene;
  const label = labelOf(address);
  const blockOf = (text: string, from: string) =>
    text
      .replaceAll(own[0], address)
      .replaceAll(labelOf(from), label)
      .replace(/"terraformer-example-/g, '"');
  const replace = (at: string, like: string, than: string | undefined) => {
    const old = scene.blocks.get(at) as string;
    const now = asIn(blockOf(like, own[0]), than && blockOf(than, own[0]), old);
    if (now === old) return;
    program = program.replace(old, () => now);
    touched.add(at);
  };
  const add = (text: string, at: string) => {
    program = `${program.trimEnd()}\n\n${text}\n`;
    touched.add(at);
  };

  for (const [other, text] of good) {
    if (other === own[0]) {
      replace(address, text, bad.get(other));
      continue;
    }
    const serves = own[1].includes(`${other}.`);
    if (!serves && !text.includes(`${own[0]}.`)) continue;
    const same = scene.single.find(
      (one) => typeOf(one) === typeOf(other) && (scene.blocks.get(one) as string).includes(`${address}.`),
    );
    const at = `${typeOf(other)}.${label}`;
    if (same) replace(same, text, undefined);
    else if (scene.blocks.has(at)) return undefined;
    else add(blockOf(text, other), at);
  }
  return touched.size > 0 ? { program, touched } : undefined;
}

/** A block with what the good example has, as far as the bad one hasn't: arguments set, blocks added. References to what it belongs to stay. */
function asIn(like: string, than: string | undefined, old: string): string {
  const [good, bad] = [new BlockText(like), than === undefined ? undefined : new BlockText(than)];
  const plain = (text: string) => text.replace(/\s+/g, " ");
  const said = new Set(bad?.item.items.map(({ start, end }) => plain(bad.text.slice(start, end))));
  let block = new BlockText(old);
  for (const { kind, name, start, end, body, items } of good.item.items) {
    if (said.has(plain(good.text.slice(start, end)))) continue;
    if (kind === "argument") {
      const isTold = bad !== undefined || !/\./.test(good.text.slice(body, end));
      if (isTold) block = block.set([name], good.text.slice(body, end));
    } else if (block.item.items.some((one) => one.name === name))
      for (const inner of items) block = block.set([name, inner.name], good.text.slice(inner.body, inner.end));
    else block = block.add([], good.text.slice(start, end).replace(/\n {2}/g, "\n"));
  }
  return block.text;
}
