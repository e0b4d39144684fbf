/** How requests speak of arguments and blocks: by the words of their names, and by what people say instead. */
import { own } from "../core/own.ts";
import type { CtyType } from "../core/schema.ts";
import { isStringList } from "../intent/connect.ts";
import { SPOKEN } from "../intent/fields.ts";
import { phraseText, words } from "../language/words.ts";
import { alike } from "./mentions.ts";

/** What people say for arguments whose names don't say it, on top of what generation knows. */
const ALSO: Readonly<Record<string, string>> = {
  multi_az: "highly available|high availability|standby|failover",
  availability_type: "highly available|high availability",
  deletion_protection: "protect|protection|by accident|accidentally|accidental",
  backup_retention_period: "keep backup|backups for|keep its backups|retain backup",
  ttl: "expire|expires|expiry|time to live",
  kms_key_id: "encrypt|encrypted|own key|kms key",
  kms_master_key_id: "encrypt|encrypted|own key|kms key",
  kms_key_name: "encrypt|encrypted|own key|kms key",
  instance_type: "bigger|larger|smaller|more memory|more cpu|faster",
  instance_class: "bigger|larger|smaller|more memory|more cpu|faster",
  redrive_policy: "dead letter|dead letters|dlq",
  dead_letter_policy: "dead letter|dead letters|undeliverable",
  transition: "glacier|archive|infrequent access|move",
  expiration: "delete|deleted|expire|expires",
  noncurrent_version_expiration: "old version|previous version|noncurrent",
  point_in_time_recovery: "point in time",
  publicly_accessible: "public|anonymous",
  allow_nested_items_to_be_public: "anonymous|public",
  public_network_access_enabled: "public network|public access",
  lifecycle_rule: "deleted after|delete after|delete object|delete old|expire|expires",
  auto_scaling_enabled: "scaling|scale|autoscale",
  enable_auto_scaling: "scaling|scale|autoscale",
  age: "old|older|after",
  replicas: "replica|copies|pods|scale",
};
/** Parts of names that say nothing. */
const WEAK = new Set(
  words(
    "in of the id arn enable enabled is set type config configuration configurations options settings block name by for to on",
  ),
);

/** The words of a name that say something. */
export const wordsOfName = (name: string): string[] =>
  words(name.replaceAll("_", " ")).filter((word) => !WEAK.has(word));

/** The share of the words that a request says. */
export const share = (own: readonly string[], said: readonly string[]): number =>
  own.length === 0 ? 0 : own.filter((word) => said.some((other) => alike(word, other))).length / own.length;

/** Whether a text has one of the phrases that people say for a name. */
export const phrased = (name: string, text: string): boolean =>
  [own(SPOKEN, name), own(ALSO, name)].some((phrases) =>
    phrases?.split("|").some((phrase) => text.includes(phraseText(phrase))),
  );

/** The words of those phrases. */
export const synonymsOf = (name: string): string[] =>
  words(`${own(SPOKEN, name) ?? ""} ${own(ALSO, name) ?? ""}`.replaceAll("|", " "));

export function kindOf(type: CtyType): "string" | "number" | "bool" | "strings" | "other" {
  if (type === "string" || type === "number" || type === "bool") return type;
  return isStringList(type) ? "strings" : "other";
}
