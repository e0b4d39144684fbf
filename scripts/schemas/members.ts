/** Reads the members of the generated classes, interfaces and synthesis tables of one folder of a package. */

/** An attribute or block as a generated class declares it: `// name - computed: …` and the accessors that follow. */
export interface Member {
  readonly name: string;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly source: string;
}

/** Members of a class body, in its order. */
export function classMembers(body: readonly string[]): Member[] {
  const members: Member[] = [];
  for (const section of body.join("\n").split(/^ {2}(?=\/\/ \S+ - computed: )|^ {2}\/\/ ={5,}$/m)) {
    const flags = /^\/\/ (\S+) - computed: (true|false), optional: (true|false), required: (true|false)/.exec(section);
    if (!flags) continue;
    const [, name = "", computed, optional, required] = flags;
    const is = (word: string | undefined) => word === "true";
    members.push({ name, computed: is(computed), optional: is(optional), required: is(required), source: section });
  }
  return members;
}

/** A property of a generated configuration interface. */
export interface Property {
  readonly required: boolean;
  /** The generator documents a block as "NAME block" and an attribute by its description. */
  readonly isBlock: boolean;
}

/** Properties of an interface by their Terraform name, which only the link in their comment tells. */
export function interfaceProperties(body: readonly string[]): Map<string, Property> {
  const properties = new Map<string, Property>();
  for (const [, comment = "", optional] of body.join("\n").matchAll(/\/\*\*(.*?)\*\/\n {2}readonly \w+(\?)?:/gs)) {
    const name = /Docs at Terraform Registry: \{@link \S*#(\S+) /.exec(comment)?.[1];
    if (!name) continue;
    const documented = comment.replaceAll(/^ *\* ?/gm, "").trim();
    properties.set(name, { required: !optional, isBlock: documented.startsWith(`${name} block\n`) });
  }
  return properties;
}

/** How a value is written to HCL: a row of a `…ToHclTerraform` function or of `synthesizeHclAttributes`. */
export interface Synthesis {
  readonly value: string;
  readonly kind: "simple" | "list" | "set" | "map" | "struct";
  /** `stringList`, `booleanMap`, or the name of a generated interface, with `List` when it repeats. */
  readonly storage: string;
}

/** Rows of the synthesis table in a function's body, by Terraform name. */
export function synthesisTable(body: readonly string[]): Map<string, Synthesis> {
  const row = /^ +"?([\w-]+)"?: \{\n +value: (.*),\n +isBlock: \w+,\n +type: "(\w+)",\n +storageClassType: "(\w+)",$/gm;
  const table = new Map<string, Synthesis>();
  for (const [, name = "", value = "", kind, storage = ""] of body.join("\n").matchAll(row)) {
    table.set(name, { value, kind: kind as Synthesis["kind"], storage });
  }
  return table;
}
