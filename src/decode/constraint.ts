export type * from "../core/constraint.ts";
