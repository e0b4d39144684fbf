/** What a file is by its name's ending: the one table of Terraform's and OpenTofu's. */

const NATIVE = [".tf", ".tofu"];
const FORMATTED = [...NATIVE, ".tfvars"];
/** All in HCL's native syntax, and all in its JSON syntax. */
export const HCL = [...FORMATTED, ".hcl"];
export const HCL_JSON = FORMATTED.map((ending) => `${ending}.json`);

const endsIn = (endings: readonly string[]) => (path: string) => endings.some((ending) => path.endsWith(ending));

/** A module's configuration in the native syntax. */
export const isNative = endsIn(NATIVE);
/** The same, of the root module. */
export const isRoot = (path: string): boolean => !path.includes("/") && isNative(path);
/** A module's configuration, in either syntax. */
export const isConfiguration = endsIn([...NATIVE, ...NATIVE.map((ending) => `${ending}.json`)]);
/** What `fmt` takes. */
export const isFormatted = endsIn(FORMATTED);
export const isHcl = endsIn(HCL);
export const isHclJson = endsIn(HCL_JSON);
/** Configuration and values of its variables, in either syntax. */
export const isProgram = endsIn([...FORMATTED, ...HCL_JSON]);
/** What policies may read under `data`, and neither a program nor its tests or schemas are made of. */
export const isPolicyData = (path: string): boolean =>
  /(?<!\.(?:tftest|tofutest|schema))\.(?:json|ya?ml)$|(?:^|\/)\.manifest$/.test(path) && !isHclJson(path);
