/** The graph's worker: a layout of hundreds of nodes takes longer than one may keep a page from answering. */
import { expose } from "comlink";
import { layout } from "../src/features/graph/layout.ts";

const worker = { layout };

export type LayoutWorker = typeof worker;

expose(worker);
