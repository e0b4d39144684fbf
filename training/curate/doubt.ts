/** What speaks against an example of the documentation as a program that somebody would have: it plans all the same, so that no verifier tells. */

import { BlockText } from "../../src/change/splice.ts";
import { blocksOf } from "../../src/core/block-texts.ts";
import type { Item } from "../../src/core/outline.ts";
import { escaped } from "../../src/core/references.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";

/** What stands for something else, and nobody could say for what. */
const PLACEHOLDERS = [
  // Words of documentation.
  /example(?!\.(?:com|org|net|edu)\b)|exmple|sample|lorem|dummy|fake|bogus|\bfoo|\bbar\b|\bbaz\b|xxx|\.\.\.|REPLACE|change-?me|existing-|do-not-|not-important|important/i,
  /"[Tt]est|(?<!la)test(?:[.\d]|(?:ing)?")|acceptanceTest|tf[-_]?test|tfex|tfacc|tfgen|\bacct|\bacc-|[-_]tf\b|\btf[-_]|[-_]tf\d|"tf[a-z]|"terraform[ -]|"[^"]*[ .]terraform|hashicorp|random_suffix/i,
  /\b(?:[Mm]y|[Ss]ome|[Dd]emo|[Hh]ello|[Cc]ustom|[Yy]our|[Aa]cceptance|[Ff]riendly|[Oo]ptional|[Ss]imple|[Nn]ew)(?:[-_@ ]\w|[A-Z])|["/]my(?!sql)[a-z]|_my_|= "(?:simple|basic|some|demo|hello)|must[-_ ]be|simpleapp|\bpath\/to/,
  /my-?project|config-?ID|<[A-Za-z_ -]+>|\byour\b|creds\/|hello@|john|jane|username|amphitheatre|mountain view|keybase|[^\x20-\x7e\n]/i,
  // What is named after its own argument.
  /[-_ a-z](?<!host|user|domain)(?:name|title)"|[-_](?:id|secret|key|value|path|stamp|version)(?:-\d)?"|(?:key|\bk|label|tag)"? *[=:] *"val|[=:] *"val(?:ue)?[-_]?\w{0,3}"|"(?:label|tag|field)_|"\[|[Nn]ame of|[ "](?:ACCOUNT|Account) ID/i,
  // Things that are only counted.
  /(?:name|title|_id|description|display\w*|alias|value) *= *"[^"\n]*(?:[a-z]{3}(?<!sha|http|ipv|oauth)[-_ ]?[1-9]|[a-z][A-D]|[-_](?:one|two|first|second))"/,
  /"name"|"(?:subnet|sg|tag|group|role|user)-?\d"/,
  /1234567|\b123\d?\b|123123|-0?12345|abc123|1234abcd|abcdef|0{6}|00AA|1{4,}2*3*|127\.0\.0\.1|1\.2\.3\.4|-\d{5,}"/i,
  // Days that are gone.
  /20[0-2]\d-\d\d-\d\d[T_ ]/,
  // What another account or project has: nobody asked for it.
  /"(?:ami|rtb|vpc|subnet|sg|eni|i|igw|vpce|tgw|eipalloc|acl|pcx|lt|vgw|cgw|vol|snap|fs)-[0-9a-f]{4,17}"|[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{16}|"projects\/(?:acme-prod|\d+)|arn:aws[\w-]*:\w+:[\w-]*:\d{12}:|resource_group_name *= *"/,
  // A password that the text has is none, nor is a right that everybody has.
  /AWS"? *= *"\*"|(?:password|passwords|passphrase|secret|token|secret_key|access_key|api_key|shared_key) *= *\[?"[^"$]/,
  /provider *= *google-beta/,
];

/** Whether a text has something in it that stands for something else. */
export function isPlaceholder(text: string): boolean {
  // Types have words of their own.
  const own = text.replace(/^((?:resource|data) )"\w+"/gm, "$1");
  return PLACEHOLDERS.some((pattern) => pattern.test(own));
}

/** Arguments that examples refer by, and people write out all the same. */
const WRITTEN_OUT =
  /(?:^|[_.])(?:location|region|zones?|project|network|protocol|port|version|(?:account|project|statement|user)_id|cidr\w*|domain\w*)$/;

/** Where a literal tells what is meant: of anything else, it names what would have to be there already. */
const LOOKED_UP = /image|ami|policy|polic|role|zone|offering|version|service|region|prefix_list/;

/** Whether a program of an example is one that shows variants side by side, hangs on things that aren't there, or refers as no other example does. */
export function isDoubtful(program: string, type: string, knowledge: Knowledge): boolean {
  const blocks = blocksOf({ "main.tf": program });
  const ofType = [...blocks.keys()].filter((address) => address.startsWith(`${type}.`));
  return (
    isPlaceholder(program) ||
    ofType.length !== 1 ||
    !areOne(blocks) ||
    [...blocks].some(([address, text]) => looksUp(address, text) || refersOddly(address, text, knowledge))
  );
}

export const refers = (text: string, address: string): boolean =>
  new RegExp(`(?<![\\w.-])${escaped(address)}(?:\\.|\\[)`).test(text);

/** Whether all blocks hang together, in whichever direction. */
function areOne(blocks: ReadonlyMap<string, string>): boolean {
  const all = [...blocks].filter(([address]) => !/^(?:provider|terraform|locals?|variable|output)\b/.test(address));
  const reached = new Set(all.slice(0, 1).map(([address]) => address));
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const [address, text] of all)
      if (all.some(([other, its]) => reached.has(other) && (refers(text, other) || refers(its, address))))
        reached.add(address);
  }
  return reached.size === all.length;
}

/** Whether a data source takes what it is to find by a name of its own. */
function looksUp(address: string, text: string): boolean {
  const [, type = ""] = /^data\.(\w+)\./.exec(address) ?? [];
  return type !== "" && !LOOKED_UP.test(type) && /^ {2}(?:\w+_)?(?:name|id) *= *"[^$"]*"$/m.test(text);
}

