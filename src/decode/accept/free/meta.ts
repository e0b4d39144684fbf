/** What every block of a kind may hold besides what its schema says: count, for_each, lifecycle, provisioners and so on. */

import type { Scope } from "../../../core/constraint.ts";
import type { CtyType } from "../../../core/schema.ts";
import { fits, isCompound } from "../types.ts";
import { addressArgument, addressList } from "./address.ts";
import { type Argument, argument, type Nested, type Spec } from "./body.ts";
import { type Context, elements, type Value } from "./context.ts";
import { anyBlock, block, literal, type Table, TableSpec, typed, typedArgs } from "./table-body.ts";

/** How many instances there are is stored, whatever the block is. */
const stored =
  (own: Argument): Argument =>
  (context, then) =>
    own({ ...context, ephemeral: false }, ({ ephemeral: _, ...changed }, out) =>
      then(context.ephemeral ? { ...changed, ephemeral: true } : changed, out),
    );

const count: Argument = stored(
  argument(
    ({ type, constant, absent }) =>
      !absent && fits(type, "number") && (constant === undefined || /^\d+$/.test(constant)),
    (context) => ({ ...context, count: true }),
  ),
);

const forEach: Argument = stored(
  argument(isIterable, (context, { type }) => ({
    ...context,
    each: elements(type)?.value ?? "dynamic",
  })),
);

/** A map, an object or a set of texts. */
function isIterable({ type, absent }: Value): boolean {
  if (absent) return false;
  if (type === "dynamic") return true;
  if (!isCompound(type)) return false;
  return type[0] === "map" || type[0] === "object" || (type[0] === "set" && fits(type[1], "string"));
}

const ADDRESS = /^[\p{ID_Start}_][\p{ID_Continue}-]*(?:\.[\p{ID_Start}_][\p{ID_Continue}-]*|\[[^\]]*\])*$/u;
/** A reference to something that may be declared elsewhere. */
export const anyAddress = addressArgument((text) => ADDRESS.test(text), ["a.b"]);

const dependsOn: Argument = (context, then) =>
  addressList(
    (text) => isDeclared(text, context.scope),
    [],
    () => [...context.scope.declared.keys()],
  )(context, then);

const isDeclared = (text: string, { declared }: Scope) =>
  declared.has(text.replace(/\[[^\]]*\]$/, "").replace(/^resource\./, ""));

/** A provider's configuration: the one without a name, or one that is declared. */
const provider: Argument = (context, then) =>
  addressArgument(
    (text) => NAME.test(text) || context.scope.declared.has(`provider.${text}`),
    () => aliases(context.scope),
  )(context, then);

const NAME = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;

const aliases = ({ declared }: Scope) =>
  [...declared.keys()].flatMap((address) => (address.startsWith("provider.") ? [address.slice(9)] : []));

const condition = (change?: (context: Context) => Context): Nested =>
  block(
    { required: ["condition", "error_message"], args: { condition: typed("bool"), error_message: typed("string") } },
    change,
  );

export const CONDITION = condition();

const YES_NO: Argument = literal("bool");

function lifecycle(self: CtyType | undefined, names: (name: string) => boolean): Nested {
  const root = (text: string) => names(text.replace(/[.[].*$/s, ""));
  return block({
    args: {
      create_before_destroy: YES_NO,
      prevent_destroy: YES_NO,
      destroy: YES_NO,
      enabled: typed("bool"),
      ignore_changes: addressList(root, ["all"]),
      replace_triggered_by: (context, then) => addressList((text) => isReferred(text, context.scope))(context, then),
    },
    blocks: {
      action_trigger: anyBlock(0),
      precondition: CONDITION,
      postcondition: condition((context) => withSelf(context, self)),
    },
  });
}

/** A resource, or something within one. */
const isReferred = (text: string, scope: Scope) =>
  isDeclared(text.split(/[.[]/).slice(0, 2).join("."), scope) && text.includes(".");

const withSelf = (context: Context, self: CtyType | undefined): Context =>
  self === undefined ? context : { ...context, self };

const TYPES: Readonly<Record<string, CtyType>> = { list: ["list", "string"], map: ["map", "string"] };
const CONNECTION = typedArgs(
  {
    string:
      "type user password host timeout script_path private_key certificate agent_identity host_key target_platform cacert " +
      "bastion_host bastion_host_key bastion_user bastion_password bastion_private_key bastion_certificate proxy_scheme proxy_host " +
      "proxy_user_name proxy_user_password",
    number: "port bastion_port proxy_port",
    bool: "agent https insecure use_ntlm",
  },
  TYPES,
);
const PROVISIONERS: Readonly<Record<string, Table>> = {
  "local-exec": {
    required: ["command"],
    args: typedArgs({ string: "command working_dir", bool: "quiet", list: "interpreter", map: "environment" }, TYPES),
  },
  "remote-exec": {
    args: typedArgs({ string: "script", list: "inline scripts" }, TYPES),
    some: ["inline", "script", "scripts"],
  },
  file: { required: ["destination"], args: typedArgs({ string: "source content destination" }, TYPES) },
};

const word = (...words: string[]) => addressArgument((text) => words.includes(text), words);

function provisioner(self: CtyType): Nested {
  const connection = block({ args: CONNECTION });
  const specs = Object.entries(PROVISIONERS).map(([name, { args, ...table }]) => {
    const all = { ...args, when: word("create", "destroy"), on_failure: word("continue", "fail") };
    return [name, new TableSpec({ ...table, args: all, blocks: { connection }, once: ["connection"] })] as const;
  });
  const byName = new Map<string, Spec>(specs);
  return {
    labels: 1,
    body: ([name = ""], context) => {
      const spec = byName.get(name);
      return spec && { spec, context: withSelf(context, self) };
    },
  };
}

const COMMON = { count, for_each: forEach, depends_on: dependsOn, provider };
const EITHER = [["count", "for_each"]];

/** A resource's body: what its schema says, and what every resource may have. */
export function resourceSpec(schema: Spec, self: CtyType, names: (name: string) => boolean): Spec {
  const connection = block({ args: CONNECTION }, (context) => withSelf(context, self));
  const blocks = { lifecycle: lifecycle(self, names), provisioner: provisioner(self), connection };
  return new TableSpec({ args: COMMON, blocks, once: ["lifecycle", "connection"], excludes: EITHER }, schema);
}

export function dataSpec(schema: Spec, self: CtyType): Spec {
  const blocks = { lifecycle: lifecycle(self, () => false) };
  return new TableSpec({ args: COMMON, blocks, once: ["lifecycle"], excludes: EITHER }, schema);
}

export const MODULE_META: Table = {
  args: { count, for_each: forEach, depends_on: dependsOn },
  blocks: { lifecycle: block({ args: { enabled: typed("bool") } }) },
  excludes: EITHER,
};

export { forEach };
