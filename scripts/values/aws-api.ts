/** Which member of which API's input an argument of the aws provider becomes: by names, never by hand below the service. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Block, ProviderSchema } from "../../src/core/schema.ts";
import { ROOT } from "../build-cache.ts";
import { type Model, readModels, type Shape } from "./aws-models.ts";

/** First words of type names → the API's service, where they aren't its name. The longest that fits is taken. */
const SERVICES: Record<string, string> = {
  acmpca: "acm-pca",
  alb: "elbv2",
  ami: "ec2",
  api_gateway: "apigateway",
  appautoscaling: "application-autoscaling",
  applicationinsights: "application-insights",
  autoscalingplans: "autoscaling-plans",
  bcmdataexports: "bcm-data-exports",
  bedrockagent: "bedrock-agent",
  chimesdkmediapipelines: "chime-sdk-media-pipelines",
  chimesdkvoice: "chime-sdk-voice",
  chime_voice_connector: "chime-sdk-voice",
  cloudcontrolapi: "cloudcontrol",
  cloudfrontkeyvaluestore: "cloudfront-keyvaluestore",
  cloudhsm_v2: "cloudhsmv2",
  cloudwatch: "cloudwatch",
  cloudwatch_event: "events",
  cloudwatch_log: "logs",
  cloudwatch_query_definition: "logs",
  codegurureviewer: "codeguru-reviewer",
  codestarconnections: "codestar-connections",
  codestarnotifications: "codestar-notifications",
  cognito: "cognito-idp",
  cognito_identity_pool: "cognito-identity",
  computeoptimizer: "compute-optimizer",
  costoptimizationhub: "cost-optimization-hub",
  customer_gateway: "ec2",
  customerprofiles: "customer-profiles",
  db: "rds",
  default: "ec2",
  devopsguru: "devops-guru",
  directory_service: "ds",
  docdbelastic: "docdb-elastic",
  dx: "directconnect",
  ebs: "ec2",
  ecrpublic: "ecr-public",
  egress_only: "ec2",
  eip: "ec2",
  elastic_beanstalk: "elasticbeanstalk",
  elasticsearch: "es",
  emrcontainers: "emr-containers",
  emrserverless: "emr-serverless",
  flow_log: "ec2",
  instance: "ec2",
  internet_gateway: "ec2",
  key_pair: "ec2",
  kinesis_analytics: "kinesisanalytics",
  kinesis_firehose: "firehose",
  kinesis_video: "kinesisvideo",
  launch_configuration: "autoscaling",
  launch_template: "ec2",
  lb: "elbv2",
  lex: "lex-models",
  lexv2models: "lexv2-models",
  licensemanager: "license-manager",
  load_balancer: "elb",
  msk: "kafka",
  mskconnect: "kafkaconnect",
  nat_gateway: "ec2",
  network_acl: "ec2",
  network_interface: "ec2",
  networkfirewall: "network-firewall",
  neptunegraph: "neptune-graph",
  opsworks: "opsworks",
  placement_group: "ec2",
  prometheus: "amp",
  redshiftdata: "redshift-data",
  redshiftserverless: "redshift-serverless",
  resourceexplorer2: "resource-explorer-2",
  resourcegroups: "resource-groups",
  route: "ec2",
  route53recoverycontrolconfig: "route53-recovery-control-config",
  route53recoveryreadiness: "route53-recovery-readiness",
  s3_bucket: "s3",
  security_group: "ec2",
  serverlessapplicationrepository: "serverlessrepo",
  service_discovery: "servicediscovery",
  servicecatalogappregistry: "servicecatalog-appregistry",
  servicequotas: "service-quotas",
  sfn: "stepfunctions",
  snapshot: "ec2",
  spot: "ec2",
  ssmcontacts: "ssm-contacts",
  ssmincidents: "ssm-incidents",
  ssmquicksetup: "ssm-quicksetup",
  ssoadmin: "sso-admin",
  subnet: "ec2",
  timestreaminfluxdb: "timestream-influxdb",
  timestreamquery: "timestream-query",
  timestreamwrite: "timestream-write",
  verifiedaccess: "ec2",
  volume_attachment: "ec2",
  vpc: "ec2",
  vpclattice: "vpc-lattice",
  vpn: "ec2",
  wafregional: "waf-regional",
  workspacesweb: "workspaces-web",
};

/** What a resource is called otherwise in its API. */
const NOUNS: Record<string, string> = {
  aws_alb: "load_balancer",
  aws_lb: "load_balancer",
  aws_instance: "instances",
  aws_eip: "address",
  aws_elb: "load_balancer",
  aws_cloudwatch_event_bus: "event_bus",
  aws_sfn_state_machine: "state_machine",
  aws_cloudwatch_metric_alarm: "metric_alarm",
};

const VERBS =
  /^(Create|Put|Register|Run|Request|Allocate|Associate|Attach|Enable|Start|Update|Modify|Set|Add|Publish|Import|Authorize|Change|Purchase|Upload|Subscribe|Replace|Batch)/;

/** Words without case, separators and plural: what names are compared by. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");
const singular = (name: string): string => plain(name).replace(/ies$/, "y").replace(/s$/, "");

/** One place in an API's input: the names that lead there (plain, singular), and what may stand there. */
interface Place {
  operation: string;
  path: string[];
  shape: Shape;
}

/** The places of one service by the plain singular name of the member. */
type Places = Map<string, Place[]>;

/** What an API says of an argument. */
export interface Found {
  key: string;
  shape: Shape;
}

