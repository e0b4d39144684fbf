/** Other things that are there, by the ids and ARNs that a request gives: a program refers to them instead of making or looking up its own. */
import { refersTo } from "../core/references.ts";
import { asData, type Block, blocksIn, isReferredTo, without } from "./blocks.ts";
import { givenIn } from "./ids.ts";
import { saying } from "./refer.ts";

/** What only settles a thing, and is settled where it is there. */
const SETTLING: Readonly<Record<string, RegExp>> = {
  aws_security_group: /^aws_(?:vpc_)?security_group_(?:ingress_|egress_)?rule$/,
  aws_acm_certificate: /^aws_(?:acm_certificate_validation|route53_record)$/,
  aws_kms_key: /^aws_kms_(?:alias|key_policy)$/,
  aws_iam_role: /^aws_iam_role_polic(?:y|y_attachment|ies_exclusive)$/,
  aws_lambda_function: /^aws_cloudwatch_log_group$/,
  aws_ecs_cluster: /^aws_ecs_cluster_capacity_providers$/,
  aws_route_table: /^aws_route_table_association$/,
};
/** The argument by which a data source of the type finds one, and whether that is all of the ARN; else it is the name in it. */
const LOOK_UPS: Readonly<Record<string, readonly [argument: string, whole: boolean]>> = {
  aws_route53_zone: ["zone_id", true],
  aws_lambda_function: ["function_name", true],
  aws_iam_role: ["name", false],
  aws_sqs_queue: ["name", false],
  aws_kms_key: ["key_id", true],
  aws_ecs_cluster: ["cluster_name", false],
  aws_lb: ["arn", true],
  aws_lb_target_group: ["arn", true],
  aws_security_group: ["id", true],
  aws_instance: ["instance_id", true],
};
/** Types whose networks are `withGiven`'s. */
const NETWORK = /^aws_(?:vpc|subnet)$/;
/** Of these the attribute `id` is no ARN, though they have one. */
const NAMED = /^aws_(?:iam_role|lambda_function|kms_key|s3_bucket|instance|dynamodb_table)$/;

/** `named`: types that the request asks for in words, beside those of its ids. */
export function withThings(program: string, request: string, named: ReadonlySet<string>): string {
  const given = givenIn(request);
  let text = program;
  for (const type of new Set(given.map((one) => one.type))) {
    const ids = given.flatMap((one) => (one.type === type ? [one.id] : []));
    // The only one with an ARN is the one that is named; of several, what is named may be another, as a role that passes on others.
    const isNamed = named.has(type) && !(ids.length === 1 && ids[0]?.startsWith("arn:"));
    if (!NETWORK.test(type) && !isNamed) text = withoutUnused(referring(text, type, ids), type, named);
  }
  return text;
}

/** Of several ids, or several that are made, nobody can say which; what stands in the program has its place. */
function referring(program: string, type: string, ids: readonly string[]): string {
  const left = ids.length > 1 ? ids.filter((id) => !program.includes(id)) : ids;
  const made = blocksIn(program).filter(
    (block) => block.type === type || (block.type === `data.${type}` && isFound(block, ids)),
  );
  const [[id, ...ids2], [block, ...more]] = [left, made];
  if (id === undefined || ids2.length > 0 || !block || more.length > 0) return program;
  return replaced(program, block, type, id);
}

/** A data source that finds another than what is given. */
const isFound = ({ text }: Block, ids: readonly string[]) => !ids.some((id) => text.includes(id));

/** As it was where something else of the thing is needed than what its id says, and nothing looks that up. */
function replaced(program: string, block: Block, type: string, id: string): string {
  const gone = goingWith(blocksIn(program), block, type);
  const others = without(program, gone);
  let text = others;
  for (const address of gone) text = saying(text, address, saidBy(type, id));
  const left = blocksIn(text);
  if ([...gone].some((one) => one !== block.address && isReferredTo(left, one))) return program;
  const look = LOOK_UPS[type];
  if (isReferredTo(left, block.address)) {
    if (!look) return program;
    const [argument, whole] = look;
    const rest = new Set([...gone].filter((one) => one !== block.address));
    // Here the id is said, too, wherever that alone is needed.
    const own = blocksIn(without(program, rest)).find(({ address }) => address === block.address) as Block;
    const found = asData(without(program, rest), own, `  ${argument} = ${JSON.stringify(whole ? id : nameIn(id))}`);
    const name = block.type.startsWith("data.") ? block.address : `data.${block.address}`;
    text = saying(found, name, saidBy(type, id));
    for (const one of rest) text = saying(text, one, saidBy(type, id));
  }
  return withoutData(program, text);
}

/** A thing with what only settles it. */
function goingWith(blocks: readonly Block[], { address }: Block, type: string): Set<string> {
  const gone = new Set([address]);
  const settling = blocks.filter((one) => SETTLING[type]?.test(one.type));
  for (const one of gone) for (const other of settling) if (refersTo(other.text, one)) gone.add(other.address);
  return gone;
}

const nameIn = (id: string) => /[^:/]*$/.exec(id)?.[0] ?? id;

/** By attribute, what an id or an ARN says. */
function saidBy(type: string, id: string): Record<string, readonly string[]> {
  if (type === "aws_ami") return { id: [id], image_id: [id] };
  if (!id.startsWith("arn:")) return { id: [id], ...(type === "aws_route53_zone" && { zone_id: [id] }) };
  const name = [nameIn(id)];
  const names = Object.fromEntries(["name", `${type.split("_").at(-1)}_name`].map((key) => [key, name]));
  const arns = { arn: [id], qualified_arn: [id], certificate_arn: [id] };
  // A queue's id is its URL.
  return { ...arns, ...names, ...(type !== "aws_sqs_queue" && { id: NAMED.test(type) ? name : [id] }) };
}

/** Without what only those needed that went. */
function withoutData(before: string, program: string): string {
  const was = blocksIn(before);
  const needless = blocksIn(program).filter(
    ({ address, type }) =>
      type.startsWith("data.") && isReferredTo(was, address) && !isReferredTo(blocksIn(program), address),
  );
  return needless.length === 0
    ? program
    : withoutData(before, without(program, new Set(needless.map(({ address }) => address))));
}

/** Without those that nothing refers to now that what is there stands in their place. */
function withoutUnused(program: string, type: string, named: ReadonlySet<string>): string {
  let text = program;
  for (const block of blocksIn(program).filter((one) => one.type === type)) {
    const gone = goingWith(blocksIn(text), block, type);
    const isNamed = blocksIn(text).some((one) => gone.has(one.address) && one.type !== type && named.has(one.type));
    if (isNamed || isReferredTo(blocksIn(text), block.address, gone)) continue;
    const left = without(text, gone);
    if (![...gone].some((one) => refersTo(left, one))) text = withoutData(text, left);
  }
  return text;
}
