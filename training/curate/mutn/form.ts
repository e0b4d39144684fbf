/** Changes of a program's form, which leave its plan as it is: the engine makes them. */
import { BlockText } from "../../../src/change/splice.ts";
import type { Refactoring } from "../../../src/core/refactor.ts";
import { pick } from "../random.ts";
import { nothing } from "./blocks.ts";
import { type Change, labelOf, named, type Operator, type Scene, say, typeOf } from "./scene.ts";
import { FOR_EACH, LOCAL, MODULE, PARAMETRIZE, RENAME } from "./ways.ts";

/** A change by the engine; undefined where it can't be. */
export async function made(
  scene: Scene,
  kind: string,
  instruction: string,
  request: Refactoring,
): Promise<Change | undefined> {
  const { files, diagnostics } = await scene.verifier.refactor({ "main.tf": scene.program }, request);
  if (diagnostics.some(({ severity }) => severity === "error")) return undefined;
  return { kind, instruction, files: files as Record<string, string>, isDone: nothing };
}

const LABELS = [
  "app",
  "core",
  "primary",
  "shared",
  "internal",
  "edge",
  "legacy",
  "events",
  "backend",
  "regional",
  "web",
  "worker",
  "prod",
];

export const rename: Operator = (scene) => {
  const { single, blocks, next } = scene;
  if (single.length === 0) return undefined;
  const address = pick(single, next);
  const last = typeOf(address).split("_").at(-1) as string;
  const to = pick(
    [...LABELS, last].filter((label) => !blocks.has(`${typeOf(address)}.${label}`)),
    next,
  );
  const instruction = say(scene, RENAME, { address, label: labelOf(address), to });
  return made(scene, "rename", instruction, { action: "rename", address, to });
};

/** A literal value gets a name. */
const extracted =
  (action: "extract-variable" | "extract-local", kind: string, ways: readonly string[]): Operator =>
  (scene) => {
    const { single, blocks, next } = scene;
    const literals = single.flatMap((address) => {
      const { item, text } = new BlockText(blocks.get(address) as string);
      return item.items.flatMap(({ kind: of, name, body, end }) => {
        const value = text.slice(body, end);
        return of === "argument" && /^(?:-?\d+|"[\w.:/ -]+")$/.test(value) ? [{ address, name, value }] : [];
      });
    });
    if (literals.length === 0) return undefined;
    const { address, name, value } = pick(literals, next);
    const to = pick(
      [name, `${typeOf(address).split("_").at(-1)}_${name}`, `${labelOf(address).replaceAll("-", "_")}_${name}`],
      next,
    );
    const prefix = kind === "local" ? "local" : "variable";
    if (blocks.has(`${prefix}.${to}`)) return undefined;
    const said = {
      it: named(scene, address),
      address,
      argument: name,
      what: name.replaceAll("_", " "),
      to,
      value: value.replaceAll('"', ""),
    };
    return made(scene, kind, say(scene, ways, said), { action, address: `${address}.${name}`, to });
  };

export const parametrize = extracted("extract-variable", "parametrize", PARAMETRIZE);
export const local = extracted("extract-local", "local", LOCAL);

export const forEach: Operator = (scene) => {
  const counted = [...scene.blocks].filter(([, text]) => text.startsWith("resource ") && /^ {2}count += /m.test(text));
  if (counted.length === 0) return undefined;
  const [address] = pick(counted, scene.next);
  return made(scene, "for_each", say(scene, FOR_EACH, { it: address, address }), {
    action: "count-to-for-each",
    address,
  });
};

export const module: Operator = (scene) => {
  const { single, blocks, next } = scene;
  if (single.length < 3) return undefined;
  const first = pick(single, next);
  // What refers to it goes along, as far as it is one kind of thing.
  const near = single.filter(
    (one) =>
      one !== first && ((blocks.get(one) as string).includes(first) || (blocks.get(first) as string).includes(one)),
  );
  const addresses = [first, ...near.slice(0, 2)];
  const to = pick(
    [typeOf(first).split("_").at(-1) as string, labelOf(first), typeOf(first).split("_").slice(1).join("-")],
    next,
  );
  if (to === "main" || to === "this" || blocks.has(`module.${to}`)) return undefined;
  const all =
    addresses.length === 1 ? (addresses[0] as string) : `${addresses.slice(0, -1).join(", ")} and ${addresses.at(-1)}`;
  return made(scene, "module", say(scene, MODULE, { all, to }), { action: "extract-module", addresses, to });
};
