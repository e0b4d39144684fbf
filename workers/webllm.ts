/**
 * web-llm's worker: loads a larger model onto the GPU, completes conversations. Spoken to through comlink; see `WebLlmSession`. It is started by
 * connected.html alone, through a blob, so that it is bound by that page's policy and by no wider one of its own.
 */
import { expose } from "comlink";
import { loadWebLlm } from "../src/model/webllm-load.ts";
import { WebLlmSession } from "../src/model/webllm-session.ts";

expose(new WebLlmSession(loadWebLlm));
