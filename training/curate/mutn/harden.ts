/** A finding of a policy that ships is mended as its good example does it: what that one has otherwise than the bad one is written here. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../../scripts/build-cache.ts";
import { BlockText } from "../../../src/change/splice.ts";
import { blocksOf } from "../../../src/core/block-texts.ts";
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
  const label = labelOf(address);
  const plain = (text: string, from: string) =>
    text.replace(new RegExp(`\\b${labelOf(from)}\\b`, "g"), label).replace(/"terraformer-example-/g, '"');
  const ofType = (blocks: ReadonlyMap<string, string>) =>
    [...blocks].filter(([other]) => typeOf(other) === typeOf(address));
  // Of all that a rule's programs show, the two blocks that differ in least: that is what the rule is about. They don't differ at all
  // where a block beside one makes the difference.
  const [pair] = ofType(good)
    .flatMap((own) => ofType(bad).map(([from, text]) => ({ own, than: plain(text, from) })))
    .map((one) => ({ ...one, more: unsaid(plain(one.own[1], one.own[0]), one.than).length }))
    .filter(({ own, more }) => more > 0 || [...good.values()].some((text) => text.includes(`${own[0]}.`)))
    .sort((a, b) => a.more - b.more);
  if (!pair) return undefined;
  const { own, than } = pair;
  const touched = new Set<string>();
  let { program } = scene;
  const blockOf = (text: string, from: string) => plain(text.replaceAll(own[0], address), from);
  const replace = (at: string, like: string, than?: string) => {
    const old = scene.blocks.get(at) as string;
    const now = asIn(blockOf(like, own[0]), than, old);
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
      replace(address, text, than);
      continue;
    }
    const serves = own[1].includes(`${other}.`);
    if (!serves && !text.includes(`${own[0]}.`)) continue;
    const same = scene.single.find(
      (one) => typeOf(one) === typeOf(other) && (scene.blocks.get(one) as string).includes(`${address}.`),
    );
    const at = `${typeOf(other)}.${label}`;
    if (same) replace(same, text);
    else if (scene.blocks.has(at)) return undefined;
    else add(blockOf(text, other), at);
  }
  return touched.size > 0 ? { program, touched } : undefined;
}

/** A block with what the good example has, as far as the bad one hasn't: arguments set, blocks added. References to what it belongs to stay. */
function asIn(like: string, than: string | undefined, old: string): string {
  const good = new BlockText(like);
  let block = new BlockText(old);
  for (const { kind, name, start, end, body, items } of unsaid(like, than)) {
    if (kind === "argument") {
      const isTold = than !== undefined || !/\./.test(good.text.slice(body, end));
      if (isTold) block = block.set([name], good.text.slice(body, end));
    } else if (block.item.items.some((one) => one.name === name))
      for (const inner of items) block = block.set([name, inner.name], good.text.slice(inner.body, inner.end));
    else block = block.add([], good.text.slice(start, end).replace(/\n {2}/g, "\n"));
  }
  return block.text;
}

/** Arguments and blocks of one block that another hasn't. */
function unsaid(like: string, than: string | undefined) {
  const textsOf = ({ text, item }: BlockText) =>
    item.items.map((one) => ({ ...one, plain: text.slice(one.start, one.end).replace(/\s+/g, " ") }));
  const said = new Set(than === undefined ? [] : textsOf(new BlockText(than)).map(({ plain }) => plain));
  return textsOf(new BlockText(like)).filter(({ plain }) => !said.has(plain));
}
