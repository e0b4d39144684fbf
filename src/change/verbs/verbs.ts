/** The kinds of change that a part of a request can ask for by their own words: one a file. */
import type { Clause } from "../../language/clauses.ts";
import type { Scene } from "../scene.ts";
import { closeAccess } from "./access.ts";
import { addOutputs } from "./output.ts";
import { addPairs } from "./pairs.ts";
import { removeAsked } from "./remove.ts";
import { changeInstances } from "./repeated.ts";

/** Whether it was asked for, and done. What isn't done without the user's word is asked (`scene.ask`). */
export type Verb = (scene: Scene, clause: Clause) => Promise<boolean>;

/** The first that was asked for is done; what none of them does is left to arguments (`adjust.ts`) and new blocks (`additions.ts`). */
export const VERBS: readonly Verb[] = [closeAccess, changeInstances, removeAsked, addOutputs, addPairs];