export function serviceOf(type: string, models: Map<string, Model>): Model | undefined {
  const words = type.split("_").slice(1);
  for (let n = words.length; n > 0; n--) {
    const prefix = words.slice(0, n).join("_");
    const model = models.get(SERVICES[prefix] ?? prefix) ?? models.get(prefix.replaceAll("_", ""));
    if (model) return model;
  }
  return undefined;
}

/** All places in the input of an operation, nested ones too. */
function placesOf(model: Model, operation: string): Place[] {
  const places: Place[] = [];
  const visit = (name: string, path: string[], open: string[]): void => {
    const shape = model.shapes[name];
    if (!shape || open.includes(name) || path.length > 8) return;
    const next = [...open, name];
    if (shape.member) visit(shape.member.shape, path, next);
    else if (shape.members)
      for (const [member, { shape: inner }] of Object.entries(shape.members))
        visit(inner, [...path, singular(member)], next);
    else if (shape.type !== "map") places.push({ operation, path, shape });
  };
  visit(model.operations[operation]?.input?.shape ?? "", [], []);
  return places;
}

/** Names that say nothing without what they are in. */
const GENERIC =
  /^(action|arn|description|enabled|encryption|format|id|key|kind|level|mode|name|option|protocol|role|scope|source|state|status|target|type|unit|value|version)$/;

/**
 * Whether a path through blocks fits one through an API's structures, which has all its names in order. Structures that
 * the provider leaves out may lie between, unless the last name is a generic one.
 */
function fits(key: string[], path: string[]): boolean {
  if (GENERIC.test(key.at(-1) ?? "") && key.length !== path.length) return false;
  let from = 0;
  for (const name of key) {
    from = path.indexOf(name, from) + 1;
    if (from === 0) return false;
  }
  return true;
}

export class Api {
  readonly #models: Map<string, Model>;
  readonly #places = new Map<string, Places>();

  constructor(models = readModels()) {
    this.#models = models;
  }

  /**
   * What the operations that make or change a resource say of its arguments. Where two places have an argument's name and
   * differ, nothing is taken. (All places of a name in a service, whatever the operation, were tried: one in twelve was wrong.)
   */
  *constraints(type: string, block: Block): Generator<Found> {
    const model = serviceOf(type, this.#models);
    if (!model) return;
    const all = this.#placesOf(model);
    const own = this.#operationsOf(type, model);
    for (const names of leaves(block)) {
      const key = names.map(singular);
      const named = (all.get(key.at(-1) ?? "") ?? []).filter(
        ({ operation, path }) => own.has(operation) && fits(key, path),
      );
      const [first, ...others] = closest(named);
      if (first && others.every(({ shape }) => same(shape, first.shape)))
        yield { key: names.join("."), shape: first.shape };
    }
  }

  #placesOf(model: Model): Places {
    const known = this.#places.get(model.name);
    if (known) return known;
    const operations = Object.keys(model.operations).filter((name) => VERBS.test(name));
    const places: Places = new Map();
    for (const place of operations.flatMap((name) => placesOf(model, name))) {
      const name = place.path.at(-1) ?? "";
      places.set(name, [...(places.get(name) ?? []), place]);
    }
    this.#places.set(model.name, places);
    return places;
  }

  /** The operations that make or change a resource of a type, by its name with or without the service's. */
  #operationsOf(type: string, model: Model): Set<string> {
    const words = type.split("_").slice(1);
    const nouns = NOUNS[type] ? [NOUNS[type]] : words.map((_, i) => words.slice(i).join("_"));
    const wanted = new Set(nouns.slice(0, 3).map(singular));
    return new Set(
      Object.keys(model.operations).filter((name) => {
        const noun = name.replace(VERBS, "");
        return noun !== name && wanted.has(singular(noun));
      }),
    );
  }
}

/** Those with the shortest path: further ones are about something inside that has the same name. */
function closest(places: Place[]): Place[] {
  const least = Math.min(...places.map(({ path }) => path.length));
  return places.filter(({ path }) => path.length === least);
}

const same = (a: Shape, b: Shape): boolean =>
  a === b ||
  (a.type === b.type &&
    a.min === b.min &&
    a.max === b.max &&
    a.pattern === b.pattern &&
    [...(a.enum ?? [])].sort().join() === [...(b.enum ?? [])].sort().join());

/** Paths to the arguments that can be written and hold text or numbers. */
function* leaves(block: Block, path: string[] = []): Generator<string[]> {
  if (path.length > 6) return;
  for (const [name, attribute] of block.attributes) {
    if (!attribute.required && !attribute.optional) continue;
    if (attribute.nested) {
      const { attributes } = attribute.nested;
      yield* leaves({ attributes, blocks: new Map(), deprecated: false }, [...path, name]);
    } else if (["string", "number"].includes(elementOf(attribute.type))) yield [...path, name];
  }
  for (const [name, { block: inner }] of block.blocks) if (name !== "timeouts") yield* leaves(inner, [...path, name]);
}

const elementOf = (type: unknown): string =>
  Array.isArray(type) && (type[0] === "list" || type[0] === "set") ? elementOf(type[1]) : String(type);

/** The resource types of the majors of aws that we have; the newest schema of each. */
export function* awsTypes(): Generator<[string, Block]> {
  const schemas = ["aws-6", "aws-5"].map((id) =>
    ProviderSchema.parse(readFileSync(join(ROOT, "public/schemas", `${id}.jsonl`), "utf8")),
  );
  const seen = new Set<string>();
  for (const schema of schemas)
    for (const name of schema.names("resource")) {
      const block = schema.block("resource", name);
      if (block && !seen.has(name)) yield [name, block];
      seen.add(name);
    }
}
