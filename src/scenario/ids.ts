/** Ids and ARNs that a request gives, each with the type that it is one of. Amazon's alone: elsewhere people give names, which scenarios have parameters for. */
import { own } from "../core/own.ts";
import { rootOf, rootsOfName } from "../language/roots.ts";

export interface GivenId {
  id: string;
  type: string;
  /** UTF-16 index in the request. */
  at: number;
}

/** What ids begin with. */
const BEGINNINGS: Readonly<Record<string, string>> = {
  ...{ vpc: "aws_vpc", subnet: "aws_subnet", sg: "aws_security_group", rtb: "aws_route_table", ami: "aws_ami" },
  ...{ igw: "aws_internet_gateway", nat: "aws_nat_gateway", eipalloc: "aws_eip", i: "aws_instance" },
  ...{ tgw: "aws_ec2_transit_gateway", vol: "aws_ebs_volume", acl: "aws_network_acl" },
};
/** As Amazon makes them, also cut short; a name with a number in it is none. */
const ID = new RegExp(
  String.raw`(?<![\w-])(${Object.keys(BEGINNINGS).join("|")})-(?:0[0-9a-f]{2,16}|(?=[a-f]*\d)(?:[0-9a-f]{8}|[0-9a-f]{17}))(?![\w-])`,
  "g",
);
const ZONE = /(?<![\w-])Z(?=[A-Z]*\d)[A-Z0-9]{9,31}(?![\w-])/g;
const ARN = /(?<![\w:])arn:aws[\w-]*:([\w-]+):[\w-]*:(\d*):([^\s,;'"()]*[^\s,;'"().:])/g;
/** Where a type isn't called `aws_SERVICE_RESOURCE` as in the ARN: by service, or service and resource. */
const OTHERWISE: Readonly<Record<string, string>> = {
  ...{ sqs: "sqs_queue", sns: "sns_topic", s3: "s3_bucket" },
  ...{ "elasticloadbalancing:targetgroup": "lb_target_group", "elasticloadbalancing:loadbalancer": "lb" },
  ...{ "states:stateMachine": "sfn_state_machine", "logs:log-group": "cloudwatch_log_group" },
  ...{ "events:event-bus": "cloudwatch_event_bus", "ec2:instance": "instance" },
};

/** In the request's order, each once. */
export function givenIn(request: string): GivenId[] {
  const ids = [...request.matchAll(ID)].map(({ 0: id, 1: of = "", index: at }) => {
    return { id, type: own(BEGINNINGS, of) as string, at };
  });
  const zones = [...request.matchAll(ZONE)].map(({ 0: id, index: at }) => ({ id, type: "aws_route53_zone", at }));
  // What Amazon manages itself has no account.
  const arns = [...request.matchAll(ARN)].flatMap(({ 0: id, 1: service = "", 2: account, 3: rest = "", index: at }) =>
    account === "" && service !== "s3" ? [] : [{ id, type: `aws_${resourceOf(service, rest)}`, at }],
  );
  const all = [...ids, ...zones, ...arns].sort((a, b) => a.at - b.at);
  return all.filter(({ id }, i) => all.findIndex((other) => other.id === id) === i);
}

function resourceOf(service: string, rest: string): string {
  const [resource = ""] = /^[\w-]+(?=[:/])/.exec(rest) ?? [];
  const type = own(OTHERWISE, `${service}:${resource}`) ?? own(OTHERWISE, service) ?? `${service}_${resource}`;
  return type.replaceAll("-", "_");
}

/** The request without its ids and what says right before one what it is of ("in security group sg-…"): what is named in the rest is asked for. */
export function withoutIds(request: string): string {
  let text = request;
  for (const { id, type, at } of givenIn(request).toReversed()) {
    const roots = new Set(rootsOfName(type));
    let before = text.slice(0, at);
    for (;;) {
      const [said, word] = /([\p{L}\p{N}]+)[\s:(]*$/u.exec(before) ?? [];
      if (said === undefined || word === undefined || !roots.has(rootOf(word.toLowerCase()))) break;
      before = before.slice(0, -said.length);
    }
    text = before + text.slice(at + id.length);
  }
  return givenIn(text).reduce((rest, { id }) => rest.replaceAll(id, ""), text);
}
