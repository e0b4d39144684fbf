/** Which demands a program doesn't meet, and what became of them. */
import { type Item, outline } from "../../src/core/outline.ts";
import type { Demand } from "./describe.ts";

export interface Loss {
  demand: Demand;
  cause: string;
}

interface Given {
  path: string;
  text: string;
}

/** Arguments and blocks of a block, by their paths. */
function givenIn(program: string, items: readonly Item[], at = ""): Given[] {
  return items.flatMap((item): Given[] => {
    const path = `${at}${item.name}`;
    const text = program.slice(item.body, item.kind === "block" ? item.close : item.end);
    if (item.kind === "block") {
      const inner = item.name === "dynamic" ? item.items.find(({ name }) => name === "content") : item;
      const own = item.name === "dynamic" ? `${at}${item.labels[0]}` : path;
      return [{ path: own, text: "" }, ...givenIn(program, inner?.items ?? [], `${own}.`)];
    }
    return [{ path, text }];
  });
}

export function judged(demands: readonly Demand[], program: string): Loss[] {
  const blocks = outline(program)
    .filter(({ name }) => name === "resource")
    .map((block) => ({
      type: block.labels[0] as string,
      text: program.slice(block.start, block.end),
      given: givenIn(program, block.items),
    }));
  const of = (type: string) => blocks.filter((block) => block.type === type);
  return demands.flatMap((demand): Loss[] => {
    const own = of(demand.type);
    const loss = (cause: string) => [{ demand, cause }];
    if (demand.kind === "type") {
      const many = own.reduce((sum, { text }) => sum + (/\b(?:count|for_each)\s*=/.test(text) ? 2 : 1), 0);
      return many >= demand.count ? [] : loss(own.length === 0 ? "type missing" : "second instance missing");
    }
    if (own.length === 0) return loss("its type is missing");
    const at = own.flatMap(({ given }) => given.filter(({ path }) => path === demand.path));
    if (demand.kind === "block") return at.length > 0 ? [] : loss("block missing");
    if (demand.kind === "reference")
      return at.some(({ text }) => new RegExp(`(?<![\\w.])(?:data\\.)?${demand.to}\\.`).test(text))
        ? []
        : loss(at.length > 0 ? "argument doesn't refer" : "reference missing");
    const literal = demand.value.replaceAll('"', "").toLowerCase();
    const isIn = ({ text }: Given) =>
      demand.value.startsWith('"')
        ? text.toLowerCase().includes(`"${literal}"`)
        : text === demand.value || text === `"${literal}"`;
    if (at.some(isIn)) return [];
    const elsewhere = own.some(({ given }) => given.some(isIn)) && demand.value.length > 2;
    const block = demand.path.includes(".") ? demand.path.slice(0, demand.path.lastIndexOf(".")) : undefined;
    if (block !== undefined && !own.some(({ given }) => given.some(({ path }) => path === block)))
      return loss("its block is missing");
    if (at.length > 0) return loss(`value wrong${/^(?:true|false)$/.test(demand.value) ? " (switch)" : ""}`);
    return loss(`argument missing${elsewhere ? ", value elsewhere" : ""}`);
  });
}
