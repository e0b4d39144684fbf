/** One more of what stands side by side: a rule of a group, a port of a container, a disk; as nested blocks or as blocks that belong to the same one, as the program has them. */

import { textOf } from "../../core/literal-text.ts";
import { freeName, spokenAs } from "../../core/references.ts";
import { type Block, blockElement, blockOf, type CtyType, isStringList } from "../../core/schema.ts";
import { targetOf } from "../../intent/references.ts";
import { isName } from "../../intent/slots.ts";
import type { Clause } from "../../language/clauses.ts";
import { identifier } from "../../language/names.ts";
import { whichOne } from "../addresses.ts";
import type { ProgramBlock } from "../blocks.ts";
import { isIn } from "../candidates.ts";
import { furtherText, type Given, type Kind } from "../frames.ts";
import type { Meant } from "../meant.ts";
import type { Scene } from "../scene.ts";
import { alikeIn } from "../series.ts";
import { BlockText, type Path } from "../splice.ts";
import { targetsOf } from "../targets.ts";

export async function addFurther(scene: Scene, clause: Clause): Promise<boolean> {
  const meant = scene.meant.filter((one) => isIn(clause, one.at) && isFurther(one));
  const groups = new Map<string, Meant[]>();
  for (const one of meant) {
    const key = `${one.block.address} ${seriesOf(one)?.join(".") ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  let done = false;
  for (const all of groups.values()) {
    const [one] = all as [Meant];
    const rivals = all.find((other) => other.rivals.length > 0)?.rivals;
    if (rivals)
      scene.ask(
        whichOne(clause.text, [
          one.block.further?.of ?? one.block,
          ...rivals.map((other) => other.further?.of ?? other),
        ]),
      );
    else if (await (one.block.further ? addBlock(scene, clause, all) : addNested(scene, clause, all))) done = true;
  }
  return done;
}

export const isFurther = ({ place, block }: Pick<Meant, "place" | "block">): boolean =>
  place.further === true || block.further !== undefined;

/** Where the nested blocks stand that it is one more of. */
const seriesOf = ({ place }: Meant): Path | undefined => {
  const at = place.further ? place.path.findLastIndex((step) => typeof step === "number") : -1;
  return at < 0 ? undefined : place.path.slice(0, at);
};

const named = (path: Path): string[] => path.filter((step) => typeof step === "string");

const givenBy = (all: readonly Meant[], from: number): Given[] =>
  all.flatMap(({ place, expression }) =>
    [place.path, ...(place.twins ?? [])].map((path) => ({ path: named(path.slice(from)), expression })),
  );

async function addNested(scene: Scene, clause: Clause, all: readonly Meant[]): Promise<boolean> {
  const [one] = all as [Meant];
  const block = scene.program.find(one.block.address);
  const series = seriesOf(one);
  if (!block || !series) return false;
  const text = new BlockText(block.text);
  const kind = kindOf(scene, block, named(series));
  const siblings = text.at(series.slice(0, -1))?.items.filter(({ name }) => name === series.at(-1)) ?? [];
  const given = givenBy(all, series.length + 1);
  const more = furtherText(
    siblings.map((item) => new BlockText(text.slice(item))),
    [...given, ...referencesFor(scene, clause, block, kind)],
    kind,
  );
  if (more === undefined) return false;
  told(scene, all);
  return scene.replace(block, text.add(series.slice(0, -1), more).text);
}

async function addBlock(scene: Scene, clause: Clause, all: readonly Meant[]): Promise<boolean> {
  const [{ block }] = all as [Meant];
  const { like, of } = block.further as NonNullable<ProgramBlock["further"]>;
  const kind = kindOf(scene, like, []);
  const siblings = alikeIn(scene.program, like, of).map(({ text }) => new BlockText(text));
  const given = [...givenBy(all, 0), ...referencesFor(scene, clause, of, kind)];
  const text = furtherText([new BlockText(like.text), ...siblings], given, kind);
  if (text === undefined) return false;
  const stem = like.address.slice(0, -like.name.length);
  const name = freeName(nameFor(like, of, given), (one) => scene.program.find(stem + one) !== undefined);
  told(scene, all);
  const edit = {
    action: "add",
    address: stem + name,
    text: text.replace(`"${like.name}"`, `"${name}"`),
    after: like.address,
  } as const;
  if (!(await scene.apply([edit]))) return false;
  scene.before = scene.program.resources.filter(({ address }) => address === of.address);
  return true;
}

/** Called as the one that it is like, with what it has instead: `app_443` beside `app_80`; else by what it belongs to. */
function nameFor(like: ProgramBlock, of: ProgramBlock, given: readonly Given[]): string {
  const text = new BlockText(like.text);
  const bare = (expression = "") => textOf(expression) ?? expression;
  const exchanged = given.map(({ path, expression }) => [bare(text.valueAt(path)), bare(expression)] as const);
  const [old, other] = exchanged.find(([old]) => old !== "" && like.name.split("_").includes(old)) ?? [];
  if (old !== undefined && other !== undefined) return like.name.replace(old, identifier(other));
  const [, said = ""] = exchanged.find(([, other]) => /^\w+$/.test(other)) ?? [];
  return said === "" ? like.name : identifier(`${of.name}_${said}`);
}

/** What isn't sure is told. */
function told(scene: Scene, all: readonly Meant[]): void {
  scene.count("request", all.length);
  for (const { at, literal, isDoubtful, block, place } of all)
    if (isDoubtful)
      scene.doubts.set(at, `"${literal.text}" may be meant for something else than ${block.address}.${place.key}.`);
}

/** A nested block, also where the schema has a list of objects for it. */
function insideOf(block: Block | undefined, name: string): Block | undefined {
  const element = blockElement(block?.attributes.get(name)?.type ?? "string");
  return block?.blocks.get(name)?.block ?? (element && blockOf(element));
}

function kindOf(scene: Scene, block: ProgramBlock, series: readonly string[]): Kind {
  const { type = "" } = block;
  const { schemas } = scene.parts;
  const schema = series.reduce(insideOf, schemas.block(type));
  const share = (path: readonly string[]) => {
    const whole = [...series, ...path];
    return schemas.knowledge.use(type, whole.slice(0, -1).join("."), whole.at(-1) as string)?.share ?? 0;
  };
  return { type, key: series.join("."), schema, share };
}

/** Other blocks that the part names, by the arguments that take them. */
function referencesFor(scene: Scene, clause: Clause, block: ProgramBlock, { type, key, schema }: Kind): Given[] {
  const { objects, companions } = targetsOf(scene, clause);
  const { schemas } = scene.parts;
  const others = [...new Set([...objects, ...companions])].filter(({ address }) => address !== block.address);
  return others.flatMap((other): Given[] => {
    const wanted = other.type ?? "";
    const path = (name: string) => [...(key === "" ? [] : [key]), name].join(".");
    const attributeAt = (name: string, takes: CtyType): string | undefined => {
      const shown = schemas.knowledge.refsAt(type, path(name)).find(({ target }) => target === wanted);
      if (shown && shown.share > 0.5) return shown.attribute;
      const target = targetOf(schemas, type, path(name), takes, [wanted]);
      return target?.type === wanted ? target.attribute : undefined;
    };
    const [best] = [...(schema?.attributes ?? [])].flatMap(([name, { type: takes, optional }]) => {
      const attribute = optional && !isName(name) ? attributeAt(name, takes) : undefined;
      return attribute === undefined ? [] : [{ name, takes, reference: `${spokenAs(other.address)}.${attribute}` }];
    });
    if (!best) return [];
    const { name, takes, reference } = best;
    return [{ path: [name], expression: isStringList(takes) ? `[${reference}]` : reference, isReference: true }];
  });
}
