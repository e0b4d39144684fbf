/** Arguments and blocks that are worth writing though no request speaks of them. */
import type { Knowledge } from "../knowledge/knowledge.ts";

/** As many of the examples that have the block around it, and at least so many, as make it usual: fewer say nothing. */
const USUAL = { share: 0.9, count: 3 };
/** What each program says in its own way, if at all. */
const INCIDENTAL = /^(?:tags|labels|annotations|comment|location|region|project)$|description$/;

/** Arguments that have to be left out unless the request speaks of them: AWS finds a bucket a name that nobody has. */
export const UNLESS_SPOKEN: Readonly<Record<string, RegExp>> = {
  "aws_s3_bucket.bucket": /\b(?:called|named)\b/i,
  "aws_security_group.ingress.security_groups":
    /\b(?:from|by|of) (?:the |an? |another )?(?:\S+ ){0,2}?security group|group of/i,
  "aws_security_group.egress.security_groups": /\bto (?:the |an? |another )?(?:\S+ ){0,2}?security group/i,
  "aws_db_instance.db_name": /\bdatabase (?:is )?(?:called|named|name)|initial database/i,
  "aws_rds_cluster.database_name": /\bdatabase (?:is )?(?:called|named|name)|initial database/i,
  "aws_db_instance.identifier": /\b(?:called|named)\b/i,
  "aws_rds_cluster.cluster_identifier": /\b(?:called|named)\b/i,
  "aws_s3_bucket.bucket_prefix": /\bprefix/i,
};

/** Whether a block of `type` usually has what is at `path` inside it: by hand, else by examples. */
export function isUsual(knowledge: Knowledge, type: string, path: string): boolean {
  // The name of a Kubernetes object; those of the templates in it have none.
  if (path === "metadata.name") return true;
  const [name = "", block = ""] = path.split(".").reverse();
  if (knowledge.inside(type, block).includes(name) || knowledge.inside(type, "*").includes(name)) return true;
  const always = knowledge.always(type);
  if (always) return always.includes(path);
  // What examples show in nested blocks was no help: they show all that there is.
  const use = block === "" && !INCIDENTAL.test(name) ? knowledge.use(type, "", name) : undefined;
  return use !== undefined && use.share >= USUAL.share && use.count >= USUAL.count;
}
