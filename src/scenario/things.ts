/** Things that are there, by the ids and ARNs that a request gives: a draft refers to them instead of making or looking up its own. Amazon's alone, as its ids are. */
import { addressOf, outline } from "../core/outline.ts";
import { escaped, reached, referencesTo, refersTo } from "../core/references.ts";
import { readingOf } from "../language/reading.ts";

interface Thing {
  address: RegExp;
  /** What an id or an ARN of one looks like. */
  id: RegExp;
  /** Attributes that are the id. */
  attributes: readonly string[];
  /** Types that only settle it, and go with it; their attributes that are its id, too. */
  with?: RegExp;
}

const THINGS: readonly Thing[] = [
  { address: /^data\.aws_ami\./, id: /^ami-/, attributes: ["id", "image_id"] },
  {
    ...{ address: /^aws_security_group\./, id: /^sg-/, attributes: ["id"] },
    with: /^aws_(?:vpc_)?security_group_(?:ingress_|egress_)?rule\./,
  },
  {
    ...{ address: /^aws_acm_certificate\./, id: /^arn:[\w-]+:acm:/, attributes: ["arn", "id", "certificate_arn"] },
    with: /^aws_(?:acm_certificate_validation|route53_record)\./,
  },
  { address: /^aws_sns_topic\./, id: /^arn:[\w-]+:sns:/, attributes: ["arn", "id"] },
  { address: /^aws_sqs_queue\./, id: /^arn:[\w-]+:sqs:/, attributes: ["arn"] },
  {
    address: /^aws_kms_key\./,
    id: /^arn:[\w-]+:kms:.*:key\//,
    attributes: ["arn"],
    with: /^aws_kms_(?:alias|key_policy)\./,
  },
  {
    ...{ address: /^aws_iam_role\./, id: /^arn:[\w-]+:iam:.*:role\//, attributes: ["arn"] },
    with: /^aws_iam_role_polic(?:y|y_attachment|ies_exclusive)\./,
  },
  {
    address: /^aws_lambda_function\./,
    id: /^arn:[\w-]+:lambda:.*:function:/,
    attributes: ["arn", "qualified_arn"],
    with: /^aws_cloudwatch_log_group\./,
  },
  { address: /^aws_lb_target_group\./, id: /^arn:.*:targetgroup\//, attributes: ["arn", "id"] },
];
/** Data sources that look up the one thing by its id. */
const LOOKED_UP: Readonly<Record<string, { id: RegExp; argument: string }>> = {
  "data.aws_vpc": { id: /^vpc-/, argument: "id" },
  "data.aws_route53_zone": { id: /^Z[A-Z0-9]+$/, argument: "zone_id" },
};

/** `named`: types that the request asks for in words; of a thing with an ARN of its own those are that thing. */
export function withThings(program: string, request: string, named: ReadonlySet<string>): string {
  const given = [
    ...new Set(readingOf(request).texts.flatMap(({ kind, text }) => (/^(?:id|arn)$/.test(kind) ? [text] : []))),
  ];
  if (given.length === 0) return program;
  let text = program;
  for (const [type, { id, argument }] of Object.entries(LOOKED_UP)) {
    const [found, ...others] = given.filter((one) => id.test(one));
    if (found === undefined || others.length > 0) continue;
    const [block, ...more] = blocksIn(text).filter(({ address }) => address.startsWith(`${type}.`));
    if (block && more.length === 0)
      text = `${text.slice(0, block.body)}\n  ${argument} = ${JSON.stringify(found)}\n${text.slice(block.close)}`;
  }
  for (const thing of THINGS) {
    const [id, ...others] = given.filter((one) => thing.id.test(one));
    if (id === undefined || others.length > 0) continue;
    const [own, ...more] = blocksIn(text).filter(({ address }) => thing.address.test(address));
    if (!own || more.length > 0) continue;
    const isWanted = !id.startsWith("arn:") && named.has(own.address.replace(/\.[^.]*$/, ""));
    if (!isWanted) text = replaced(text, own.address, id, thing);
  }
  return text;
}

const blocksIn = (text: string) =>
  outline(text).flatMap((item) => {
    const address = addressOf(item);
    return address === undefined ? [] : [{ ...item, address }];
  });

/** As it was where something else of the thing is needed than its id. */
function replaced(program: string, address: string, id: string, thing: Thing): string {
  const all = blocksIn(program).map((block) => ({ ...block, text: program.slice(block.start, block.end) }));
  const settling = all.filter((block) => thing.with?.test(block.address));
  const gone = reached([address], (one) =>
    settling.flatMap((block) => (refersTo(block.text, one) ? [block.address] : [])),
  );
  const attributes = thing.attributes.join("|");
  let text = without(program, gone);
  for (const one of gone) text = text.replace(referencesTo(one, `\\.(?:${attributes})`), JSON.stringify(id));
  text = text.replace(/"\$\{"([^"$]*)"\}"/g, '"$1"');
  if ([...gone].some((one) => refersTo(text, one) && !isOnlyWaitedFor(text, one))) return program;
  for (const one of gone) text = text.replace(new RegExp(`\\n\\s*depends_on\\s*=\\s*\\[${escaped(one)}\\]`, "g"), "");
  // What only the thing needed goes, too.
  const texts = all.flatMap((block) => (gone.has(block.address) ? [block.text] : []));
  const needless = blocksIn(text).filter(
    ({ address, start, end }) =>
      address.startsWith("data.") &&
      texts.some((own) => refersTo(own, address)) &&
      !refersTo(text.slice(0, start) + text.slice(end), address),
  );
  return without(text, new Set(needless.map((block) => block.address)));
}

const isOnlyWaitedFor = (text: string, address: string): boolean =>
  !refersTo(text.replace(new RegExp(`depends_on\\s*=\\s*\\[${escaped(address)}\\]`, "g"), ""), address);

function without(program: string, gone: ReadonlySet<string>): string {
  const text = blocksIn(program)
    .filter(({ address }) => gone.has(address))
    .reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), program);
  return text.replace(/\n{3,}/g, "\n\n");
}
