/** The rules of the aws provider. */
import { Api, awsTypes } from "./aws-api.ts";
import { BOTOCORE, type Shape } from "./aws-models.ts";
import { otherThanArns } from "./examples.ts";
import { addFacts, type Trust } from "./facts.ts";
import { Book, NO_LIMIT } from "./rules.ts";

const TRUST: Trust = {
  growing: /engine|runtime|version|instance_(type|class)|region|platform|identity_type|(protocol|security|ssl)_policy/,
  anyCase: [
    /^aws_(a?lb_listener|a?lb_target_group|lb_trust_store)\..*protocol$/,
    /^aws_elb\./,
    /^aws_elasticache_user\w*\.engine$/,
    /^aws_batch_/,
    /acl.*action$/,
    /^aws_a?lb_listener.*on_unauthenticated_request$/,
    /parameter\.apply_method$/,
    /^aws_mq_.*authentication_strategy$/,
    /^aws_(organizations_organization\.feature_set|msk_cluster\.enhanced_monitoring)$/,
  ],
  wrong: [
    /^aws_lightsail_instance\.ip_address_type$/,
    /^aws_lightsail_distribution\..*headers\.option$/,
    /^aws_a?lb_listener.*fixed_response\.status_code$/,
    /^aws_ce_.*match_options$/,
    /^aws_bedrockagent_agent\.instruction$/,
    /^aws_ssm_patch_baseline\.(approval_rule|approved_patches)$/,
    /^aws_secretsmanager_secret\.recovery_window_in_days$/,
    /^aws_rds_cluster\.performance_insights_retention_period$/,
  ],
  certain: () => true,
};

/** Enumerations of this length or longer are told as warnings: they tend to grow. */
const LONG_LIST = 25;
/** Limits wider than this are no help to anyone. */
const WIDE = 1024;

/**
 * Adds what the API says where the documentation doesn't. The provider validates nearly all enumerations with those of
 * the SDK, so they are certain; lengths and ranges it often leaves to the API, which then refuses them when applied.
 */
function addApi(book: Book): void {
  const api = new Api();
  const tally = { equal: 0, within: 0, other: 0 };
  for (const [type, block] of awsTypes())
    for (const { key, shape } of api.constraints(type, block)) {
      const name = `${type}.${key}`;
      if ([...TRUST.wrong, ...TRUST.anyCase].some((pattern) => pattern.test(name))) continue;
      if (shape.enum) {
        const told = book.of(type).certain.values[key];
        if (told) tally[relation(told, shape.enum)]++;
        addEnum(book, type, key, shape.enum);
      } else {
        addLimits(book, type, key, shape);
        addPattern(book, type, key, shape.pattern ?? "");
      }
    }
  const { equal, within, other } = tally;
  console.log(`lists of both documentation and API: ${equal} equal, ${within} documented in part, ${other} otherwise`);
}

/** How a documented list is to the API's: this is how well arguments are led to their members. */
function relation(told: string[], values: string[]): "equal" | "within" | "other" {
  if (!told.every((value) => values.includes(value))) return "other";
  return told.length === values.length ? "equal" : "within";
}

/** The documentation wins where it names a value that the API doesn't know: the provider has names of its own there. */
function addEnum(book: Book, type: string, key: string, values: string[]): void {
  if (TRUST.growing.test(key.slice(key.lastIndexOf(".") + 1)) || values.some((value) => value === "")) return;
  const { certain, doubtful } = book.of(type);
  if (certain.values[key]?.some((value) => !values.includes(value))) return;
  (values.length < LONG_LIST ? certain : doubtful).values[key] = values;
}

function addLimits(book: Book, type: string, key: string, { type: kind, min, max }: Shape): void {
  const { certain, doubtful } = book.of(type);
  if (kind === "string" && ((min ?? 0) > 1 || (max ?? WIDE) < WIDE) && !certain.length[key] && !doubtful.length[key])
    doubtful.length[key] = [min ?? 0, max ?? NO_LIMIT];
  if (
    ["integer", "long", "float", "double"].includes(kind) &&
    (min !== undefined || max !== undefined) &&
    !certain.range[key] &&
    !doubtful.range[key]
  )
    doubtful.range[key] = [min ?? -NO_LIMIT - 1, max ?? NO_LIMIT];
}

/** What RE2 can't do, or reads otherwise, and patterns that say little. */
const HARD_PATTERN = /\(\?|\\[1-9pux]|[*+}]\+|\{\d{4,}|,\d{4,}\}|\\\\|\.[*+]|\[\\s\\S|^\W*$/;
/** Longer ones nobody reads in a message. */
const LONG_PATTERN = 64;

/** Arguments named after ARNs of which examples have another text. */
const NO_ARNS = otherThanArns("aws");

/** Patterns are the API's business: the provider has some of its own, which are written down by hand. */
function addPattern(book: Book, type: string, key: string, pattern: string): void {
  const { format } = book.of(type).doubtful;
  // Of some the API takes names or `*`, too, and has no pattern that says so: examples do.
  if (/(^|[._])arns?$/.test(key)) {
    if (!NO_ARNS.has(`${type}.${key}`)) format[key] = "arn";
  } else if (pattern && pattern.length <= LONG_PATTERN && !HARD_PATTERN.test(pattern))
    format[key] = `~${pattern.replace(/^\^|\$$/g, "")}`;
}

/** Writes aws.jsonl; without what is written by hand when that is not wanted. */
export function aws(written: boolean): Book {
  const book = new Book();
  addFacts(book, "aws", TRUST);
  book.came("documentation");
  addApi(book);
  book.came("API");
  if (written) book.addWritten("aws");
  book.write("aws", `documentation of the aws provider 5.90; API models of botocore ${BOTOCORE}; written/aws.json`);
  return book;
}
