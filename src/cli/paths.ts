import { resolve } from "node:path";

/** The folder the user stands in: npm runs scripts in the package's own. */
const HERE =
  process.env.npm_lifecycle_event === "terraformer" ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd();

/** A path as the user means it, absolute. */
export const userPath = (path: string): string => resolve(HERE, path);
