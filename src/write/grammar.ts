/**
 * One block of one type as a grammar, for engines that give no logits: GBNF, which llama.cpp, vLLM (xgrammar) and web-llm read. It knows the names of
 * arguments and nested blocks and the forms of their values. What no context-free grammar of a sensible size can say (each argument once, the
 * required ones, which references exist) is for the verifier. Heredocs, conditionals, `for` and `dynamic` aren't in it.
 */
import { type Attribute, type Block, type CtyType, impliedType } from "../core/schema.ts";
import { asWritten } from "../decode/accept/written.ts";

/** What of the block is written already: all up to its name (`resource "TYPE" "`), or its whole header (`… {` and the line's end). */
export type BlockStart = "name" | "body";

/** The grammar of the rest of a block of this schema, to its closing brace. */
export function blockGrammar(block: Block, start: BlockStart): string {
  const rules = new Rules();
  const body = rules.body(asWritten(block), true);
  const opening = start === "name" ? `ident ${quoted('" {\n')} ` : "";
  return [`root ::= ${opening}${body} ${quoted("}")}`, ...rules.lines, ...COMMON, ""].join("\n");
}

/** A text as a terminal. */
export const quoted = (text: string) => `"${text.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`;

const FUNCTIONS = [
  "jsonencode",
  ..."base64encode file filebase64 templatefile yamlencode".split(" "),
  ..."concat merge flatten keys values toset tolist tomap tostring tonumber element length lookup".split(" "),
  ..."format join split lower upper replace trimspace substr coalesce try".split(" "),
  ..."cidrsubnet cidrhost max min sha256".split(" "),
];

/** Values of any type, and what lies between them. A reference has a dot, so that `true` is none. */
const COMMON = [
  'indent ::= "  " " "*',
  'equals ::= " " " "* "= "',
  'end ::= "\\n" "\\n"?',
  'space ::= " "* ("\\n" " "*)?',
  'separator ::= ("," | "\\n") space',
  'comma ::= "," space',
  "ident ::= [a-zA-Z_] [a-zA-Z0-9_-]*",
  'reference ::= ident ("[" (number | string | "*") "]")? "." (ident | "*") (("." (ident | "*")) | ("[" (number | string | "*" | reference) "]"))*',
  `call ::= (${FUNCTIONS.map(quoted).join(" | ")}) "(" space (any (comma any)*)? space ")"`,
  'string ::= "\\"" (plain | "\\\\" [nrt"\\\\] | "${" (reference | call) "}")* "\\""',
  // A dollar or percent sign opens a template only before a brace.
  'plain ::= [^"\\\\\\n\\r$%] | [$%] [^"\\\\\\n\\r$%{]',
  'number ::= "-"? [0-9] [0-9]* ("." [0-9] [0-9]*)?',
  'bool ::= "true" | "false"',
  'list ::= "[" space (any (comma any)*)? ","? space "]"',
  'key ::= ident | string | "(" reference ")"',
  'object ::= "{" space (key equals any (separator key equals any)*)? space "}"',
  "computed ::= reference | call",
  "any ::= string | number | bool | list | object | reference | call",
];

const settable = (attributes: ReadonlyMap<string, Attribute>) =>
  [...attributes].filter(([, { required, optional }]) => required || optional);

/** The type of an argument; of a nested one, an object of what of it can be set, or several. */
function typeOf({ type, nested }: Attribute): CtyType {
  if (!nested) return type;
  const members = settable(nested.attributes).map(([name, one]) => [name, { ...one, type: typeOf(one) }] as const);
  return impliedType({ ...nested, attributes: new Map(members) });
}

class Rules {
  readonly lines: string[] = [];
  private readonly bodies = new Map<object, string>();
  private readonly types = new Map<string, string>();

  /** The name of the rule for a block's statements, in any order. Equal schemas have one rule. */
  body(block: Block, top = false): string {
    const known = this.bodies.get(block);
    if (known) return known;
    const name = `body${this.bodies.size}`;
    this.bodies.set(block, name);
    const statements = [
      ...this.assignments(block.attributes),
      ...[...block.blocks].map(
        ([nested, { block: inner }]) => `${quoted(`${nested} {`)} ("\\n" ${this.body(inner)} indent)? "}"`,
      ),
      ...(top ? this.meta() : []),
    ];
    this.lines.push(`${name} ::= (indent (${statements.join(" | ") || '"#"'}) end)*`);
    return name;
  }

  private meta(): string[] {
    return [
      `"count" equals (number | computed)`,
      `"for_each" equals (object | computed)`,
      `"provider" equals reference`,
      `"depends_on" equals "[" space (reference (comma reference)*)? space "]"`,
      `"lifecycle {\\n" (indent (("create_before_destroy" | "prevent_destroy") equals bool | "ignore_changes" equals ("all" | "[" space (ident (comma ident)*)? space "]")) end)* indent "}"`,
    ];
  }

  private members(attributes: Readonly<Record<string, CtyType>>): string[] {
    return Object.entries(attributes).map(([name, type]) => `${quoted(name)} equals ${this.value(type)}`);
  }

  private assignments(attributes: ReadonlyMap<string, Attribute>): string[] {
    return settable(attributes).map(([name, attribute]) => `${quoted(name)} equals ${this.value(typeOf(attribute))}`);
  }

  /** The name of the rule for values of a type. */
  private value(type: CtyType): string {
    const id = JSON.stringify(type);
    const known = this.types.get(id);
    if (known) return known;
    const name = `type${this.types.size}`;
    this.types.set(id, name);
    this.lines.push(`${name} ::= ${this.form(type)} | computed`);
    return name;
  }

  private form(type: CtyType): string {
    if (type === "string") return "string";
    if (type === "number" || type === "bool") return type;
    if (type === "dynamic") return "any";
    if (type[0] === "list" || type[0] === "set") {
      const item = this.value(type[1]);
      return `"[" space (${item} (comma ${item})*)? ","? space "]"`;
    }
    if (type[0] === "map") {
      const item = this.value(type[1]);
      return `"{" space (key equals ${item} (separator key equals ${item})*)? space "}"`;
    }
    if (type[0] !== "object") return "list";
    const members = this.members(type[1]).join(" | ");
    return members === "" ? "object" : `"{" space ((${members}) (separator (${members}))*)? space "}"`;
  }
}
