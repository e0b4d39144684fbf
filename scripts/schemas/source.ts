/** Finds the generated TypeScript inside a cdktf/cdktn provider package and splits it into declarations. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Bodies of the exported declarations of one folder of a package, by name, as lines. */
export interface Declarations {
  readonly interfaces: ReadonlyMap<string, readonly string[]>;
  readonly functions: ReadonlyMap<string, readonly string[]>;
  readonly classes: ReadonlyMap<string, ClassDeclaration>;
}

export interface ClassDeclaration {
  readonly name: string;
  /** The base class without its module: `TerraformResource`, `ComplexObject`. */
  readonly base: string;
  readonly body: readonly string[];
}

/** The declarations of every resource, data source and so on: a folder of `lib` each. */
export function* packageDeclarations(lib: string): Generator<Declarations> {
  const folders = readdirSync(lib, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const folder of folders.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const files = readdirSync(join(lib, folder.name), { recursive: true, encoding: "utf8" });
    const modules = files.filter((file) => file.endsWith(".js")).sort();
    yield declarations(modules.map((file) => typescriptOf(readFileSync(join(lib, folder.name, file), "latin1"))));
  }
}

/** The TypeScript that a module was compiled from, out of its inline source map. */
function typescriptOf(javascript: string): string {
  const marker = "sourceMappingURL=data:application/json;base64,";
  const at = javascript.lastIndexOf(marker);
  if (at < 0) throw new Error("A module of the package has no inline source map; the package's layout has changed.");
  const map = JSON.parse(Buffer.from(javascript.slice(at + marker.length), "base64").toString("utf8"));
  return map.sourcesContent[0];
}

/** Top-level declarations: the generator indents their bodies and ends each with a lone `}`. */
function declarations(texts: readonly string[]): Declarations {
  const interfaces = new Map<string, readonly string[]>();
  const functions = new Map<string, readonly string[]>();
  const classes = new Map<string, ClassDeclaration>();
  for (const text of texts) {
    const lines = text.split("\n");
    for (let start = 0; start < lines.length; start++) {
      const line = lines[start] ?? "";
      const head = /^export (interface|class|function) (\w+)(?: extends (?:\w+\.)?(\w+))?/.exec(line);
      if (!head) continue;
      const end = line.endsWith("}") ? start : lines.indexOf("}", start);
      const body = lines.slice(start + 1, end);
      const [, kind, name = "", base = ""] = head;
      if (kind === "interface") interfaces.set(name, body);
      else if (kind === "function") functions.set(name, body);
      else classes.set(name, { name, base, body });
      start = end;
    }
  }
  return { interfaces, functions, classes };
}
