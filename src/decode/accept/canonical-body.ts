/** The inside of a block in the canonical layout: arguments in the schema's order, then nested blocks, a blank line before each. */
import type { Block, NestedBlock } from "../../core/schema.ts";
import { argument, at, isWritten, type Place } from "./canonical-value.ts";
import { inside } from "./characters.ts";
import { literal, type Then } from "./machine.ts";
import { sorted, words } from "./words.ts";
import { asWritten } from "./written.ts";

/** A block may be repeated so often where its schema doesn't say less. */
const MOST_BLOCKS = 4;

interface Argument {
  readonly name: string;
  readonly required: boolean;
  value(place: Place, then: Then): Then;
}

interface Inner {
  readonly name: string;
  readonly labelled: boolean;
  readonly min: number;
  readonly max: number;
  readonly block: Block;
}

/** What a block consists of, in order. */
interface Layout {
  readonly args: readonly Argument[];
  readonly blocks: readonly Inner[];
}

/** How far a body is. */
interface Position {
  readonly argument: number;
  readonly block: number;
  /** Blocks written of the one at `block`. */
  readonly count: number;
  readonly empty: boolean;
}

const START: Position = { argument: 0, block: 0, count: 0, empty: true };

/** What stands between `{` and its `}`, both included; `place.indent` is the block's own. */
export function body(block: Block, place: Place, then: Then): Then {
  const layout = layoutOf(place.indent === "" ? asWritten(block) : block);
  const inner = { ...place, indent: `${place.indent}  ` };
  const fixed = (name: string) => place.scope.fixed?.get(`${place.path}.${name}`);
  const line =
    (position: Position): Then =>
    (out) => {
      const choice = choiceAt(layout, position, inner.indent, fixed);
      const after = (index: number): Then => {
        const next = choice.moves[index] as Move;
        if (next === "close") return then;
        if ("behind" in next) return line(next.behind);
        if ("argument" in next) {
          const own = layout.args[next.argument] as Argument;
          const behind = { argument: next.argument + 1, block: 0, count: 0, empty: false };
          return own.value(at(inner, own.name), literal("\n", line(behind)));
        }
        const own = layout.blocks[next.block] as Inner;
        const count = next.block === position.block ? position.count + 1 : 1;
        const behind = line({ argument: layout.args.length, block: next.block, count, empty: false });
        const inside = body(own.block, at(inner, own.name), literal("\n", behind));
        return own.labelled ? label(inside) : inside;
      };
      words(choice.texts, (index, o) => after(index)(o), choice.preferred)(out);
    };
  return literal("{\n", line(START));
}

const label = (then: Then): Then => inside({ room: 64, behind: literal(" ", then) });

/** What a line begins, or that it is fixed, with where that leads. */
type Move = "close" | { argument: number } | { block: number } | { behind: Position };
type Fixed = (name: string) => string | undefined;

interface Choice {
  readonly texts: readonly string[];
  readonly moves: readonly Move[];
  readonly preferred: number;
}

const choices = new WeakMap<Layout, Map<string, Choice>>();

function choiceAt(layout: Layout, position: Position, indent: string, fixed: Fixed): Choice {
  const known = choices.get(layout) ?? new Map<string, Choice>();
  choices.set(layout, known);
  const texts = [...layout.args, ...layout.blocks].map(({ name }) => fixed(name) ?? "");
  const key = `${position.argument} ${position.block} ${position.count} ${position.empty} ${indent} ${texts.join("\0")}`;
  let found = known.get(key);
  if (found) return found;
  const open = new Map<string, Move>();
  const must = moves(layout, position, indent, fixed, open);
  const begins = sorted(open.keys());
  found = { texts: begins, moves: begins.map((text) => open.get(text) as Move), preferred: begins.indexOf(must) };
  known.set(key, found);
  return found;
}

/** Collects what a line may begin with; gives what has to come at last. */
function moves(
  { args, blocks }: Layout,
  position: Position,
  indent: string,
  fixed: Fixed,
  open: Map<string, Move>,
): string {
  for (let i = position.argument; i < args.length; i++) {
    const { name, required } = args[i] as Argument;
    const whole = fixed(name);
    const text = whole ?? `${indent}${name} = `;
    const behind = { argument: i + 1, block: 0, count: 0, empty: false };
    open.set(text, whole === undefined ? { argument: i } : { behind });
    if (required || whole !== undefined) return text;
  }
  for (let i = position.block; i < blocks.length; i++) {
    const { name, labelled, min, max } = blocks[i] as Inner;
    const count = i === position.block ? position.count : 0;
    const line = position.empty ? "" : "\n";
    const whole = fixed(name);
    if (whole !== undefined) {
      open.set(line + whole, { behind: { argument: args.length, block: i + 1, count: 0, empty: false } });
      return line + whole;
    }
    const text = `${line}${indent}${name} ${labelled ? '"' : ""}`;
    if (count < max) open.set(text, { block: i });
    if (count < min) return text;
  }
  const close = `${indent.slice(2)}}`;
  open.set(close, "close");
  return close;
}

const layouts = new WeakMap<Block, Layout>();

function layoutOf(block: Block): Layout {
  let layout = layouts.get(block);
  if (!layout) {
    layout = read(block);
    layouts.set(block, layout);
  }
  return layout;
}

function read(block: Block): Layout {
  const args: Argument[] = [];
  const blocks: Inner[] = [];
  for (const [name, attribute] of block.attributes) {
    if (!isWritten(attribute)) continue;
    args.push({ name, required: attribute.required, value: (place, then) => argument(attribute, place, then) });
  }
  for (const [name, nested] of block.blocks)
    if (!nested.block.deprecated || nested.min > 0) blocks.push({ name, ...limits(nested), block: nested.block });
  return { args, blocks };
}

function limits({ nesting, min, max }: NestedBlock) {
  const single = nesting === "single" || nesting === "group";
  const most = single ? 1 : Math.min(max || MOST_BLOCKS, MOST_BLOCKS);
  return { labelled: nesting === "map", min, max: Math.max(most, min) };
}
