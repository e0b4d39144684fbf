/** JSON documents that string arguments hold, as schemas: their form is the API's, what stands in them is the request's and the model's. */
import { type Attribute, type CtyType, impliedType, type NestedAttributes, optionalAttribute } from "../core/schema.ts";
import { actionsOf as grantedActions, principalsOf } from "../knowledge/grants.ts";
import usual from "../knowledge/written/usual.json" with { type: "json" };
import { quantityFor } from "../language/quantities.ts";
import { readingOf } from "../language/reading.ts";
import { phraseText } from "../language/words.ts";
import type { Argument, IntentParts } from "./choose.ts";

type Members = Readonly<Record<string, Attribute>>;
const documentOf = (nesting: "single" | "list", members: Members): NestedAttributes => ({
  nesting,
  attributes: new Map(Object.entries(members)),
});
const member = (type: CtyType): Attribute => ({ ...optionalAttribute(type), required: true, optional: false });
const object = (nested: NestedAttributes): Attribute => ({ ...member(impliedType(nested)), nested });

const STRING = member("string");
const WHO = object(documentOf("single", { Service: STRING }));
const policyOf = (statement: Members): NestedAttributes =>
  documentOf("single", {
    Version: STRING,
    Statement: object(documentOf("list", { Effect: STRING, ...statement })),
  });

/** A role's document says who may take it on. */
const TRUST = policyOf({ Action: STRING, Principal: WHO });
/** What may be done, on what. */
const PERMISSIONS = policyOf({ Action: member(["list", "string"]), Resource: STRING });
/** The document of a resource also says who. */
const RESOURCE_PERMISSIONS = policyOf({ Principal: WHO, Action: STRING, Resource: STRING });
const REDRIVE = documentOf("single", { deadLetterTargetArn: STRING, maxReceiveCount: member("number") });
const PORTS = object(documentOf("list", { containerPort: member("number") }));
const CONTAINERS = documentOf("list", {
  ...{ name: STRING, image: STRING, essential: member("bool") },
  portMappings: { ...PORTS, required: false, optional: true },
});

/** Identity policies: what they are about is somebody's permissions, so nobody is named in them. */
const OF_IDENTITIES = /^aws_iam_(?:policy|role_policy|user_policy|group_policy)$|_(?:permission_set)_inline_policy$/;

/** The document that an argument of a type (`aws_iam_role`, `assume_role_policy`) holds, if any is known. */
export function documentFor(type: string, argument: string): NestedAttributes | undefined {
  if (!type.startsWith("aws_")) return undefined;
  if (argument === "assume_role_policy") return TRUST;
  if (argument === "redrive_policy") return REDRIVE;
  if (argument === "container_definitions") return CONTAINERS;
  if (argument !== "policy") return undefined;
  return OF_IDENTITIES.test(type) ? PERMISSIONS : RESOURCE_PERMISSIONS;
}

/** What parts of such documents may say: the first of several choices isn't preferred. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  Version: ["2012-10-17"],
  "Statement.Effect": ["Allow", "Deny"],
};

/** What the request and the program say of a document, by the path within it. */
export function documentChoices(
  type: string,
  { name }: Argument,
  document: NestedAttributes,
  { request, others, types, schemas: { knowledge } }: Pick<IntentParts, "request" | "others" | "types" | "schemas">,
): { values: Map<string, readonly string[]>; choices: Map<string, readonly string[]> } {
  const values = new Map(Object.entries(VALUES));
  const choices = new Map<string, readonly string[]>();
  if (name === "assume_role_policy") {
    values.set("Statement.Effect", ["Allow"]);
    choices.set("Statement.Action", ['"sts:AssumeRole"']);
  }
  const principals = name === "assume_role_policy" ? principalsOf(types, knowledge) : [];
  values.set("Statement.Principal.Service", principals.length > 0 ? principals : principalsIn(request));
  const arns = readingOf(request)
    .texts.filter(({ kind }) => kind === "arn")
    .map(({ text }) => JSON.stringify(text));
  choices.set("Statement.Resource", arns.length > 0 ? arns : [...others("arn"), '"*"']);
  const actions = [...request.matchAll(/\b[a-z0-9-]+:[A-Z][A-Za-z]+\*?/g)].map(([action]) => JSON.stringify(action));
  // Of a role's policy examples show what the service needs.
  const needed = actions.length > 0 || type !== "aws_iam_role_policy" ? [] : grantedActions(types, knowledge);
  const all = [...actions, ...needed.map((action) => JSON.stringify(action))];
  if (all.length > 0 && name === "policy") choices.set("Statement.Action", [actionsOf(document, all)]);
  const targets = others("arn", type);
  if (name === "redrive_policy" && targets.length > 0) choices.set("deadLetterTargetArn", targets);
  for (const inside of ["maxReceiveCount", "portMappings.containerPort"]) {
    const argument = (inside.split(".").at(-1) as string).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const number = quantityFor(argument, readingOf(request).quantities);
    if (number !== undefined) choices.set(inside, [String(number)]);
  }
  return { values, choices };
}

/** The services that a request speaks of; all of them when it speaks of none. */
function principalsIn(request: string): string[] {
  const text = phraseText(request);
  const all = Object.entries(usual.principals);
  const meant = all.filter(([, said]) => said.split("|").some((phrase) => text.includes(phraseText(phrase))));
  return (meant.length > 0 ? meant : all).map(([principal]) => principal);
}

/** Actions in the form that the document has for them: a list, or one. */
function actionsOf({ attributes }: NestedAttributes, actions: readonly string[]): string {
  const type = attributes.get("Statement")?.nested?.attributes.get("Action")?.type;
  return type === "string" ? (actions[0] as string) : `[${actions.join(", ")}]`;
}
