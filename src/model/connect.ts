import type { CompletionModel } from "../core/completion.ts";
import { type EndpointOptions, endpointModel } from "./endpoint.ts";
import { EndpointError } from "./endpoint-error.ts";
import { resuming } from "./resume.ts";

/** A server that was busy or gone for a moment is given this long. */
const PAUSE_MS = 1000;

/**
 * The endpoint's model (default: the first that it lists) as it is used: one that goes on once when the connection broke. Asks for the list of
 * models first, so that a wrong address is told at once; rejects with an EndpointError.
 */
export async function connectEndpoint(
  options: Omit<EndpointOptions, "model"> & { model?: string },
): Promise<{ id: string; model: CompletionModel; models: string[] }> {
  const models = await endpointModel({ ...options, model: "" }).models();
  const id = options.model ?? models[0];
  if (id === undefined) throw new EndpointError(`${options.url} has no model: load one there first.`, false);
  const model = resuming(endpointModel({ ...options, model: id }), async (error) => {
    if (!(error instanceof EndpointError && error.passing)) return false;
    await new Promise((done) => setTimeout(done, PAUSE_MS));
    return true;
  });
  return { id, model, models };
}
