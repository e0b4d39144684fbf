/**
 * Data sources that only a cloud can answer, in a plan made with stand-ins for providers. A provider can't answer "unknown": what a data source returns
 * is unknown in a plan only while it waits for a resource. So files are added to the program, by which those that the verifier's own plan
 * leaves unread wait for a resource that is nobody's; no line of the program changes. Of the plan that comes of it, that is taken out again.
 */
import type { Files } from "./report.ts";

/** The stand-ins take this argument in every data source (wasm/internal/stub). */
const ARGUMENT = "terraformer_waits";
const TYPE = "terraform_data";
const MARKER = `${TYPE}.${ARGUMENT}`;
const BUILTIN = "terraform.io/builtin/terraform";

interface Resource {
  address: string;
  mode: string;
  type: string;
  name: string;
  provider_name?: string;
  values?: Record<string, unknown>;
  expressions?: Record<string, unknown>;
}

interface Module {
  address?: string;
  resources?: Resource[];
  child_modules?: Module[];
  module_calls?: Record<string, { source?: string; module?: Module }>;
}

interface Change extends Resource {
  action_reason?: string;
  change: { actions: string[]; after?: Record<string, unknown> | null; after_unknown?: Record<string, unknown> };
}

/** What is read of `terraform show -json`. */
interface Plan {
  planned_values?: { root_module?: Module };
  resource_changes?: Change[];
  configuration?: { root_module?: Module; provider_config?: Record<string, { full_name?: string }> };
  relevant_attributes?: { resource: string }[];
}

const withoutKeys = (address: string): string => address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, "");

/** The path of a folder, from the root module's, along the sources of calls. */
function joined(folder: string, source: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${source}`.split("/"))
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  return parts.join("/");
}

/**
 * The files to add, by their paths from the root module's folder: of each module with data sources that the verifier's plan doesn't read although
 * nothing of the program makes them wait, and whose provider (`hashicorp/aws`, with its host where that isn't a public registry) has a stand-in.
 */
export function waitingFiles(verifierPlan: unknown, isStub: (source: string) => boolean): Files {
  const plan = verifierPlan as Plan;
  const unread = new Set(
    (plan.resource_changes ?? [])
      .filter(
        ({ mode, change, action_reason, provider_name }) =>
          mode === "data" && change.actions.includes("read") && !action_reason && isStub(plain(provider_name)),
      )
      .map(({ address }) => withoutKeys(address)),
  );
  const found = new Map<string, Record<string, Record<string, object>>>();
  const visit = (module: Module, address: string, folder: string) => {
    for (const { mode, type, name, address: own } of module.resources ?? []) {
      if (mode !== "data" || !unread.has(address + own)) continue;
      const data = found.get(folder) ?? {};
      found.set(folder, { ...data, [type]: { ...data[type], [name]: { [ARGUMENT]: `\${${MARKER}.id}` } } });
    }
    for (const [name, { source = "", module: inner }] of Object.entries(module.module_calls ?? {}))
      if (inner && /^\.\.?\//.test(source)) visit(inner, `${address}module.${name}.`, joined(folder, source));
  };
  visit(plan.configuration?.root_module ?? {}, "", "");
  const files: Files = {};
  for (const [folder, data] of found) {
    const path = folder === "" ? ARGUMENT : `${folder}/${ARGUMENT}`;
    files[`${path}.tf.json`] = `${JSON.stringify({ resource: { [TYPE]: { [ARGUMENT]: {} } } })}\n`;
    files[`${path}_override.tf.json`] = `${JSON.stringify({ data })}\n`;
  }
  return files;
}

const plain = (source = ""): string => source.replace(/^registry\.(terraform\.io|opentofu\.org)\//, "");

/** A plan of the program without what was added to it. */
export function withoutWaiting<P>(given: P): P {
  const plan = JSON.parse(JSON.stringify(given)) as Plan;
  const isOurs = ({ address }: { address: string }) => withoutKeys(address).endsWith(MARKER);
  const clean = (module: Module | undefined) => {
    if (!module) return;
    if (module.resources) module.resources = module.resources.filter((resource) => !isOurs(resource));
    for (const resource of module.resources ?? []) {
      delete resource.values?.[ARGUMENT];
      if (!resource.expressions || !(ARGUMENT in resource.expressions)) continue;
      delete resource.expressions[ARGUMENT];
      if (Object.keys(resource.expressions).length === 0) delete resource.expressions; // as where a block has no arguments
    }
    for (const child of module.child_modules ?? []) clean(child);
    for (const { module: inner } of Object.values(module.module_calls ?? {})) clean(inner);
  };
  clean(plan.planned_values?.root_module);
  clean(plan.configuration?.root_module);
  if (plan.resource_changes) plan.resource_changes = plan.resource_changes.filter((change) => !isOurs(change));
  for (const data of plan.resource_changes ?? []) {
    const { after, after_unknown } = data.change;
    if (after_unknown?.[ARGUMENT]) delete data.action_reason; // it says that an argument is unknown, which the program doesn't have
    delete after?.[ARGUMENT];
    delete after_unknown?.[ARGUMENT];
  }
  if (plan.relevant_attributes)
    plan.relevant_attributes = plan.relevant_attributes.filter(({ resource }) => !isOurs({ address: resource }));
  const providers = plan.configuration?.provider_config ?? {};
  if (!(plan.resource_changes ?? []).some(({ provider_name }) => provider_name === BUILTIN))
    for (const [name, { full_name }] of Object.entries(providers)) if (full_name === BUILTIN) delete providers[name];
  return plan as P;
}
