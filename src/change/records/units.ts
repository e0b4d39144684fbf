/** Blocks of a program of which there may be more: resources, and nested blocks that the schema lets repeat; with the values that stand in each. */
import { isLiteral, isLiteralList } from "../../core/literal-text.ts";
import { addressOf, argumentsIn, type Item, isRepeated, outline } from "../../core/outline.ts";
import type { Attribute, Block, NestedBlock } from "../../core/schema.ts";
import type { Schemas } from "../../knowledge/schemas.ts";

export interface Unit {
  type: string;
  /** Of the resource. */
  address: string;
  /** Names of nested blocks that lead to it, with dots; "" of a resource. */
  path: string;
  item: Item;
  /** Values and lists of such as they are written, by their paths in the unit. */
  values: readonly (Item & { path: string; text: string })[];
  /** Whether it can't be without an argument. */
  requires(argument: string): boolean;
}

export const isWhole = ({ path }: Unit): boolean => path === "";

const mayRepeat = ({ nesting, max }: NestedBlock): boolean => (nesting === "list" || nesting === "set") && max !== 1;

/** Lists of objects may be written as blocks. */
const areObjects = ({ type }: Attribute): boolean =>
  Array.isArray(type) && /^(?:list|set)$/.test(type[0]) && Array.isArray(type[1]) && type[1][0] === "object";

/** Without resources that are repeated: what a value is in one of these says nothing of the others. */
export function unitsIn(program: string, schemas: Schemas): Unit[] {
  return outline(program).flatMap((resource): Unit[] => {
    const [type] = resource.labels;
    const schema = resource.name === "resource" && type ? schemas.block(type) : undefined;
    if (!schema || type === undefined) return [];
    const unitOf = (item: Item, path: string, attributes?: Block["attributes"]): Unit => ({
      ...{ type, address: addressOf(resource) as string, path, item },
      requires: (argument) => attributes?.get(argument)?.required === true,
      values: [...argumentsIn(item)].flatMap((one) => {
        const text = program.slice(one.body, one.end);
        return isLiteral(text) || isLiteralList(text) ? [{ ...one, text }] : [];
      }),
    });
    const inner = (items: readonly Item[], { blocks, attributes }: Block, above: string): Unit[] =>
      items.flatMap((item) => {
        if (item.kind !== "block") return [];
        const path = above === "" ? item.name : `${above}.${item.name}`;
        const [nested, attribute] = [blocks.get(item.name), attributes.get(item.name)];
        const isOne = nested ? mayRepeat(nested) : attribute !== undefined && areObjects(attribute);
        return [
          ...(isOne ? [unitOf(item, path, nested?.block.attributes)] : []),
          ...(nested ? inner(item.items, nested.block, path) : []),
        ];
      });
    const own = isRepeated(resource) ? [] : [unitOf(resource, "", schema.attributes)];
    return [...own, ...inner(resource.items, schema, "")];
  });
}
