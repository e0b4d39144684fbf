/** The inside of a block in the canonical layout: arguments in the schema's order, then nested blocks, a blank line before each. */
import type { Block, NestedBlock } from "../../core/schema.ts";
import { argument, at, isWritten, type Place } from "./canonical-value.ts";
import { inside } from "./characters.ts";
import { type Groups, groupsAt, isDue, isOpen } from "./groups.ts";
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
  /** All their names, in that order. */
  readonly names: readonly string[];
  readonly required: ReadonlySet<string>;
}

/** How far a body is. */
interface Position {
  readonly argument: number;
  readonly block: number;
  /** Blocks written of the one at `block`. */
  readonly count: number;
  readonly empty: boolean;
  /** What was written of the names that rules are about. */
  readonly written: readonly string[];
}

const START: Position = { argument: 0, block: 0, count: 0, empty: true, written: [] };

/** What stands between `{` and its `}`, both included; `place.indent` is the block's own. */
export function body(block: Block, place: Place, then: Then): Then {
  const layout = layoutOf(place.indent === "" ? asWritten(block) : block);
  const inner = { ...place, indent: `${place.indent}  ` };
  const fixed = (name: string) => place.scope.fixed?.get(`${place.path}.${name}`);
  const groups = groupsAt(place.scope, place.path, layout, (name) => layout.names.includes(name));
  const line =
    (position: Position): Then =>
    (out) => {
      const choice = choiceAt({ layout, groups, indent: inner.indent, fixed }, position);
      const after = (index: number): Then => {
        const next = choice.moves[index] as Move;
        if (next === "close") return then;
        if ("behind" in next) return line(next.behind);
        if ("argument" in next) {
          const own = layout.args[next.argument] as Argument;
          const written = withName(groups, position.written, own.name);
          const behind = { argument: next.argument + 1, block: 0, count: 0, empty: false, written };
          return own.value(at(inner, own.name), literal("\n", line(behind)));
        }
        const own = layout.blocks[next.block] as Inner;
        const count = next.block === position.block ? position.count + 1 : 1;
        const written = withName(groups, position.written, own.name);
        const behind = line({ argument: layout.args.length, block: next.block, count, empty: false, written });
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

/** What decides how a body may go on. */
interface Body {
  readonly layout: Layout;
  readonly groups: Groups;
  readonly indent: string;
  readonly fixed: Fixed;
}

const withName = ({ names }: Groups, written: readonly string[], name: string): readonly string[] =>
  names.has(name) && !written.includes(name) ? [...written, name] : written;

const choices = new WeakMap<Layout, WeakMap<Groups, Map<string, Choice>>>();

function choiceAt(body: Body, position: Position): Choice {
  const { layout, groups, indent, fixed } = body;
  const all = choices.get(layout) ?? new WeakMap<Groups, Map<string, Choice>>();
  choices.set(layout, all);
  const known = all.get(groups) ?? new Map<string, Choice>();
  all.set(groups, known);
  const texts = layout.names.map((name) => fixed(name) ?? "");
  const { argument: at, block, count, empty, written } = position;
  const key = `${at} ${block} ${count} ${empty} ${written} ${indent} ${texts.join("\0")}`;
  let found = known.get(key);
  if (found) return found;
  const open = new Map<string, Move>();
  const must = moves(body, position, open);
  const begins = sorted(open.keys());
  found = { texts: begins, moves: begins.map((text) => open.get(text) as Move), preferred: begins.indexOf(must) };
  known.set(key, found);
  return found;
}

/** Collects what a line may begin with; gives what has to come at last. */
function moves({ layout, groups, indent, fixed }: Body, position: Position, open: Map<string, Move>): string {
  const { args, blocks, names } = layout;
  const { written } = position;
  const required = (name: string) => layout.required.has(name) || fixed(name) !== undefined;
  const order = { names, written, required };
  const ruled = (name: string) => groups.names.has(name);
  const isFree = (name: string) => !ruled(name) || isOpen(groups, name, order);
  const isNeeded = (name: string) => ruled(name) && isDue(groups, name, order);
  for (let i = position.argument; i < args.length; i++) {
    const { name } = args[i] as Argument;
    const whole = fixed(name);
    const must = required(name) || (isFree(name) && isNeeded(name));
    if (!must && !isFree(name)) continue;
    const text = whole ?? `${indent}${name} = `;
    const behind = { argument: i + 1, block: 0, count: 0, empty: false, written: withName(groups, written, name) };
    open.set(text, whole === undefined ? { argument: i } : { behind });
    if (must) return text;
  }
  for (let i = position.block; i < blocks.length; i++) {
    const { name, labelled, min, max } = blocks[i] as Inner;
    const count = i === position.block ? position.count : 0;
    const line = position.empty ? "" : "\n";
    const whole = fixed(name);
    if (whole !== undefined) {
      const after = withName(groups, written, name);
      open.set(line + whole, {
        behind: { argument: args.length, block: i + 1, count: 0, empty: false, written: after },
      });
      return line + whole;
    }
    const must = count < min || (count === 0 && isFree(name) && isNeeded(name));
    const text = `${line}${indent}${name} ${labelled ? '"' : ""}`;
    if (must || (count < max && (count > 0 || isFree(name)))) open.set(text, { block: i });
    if (must) return text;
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
  const must = [...args.filter((own) => own.required), ...blocks.filter(({ min }) => min > 0)];
  const names = [...args, ...blocks].map(({ name }) => name);
  return { args, blocks, names, required: new Set(must.map(({ name }) => name)) };
}

function limits({ nesting, min, max }: NestedBlock) {
  const single = nesting === "single" || nesting === "group";
  const most = single ? 1 : Math.min(max || MOST_BLOCKS, MOST_BLOCKS);
  return { labelled: nesting === "map", min, max: Math.max(most, min) };
}