/** The arguments of a block and of the blocks in it, by their paths. */
export function argumentsOf(text: string): { path: string; value: string }[] {
  const block = new BlockText(text);
  const inside = ({ items }: Item, before: string): { path: string; value: string }[] =>
    items.flatMap((item) => {
      const path = `${before}${item.name}`;
      if (item.kind === "block") return inside(item, `${path}.`);
      return item.kind === "argument" ? [{ path, value: block.text.slice(item.body, item.end) }] : [];
    });
  return inside(block.item, "");
}

/** Whether an argument that is a reference elsewhere is a text here, or refers to another attribute than is usual. */
function refersOddly(address: string, text: string, knowledge: Knowledge): boolean {
  const [type = ""] = address.split(".");
  if (address.startsWith("data.") || !type.includes("_")) return false;
  return argumentsOf(text).some(({ path, value }) => {
    const [, of] = /^(\w+)_(?:id|arn)$/.exec(path) ?? [];
    const isOther = of !== undefined && !type.endsWith(`_${of}`);
    if (/^\[? *"[^"$]*"/.test(value))
      return (
        (isOther || knowledge.isReference(type, path)) && !WRITTEN_OUT.test(path) && !/^"(?:default|\*)/.test(value)
      );
    if (!knowledge.isReference(type, path)) return false;
    const [, target, attribute] = /^\[?(\w+_\w+)\.[\w-]+(?:\[\w+\])?\.(\w+)\]?$/.exec(value) ?? [];
    const known = knowledge.refsAt(type, path).filter((ref) => ref.target === target);
    const own = known.find((ref) => ref.attribute === attribute)?.count ?? 0;
    return known.some(({ count }) => count > 3 * own);
  });
}
