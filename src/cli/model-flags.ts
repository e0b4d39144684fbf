/** The flags that choose who writes, read and checked in one place. */
import { existsSync } from "node:fs";
import { NO_MODEL } from "../decode/first.ts";
import type { ModelChoice } from "./generator.ts";
import { userPath } from "./paths.ts";
import { UsageError } from "./usage-error.ts";

/** Flags of every command that writes. */
export interface ModelFlags {
  model?: string;
  adapter?: string;
  endpoint?: string;
  endpointModel?: string;
}

export function modelChoice({ model: id, adapter, endpoint, endpointModel }: ModelFlags): ModelChoice {
  if (endpoint !== undefined && id !== undefined)
    throw new UsageError("--model is one of ours: with --endpoint, name the server's with --endpoint-model.");
  if (endpoint !== undefined && adapter !== undefined)
    throw new UsageError("--adapter changes a model of ours: it can't be used with --endpoint.");
  if (adapter !== undefined && id === NO_MODEL)
    throw new UsageError("--adapter changes a model: there is none with --model none.");
  if (adapter !== undefined && !existsSync(userPath(adapter)))
    throw new UsageError(`--adapter ${adapter}: there is no such file.`);
  if (endpoint === undefined && endpointModel !== undefined)
    throw new UsageError("--endpoint-model needs --endpoint, the address of the server.");
  return { id, adapter, endpoint, endpointModel };
}
