/** What AWS roles and policies of examples grant, by the argument that takes them: whom, which actions, which of the policies that AWS manages. */
import type { Expression, SyntaxBlock } from "./examples.ts";
import { increase, inner, inner2, once, type Read } from "./relations.ts";
import { allReferences, asReference } from "./walk.ts";

const PARTS = ["principals", "actions", "policies"] as const;
type Part = (typeof PARTS)[number];
type Granted = Record<Part, Set<string>>;
export type Counts = Record<Part, Map<string, number>>;

const nothing = (): Granted => ({ principals: new Set(), actions: new Set(), policies: new Set() });

export class Grants {
  /** type → path of the argument → what is granted, with examples. */
  readonly found = new Map<string, Map<string, Counts>>();

  add(blocks: readonly Read[]): void {
    const seen = new Set<string>();
    const scene = new Scene(blocks);
    for (const block of blocks)
      for (const { path, expression } of block.walked.arguments) {
        const key = path.join(".");
        const granted = scene.ofArgument(block.type, key, expression);
        for (const part of PARTS)
          for (const what of granted[part])
            if (once(seen, `${block.type} ${key} ${part} ${what}`))
              increase(
                inner(inner2(this.found, block.type), key, () => ({
                  principals: new Map(),
                  actions: new Map(),
                  policies: new Map(),
                }))[part],
                what,
              );
      }
  }
}

const POLICY = /(?:^|[_.])(?:policy|policies|assume_role_policy)$/;
const MANAGED = /^arn:aws:iam::aws:policy\//;

/** The blocks of one example by their addresses. */
class Scene {
  readonly #blocks: readonly Read[];
  readonly #byAddress: ReadonlyMap<string, Read>;

  constructor(blocks: readonly Read[]) {
    this.#blocks = blocks;
    this.#byAddress = new Map(blocks.map((block) => [`${block.type}.${block.name}`, block]));
  }

  /** Of a policy what it says; of a role all that it is given, where something else takes it. */
  ofArgument(type: string, path: string, expression: Expression): Granted {
    if (POLICY.test(path)) return this.#document(expression);
    const roles = /^aws_iam_/.test(type)
      ? []
      : this.#referred(expression).filter((block) => block.type === "aws_iam_role");
    return merged(roles.map((role) => this.#role(role)));
  }

  #referred(expression: Expression): Read[] {
    return [...allReferences(expression)].flatMap((names) => {
      const to = asReference(names);
      return (to && this.#byAddress.get(`${to.type}.${to.name}`)) ?? [];
    });
  }

  #document(expression: Expression): Granted {
    const said = expression.call === "jsonencode" ? plain(expression.list?.[0] ?? {}) : parsed(expression);
    const documents = this.#referred(expression).filter(({ type }) => type === "data.aws_iam_policy_document");
    return merged([readJson(said), ...documents.map(({ body }) => readStatements(body))]);
  }

  #role(role: Read): Granted {
    const own = argumentsOf(role, /^(?:assume_role_policy|inline_policy\.policy)$/).map((e) => this.#document(e));
    const managed = [...argumentsOf(role, /^managed_policy_arns$/), ...this.#attached(role, "policy_arn")];
    const arns = managed.flatMap((e) => [...textsIn(plain(e))].filter((text) => MANAGED.test(text)));
    const policies = managed.flatMap((e) => this.#referred(e)).flatMap((policy) => argumentsOf(policy, /^policy$/));
    const granted = [...policies, ...this.#attached(role, "policy")].map((e) => this.#document(e));
    // That it is assumed is no permission of its own; whom its policies name is somebody else.
    return merged([
      ...own.map((g) => ({ ...g, actions: new Set<string>() })),
      ...granted.map((g) => ({ ...g, principals: new Set<string>() })),
      { ...nothing(), policies: new Set(arns) },
    ]);
  }

  /** That argument of IAM's blocks that refer to the role. */
  #attached(role: Read, argument: string): Expression[] {
    return this.#blocks
      .filter(({ type }) => /^aws_iam_(?:role_)?policy(?:_attachment)?$/.test(type))
      .filter((block) => argumentsOf(block, /^roles?$/).some((e) => this.#referred(e).includes(role)))
      .flatMap((block) => argumentsOf(block, new RegExp(`^${argument}$`)));
  }
}

const argumentsOf = ({ walked }: Read, path: RegExp): Expression[] =>
  walked.arguments.filter((said) => path.test(said.path.join("."))).map(({ expression }) => expression);

/** The value of an expression as JSON has it, without what isn't literal. */
function plain({ value, list, object, call }: Expression): unknown {
  if (call) return undefined;
  if (list) return list.map(plain);
  if (object) return Object.fromEntries(Object.entries(object).map(([key, item]) => [key, plain(item)]));
  return value;
}

function parsed({ value, template }: Expression): unknown {
  const text = typeof value === "string" ? value : template;
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  if (Array.isArray(value)) for (const item of value) yield* textsIn(item);
}

function readJson(document: unknown): Granted {
  const granted = nothing();
  const { Statement: said } = (document ?? {}) as { Statement?: unknown };
  for (const statement of Array.isArray(said) ? said : [said]) {
    const { Action, Principal } = (statement ?? {}) as { Action?: unknown; Principal?: { Service?: unknown } };
    for (const action of textsIn([Action].flat())) granted.actions.add(action);
    for (const service of textsIn([Principal?.Service].flat())) granted.principals.add(service);
  }
  return cleaned(granted);
}

/** The statements of `aws_iam_policy_document`. */
function readStatements({ blocks = [] }: SyntaxBlock): Granted {
  const granted = nothing();
  for (const statement of blocks.filter(({ type }) => type === "statement")) {
    for (const action of textsIn(plain(statement.arguments?.actions ?? {}))) granted.actions.add(action);
    for (const principal of (statement.blocks ?? []).filter(({ type }) => type === "principals"))
      if (principal.arguments?.type?.value === "Service")
        for (const service of textsIn(plain(principal.arguments.identifiers ?? {}))) granted.principals.add(service);
  }
  return cleaned(granted);
}

/** Only what is a service or an action of one. */
const cleaned = ({ principals, actions, policies }: Granted): Granted => ({
  principals: new Set([...principals].filter((name) => /^[a-z0-9.-]+\.amazonaws\.com$/.test(name))),
  actions: new Set([...actions].filter((name) => /^(?:\*|[a-z0-9-]+:[A-Za-z*]+)$/.test(name))),
  policies,
});

function merged(all: readonly Granted[]): Granted {
  const granted = nothing();
  for (const one of all) for (const part of PARTS) for (const what of one[part]) granted[part].add(what);
  return granted;
}
