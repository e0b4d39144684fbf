import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Attribute, type Block, ProviderSchema } from "../../src/core/schema.ts";
import { compact } from "./compact.ts";
import { extractProvider, type Provider } from "./extract.ts";
import { applyFacts, complete, untyped } from "./overlay.ts";
import { packageDeclarations } from "./source.ts";

const lib = mkdtempSync(join(tmpdir(), "terraformer-schemas-"));

/** Writes a module as the packages have it: compiled JavaScript that carries its TypeScript in a source map. */
function writeModule(folder: string, typescript: string): void {
  const map = Buffer.from(JSON.stringify({ sourcesContent: [typescript] })).toString("base64");
  mkdirSync(join(lib, folder));
  writeFileSync(
    join(lib, folder, "index.js"),
    `"use strict";\n//# sourceMappingURL=data:application/json;base64,${map}`,
  );
}

const property = (name: string, optional: boolean, documented: string) =>
  `  /**\n  * ${documented}\n  *\n  * Docs at Terraform Registry: {@link https://example.org/gear#${name} Gear#${name}}\n  */
  readonly ${name}${optional ? "?" : ""}: any;`;
const member = (name: string, flags: string, source: string) => {
  const is = (flag: string) => flags.includes(flag);
  return `  // ${name} - computed: ${is("c")}, optional: ${is("o")}, required: ${is("r")}\n  ${source}\n`;
};
const row = (name: string, value: string, type: string, storage: string) =>
  `      ${name}: {\n        value: ${value},\n        isBlock: false,\n        type: "${type}",\n        storageClassType: "${storage}",\n      },`;

const GEAR = `
export interface GearConfig extends lib.TerraformMetaArguments {
${property("size", false, "How large it is.")}
${property("tooth", true, "tooth block")}
${property("axle", false, "axle block")}
}
export interface GearTooth {
${property("tooth", true, "tooth block")}
}

export function gearToothToHclTerraform(struct?: GearTooth): any {
  const attrs = {
${row("tooth", "lib.listMapperHcl(gearToothToHclTerraform, true)(struct!.tooth)", "list", "GearToothList")}
  };
}

export class GearToothOutputReference extends lib.ComplexObject {
${member("angle", "c", "public get angle() { return this.getNumberAttribute('angle'); }")}
${member("tooth", "o", 'private _tooth = new GearToothList(this, "tooth", false);')}
}

export class GearAxleOutputReference extends lib.ComplexObject {
${member("ends", "oc", "private _ends?: string[];\n  public get ends() { return this.getListAttribute('ends'); }")}
}

export class GearStateOutputReference extends lib.ComplexObject {
${member("tags", "c", 'private _tags = new lib.StringMap(this, "tags");')}
${member("wheels", "c", "public get wheels() { return lib.Fn.tolist(this.getListAttribute('wheels')); }")}
}

export class Gear extends lib.TerraformResource {
  public static readonly tfResourceType = "widgets_gear";
  public constructor(scope: Construct, id: string, config: GearConfig) {
  // ==========
${member("size", "r", "private _size?: number;")}
${member("shape", "o", "private _shape?: any;")}
${member("secret_wo", "o", "private _secretWo?: string;")}
${member("tooth", "o", 'private _tooth = new GearToothList(this, "tooth", true);')}
${member("axle", "r", 'private _axle = new GearAxleOutputReference(this, "axle");')}
${member("state", "c", 'private _state = new GearStateList(this, "state", false);')}
${member("status", "", 'private _status = new GearStateOutputReference(this, "status");')}
  // =========
  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
${row("size", "lib.numberToHclTerraform(this._size)", "simple", "number")}
${row("shape", "lib.anyToHclTerraform(this._shape)", "simple", "any")}
${row("secret_wo", "lib.stringToHclTerraform(this._secretWo)", "simple", "string")}
${row("tooth", "lib.listMapperHcl(gearToothToHclTerraform, true)(this._tooth.internalValue)", "set", "GearToothList")}
${row("axle", "gearAxleToHclTerraform(this._axle.internalValue)", "list", "GearAxleList")}
    };
  }
}
`;

const PROVIDER = `
export class WidgetsProvider extends lib.TerraformProvider {
  public static readonly tfResourceType = "widgets";
${member("alias", "o", "private _alias?: string;")}
${member("token", "o", "private _token?: string;")}
  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
${row("alias", "lib.stringToHclTerraform(this._alias)", "simple", "string")}
${row("token", "lib.stringToHclTerraform(this._token)", "simple", "string")}
    };
  }
}
`;

beforeAll(() => {
  writeModule("gear", GEAR);
  writeModule("provider", PROVIDER);
});
afterAll(() => rmSync(lib, { recursive: true }));

