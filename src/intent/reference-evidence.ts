/** Arguments that refer to another resource of the program: `kms_key_id` where it has an `aws_kms_key`. */
import { own as entry } from "../core/own.ts";
import type { CtyType } from "../core/schema.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { stem } from "../language/words.ts";

/** Ends of types that a name means where neither its words nor an example say it. */
const ALIASES: Readonly<Record<string, string>> = {
  gateway_id: "internet_gateway",
  kms_master_key_id: "kms_key",
  kms_key_name: "kms_crypto_key",
  default_kms_key_name: "kms_crypto_key",
  iam_role: "none",
  iam_roles: "none",
  queues: "none",
};

/** Of the references in an argument, those to a type are no accident from this share on. */
const USUAL = 0.1;
/** So many examples tell all that an argument refers to. */
const ENOUGH = 3;

/** The type of the program that the argument at a path refers to: the one that examples lead to, else the one whose name its name ends with. */
export function refersTo(
  path: string,
  takes: CtyType,
  types: readonly string[],
  knowledge: Knowledge,
): string | undefined {
  const isMany = typeof takes !== "string" && (takes[0] === "list" || takes[0] === "set") && takes[1] === "string";
  if (takes !== "string" && !isMany) return undefined;
  const [type = "", inner = ""] = /^((?:data\.)?\w+)\.(.+)$/.exec(path)?.slice(1) ?? [];
  const name = inner.slice(inner.lastIndexOf(".") + 1);
  if (/^(?:name|region|availability_zone)$|_prefix$/.test(name)) return undefined;
  const others = types.filter((other) => other !== type && other.split("_")[0] === type.split("_")[0]);
  const refs = knowledge.refsAt(type, inner);
  const shown = refs.reduce((sum, { count }) => sum + count, 0);
  const known = refs.find(({ target, share }) => share >= USUAL && others.includes(target));
  if (known) {
    // Of several arguments of a block that lead to one type, the usual one.
    const usual = knowledge.needs(type).find((need) => need.type === known.target)?.argument;
    return usual === undefined || usual === inner || blockOf(usual) !== blockOf(inner) ? known.target : undefined;
  }
  if (shown >= ENOUGH) return undefined;
  const alias = entry(ALIASES, name);
  const said = (alias ?? name.replace(/_(?:ids?|arns?|name|self_link|uri)$/, "")).split("_").map(stem);
  const isIdentifier = alias !== undefined || /_(?:id|ids|arn|arns)$/.test(name);
  return others.find((other) => {
    const words = other.replace(/_v\d$/, "").split("_").slice(1).map(stem);
    const isNamed = words.at(-1) === said.at(-1) && said.every((word) => words.includes(word));
    return isNamed && (said.length > 1 || words.length < 3 || isIdentifier);
  });
}

const blockOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf(".")));
