/** Reads the types that variables are declared with: `list(object({ name = string, port = optional(number, 80) }))`. */
import type { CtyType } from "../core/schema.ts";

const TOKEN = /\s+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\]|\\.)*"|[\p{L}_][\p{L}\p{N}_-]*|[\s\S]/uy;
const MAX_DEPTH = 50;

/** The type that the text says; undefined when it says none. */
export function typeExpression(text: string): CtyType | undefined {
  const reader = new Reader(tokens(text));
  const type = reader.type(0);
  return reader.ended ? type : undefined;
}

function tokens(text: string): string[] {
  const all: string[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text))
    if (!/^(?:\s|#|\/[/*])/.test(match[0])) all.push(match[0]);
  return all;
}

class Reader {
  private at = 0;
  constructor(private readonly tokens: readonly string[]) {}

  get ended(): boolean {
    return this.at >= this.tokens.length;
  }

  type(depth: number): CtyType | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const word = this.tokens[this.at++];
    if (word === "string" || word === "number" || word === "bool") return word;
    if (word === '"string"') return "string"; // as Terraform 0.11 wrote it
    if (word === "any") return "dynamic";
    if (word === "list" || word === "set" || word === "map") {
      if (!this.take("(")) return [word, "dynamic"];
      const of = this.type(depth + 1);
      return of !== undefined && this.take(")") ? [word, of] : undefined;
    }
    if (word === "tuple") return this.tuple(depth);
    return word === "object" ? this.object(depth) : undefined;
  }

  private tuple(depth: number): CtyType | undefined {
    if (!this.take("(") || !this.take("[")) return undefined;
    const types: CtyType[] = [];
    while (!this.take("]")) {
      const type = this.type(depth + 1);
      if (type === undefined) return undefined;
      types.push(type);
      this.take(",");
    }
    return this.take(")") ? ["tuple", types] : undefined;
  }

  private object(depth: number): CtyType | undefined {
    if (!this.take("(") || !this.take("{")) return undefined;
    const types = new Map<string, CtyType>();
    const optional: string[] = [];
    while (!this.take("}")) {
      const name = (this.tokens[this.at++] ?? "").replace(/^"(.*)"$/, "$1");
      if (!this.take("=") && !this.take(":")) return undefined;
      const isOptional = this.take("optional") && this.take("(");
      const type = this.type(depth + 1);
      if (type === undefined) return undefined;
      if (isOptional) {
        optional.push(name);
        this.skipDefault();
      }
      types.set(name, type);
      this.take(",");
    }
    if (!this.take(")")) return undefined;
    const members = Object.fromEntries(types);
    return optional.length > 0 ? ["object", members, optional] : ["object", members];
  }

  /** What follows the type in `optional(type, default)`, and the closing parenthesis. */
  private skipDefault(): void {
    for (let depth = 0; !this.ended; this.at++) {
      const token = this.tokens[this.at] as string;
      if ("([{".includes(token)) depth++;
      else if (")]}".includes(token) && depth-- === 0) break;
    }
    this.take(")");
  }

  private take(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at++;
    return true;
  }
}