const extract = (protocol: 5 | 6 = 5): Provider => extractProvider(packageDeclarations(lib), protocol);
const gearOf = (provider: Provider): Block => provider.schemas.resource.get("widgets_gear")?.block as Block;

describe("extractProvider", () => {
  it("reads types and flags, leaving out what the generator added", () => {
    const provider = extract();
    expect([...provider.provider.attributes.keys()]).toEqual(["token"]);
    const { attributes } = gearOf(provider);
    expect(attributes.get("size")).toMatchObject({ type: "number", required: true, optional: false, computed: false });
    expect(attributes.get("secret_wo")).toMatchObject({ optional: true, writeOnly: true });
  });

  it("tells blocks from attributes, with nesting and limits", () => {
    const { attributes, blocks } = gearOf(extract());
    expect([...attributes.keys()]).toEqual(["size", "shape", "secret_wo", "state"]);
    expect(blocks.get("tooth")).toMatchObject({ nesting: "set", min: 0, max: 0 });
    expect(blocks.get("axle")).toMatchObject({ nesting: "list", min: 1, max: 1 });
    expect(blocks.get("status")).toMatchObject({ nesting: "single", min: 0, max: 0 });
    const state = ["object", { tags: ["map", "string"], wheels: ["set", "string"] }];
    expect(attributes.get("state")).toMatchObject({ type: ["list", state], computed: true });
  });

  it("unrolls a structure that contains itself a limited number of times", () => {
    let depth = 0;
    for (let block: Block | undefined = gearOf(extract()); block; block = block.blocks.get("tooth")?.block) depth++;
    expect(depth).toBe(5);
  });

  it("gives nested attributes to providers of protocol 6", () => {
    const state = gearOf(extract(6)).attributes.get("state") as Attribute;
    expect(state.nested?.nesting).toBe("list");
    expect(state.nested?.attributes.get("wheels")?.type).toEqual(["set", "string"]);
  });
});

describe("overlay", () => {
  it("applies facts and counts those about something else", () => {
    const provider = extract();
    const facts = `# comment
resource.widgets_gear version=2 deprecated
resource.widgets_gear.size sensitive type=["list","number"]
resource.widgets_gear.tooth.tooth max=3
resource.widgets_gear.gone deprecated
data.widgets_gear deprecated`;
    expect(applyFacts(provider, facts)).toBe(2);
    expect(provider.schemas.resource.get("widgets_gear")).toMatchObject({ version: 2, block: { deprecated: true } });
    expect(gearOf(provider).attributes.get("size")).toMatchObject({ sensitive: true, type: ["list", "number"] });
    expect(gearOf(provider).blocks.get("tooth")?.max).toBe(0);
    expect(gearOf(provider).blocks.get("tooth")?.block.blocks.get("tooth")?.max).toBe(3);
    expect(() => applyFacts(provider, "widgets_gear deprecated")).toThrow(/resource, data, ephemeral or provider/);
  });

  it("completes attributes without a type, and adds what is missing whole", () => {
    const provider = extract();
    expect([...untyped(provider)]).toEqual(["resource.widgets_gear.shape"]);
    const header = { format: 1, source: "s", version: "1", types: ["string"], provider: 1, data: {} };
    const by = [
      { ...header, resources: { widgets_gear: 3 }, ephemeral: { widgets_key: 2 } },
      {},
      { a: { name: [0, 1], size: [0, 1] } },
      { a: { size: [0, 1] }, b: { shape: ["list", 0, 1, 2] } },
    ];
    complete(provider, ProviderSchema.parse(by.map((line) => JSON.stringify(line)).join("\n")));
    expect([...untyped(provider)]).toEqual([]);
    expect(gearOf(provider).attributes.get("size")?.type).toBe("number");
    expect(gearOf(provider).blocks.get("shape")).toMatchObject({ nesting: "list", max: 1 });
    expect(provider.schemas.ephemeral.get("widgets_key")?.block.attributes.size).toBe(2);
  });
});

describe("compact", () => {
  it("writes what the reader reads, whatever the order it was found in", () => {
    const provider = extract();
    const text = compact(provider, "example.org/acme/widgets", "1.2.3");
    const schema = ProviderSchema.parse(text);
    const sorted = (block: Block): unknown => [
      [...block.attributes].sort(([a], [b]) => (a < b ? -1 : 1)),
      [...block.blocks]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, { block: inner, ...rest }]) => [name, rest, sorted(inner)]),
      block.deprecated,
    ];
    expect(sorted(schema.block("resource", "widgets_gear") as Block)).toEqual(sorted(gearOf(provider)));
    const reversed = {
      ...provider,
      schemas: { ...provider.schemas, resource: new Map([...provider.schemas.resource].reverse()) },
    };
    expect(compact(reversed, "example.org/acme/widgets", "1.2.3")).toBe(text);
  });
});
