/** Settings of the block `lifecycle`, which no provider's schema has: "prevent the database from being destroyed", "ignore changes to its tags". */
import { type Block, optionalAttribute } from "../../core/schema.ts";
import type { Clause } from "../../language/clauses.ts";
import { alike, words } from "../../language/words.ts";
import { wordsOf } from "../blocks.ts";
import type { Setting } from "../settings.ts";
import type { BlockText } from "../splice.ts";

const SWITCHES = ["prevent_destroy", "create_before_destroy"];
const OFF = /\b(?:no longer|not|never|stop|don't|remove|without|disable|turn off|drop|false)\b/i;
const IGNORED = /\bignor\w*\b(.*)$/is;

const BOOL = optionalAttribute("bool");

/** What a clause says for the lifecycle of a block. */
export function lifecycleOf(text: BlockText, schema: Block, { text: said, tokens }: Clause): Setting[] {
  const found: Setting[] = [];
  const put = (name: string, expression: string) => {
    const path = ["lifecycle", name];
    if (text.valueAt(path) !== expression)
      found.push({ path, key: path.join("."), attribute: BOOL, expression, weight: 2 });
  };
  for (const name of SWITCHES)
    if (wordsOf(name).every((own) => tokens.some(({ word }) => alike(own, word))))
      put(name, OFF.test(said) ? "false" : "true");
  const ignored = ignoredIn(schema, IGNORED.exec(said)?.[1]);
  if (ignored !== undefined) put("ignore_changes", merged(text.valueAt(["lifecycle", "ignore_changes"]), ignored));
  return found;
}

/** The arguments that are named behind "ignore", all of them, or none where nothing is named. */
function ignoredIn(schema: Block, said: string | undefined): readonly string[] | "all" | undefined {
  if (said === undefined || !/\bchang/i.test(said)) return undefined;
  const own = words(said.replaceAll("_", " "));
  const names = [...schema.attributes.keys(), ...schema.blocks.keys()].filter((name) => {
    const [first, ...rest] = wordsOf(name);
    return own.some((word, i) => word === first && rest.every((other, k) => own[i + k + 1] === other));
  });
  // `tags` is in `tags_all`, and the longer name is the one that is said.
  const longest = names.filter((name) => !names.some((other) => other !== name && other.startsWith(`${name}_`)));
  if (longest.length > 0) return longest;
  return /\b(?:all|any|every)\b/i.test(said) ? "all" : undefined;
}

function merged(present: string | undefined, ignored: readonly string[] | "all"): string {
  if (ignored === "all" || present === "all") return "all";
  const there =
    /^\[(.*)\]$/s
      .exec(present ?? "")?.[1]
      ?.split(",")
      .map((one) => one.trim())
      .filter(Boolean) ?? [];
  return `[${[...new Set([...there, ...ignored])].join(", ")}]`;
}
