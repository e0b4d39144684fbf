import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  AuthenticationError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
} from "openai";
import { EndpointError } from "./endpoint-error.ts";

export interface Asked {
  /** The address with which the server was asked. */
  url: string;
  model: string;
  /** The models the server lists; undefined when it gave no list. */
  models?: readonly string[] | undefined;
}

/** What `openai` throws, in words for the person who runs the server. */
export function endpointError(error: unknown, { url, model, models }: Asked): EndpointError {
  if (error instanceof EndpointError) return error;
  const tell = (message: string, passing = false) => new EndpointError(message, passing, { cause: error });
  if (error instanceof APIConnectionTimeoutError)
    return tell(`${url} didn't answer in time. Is the model still loading, or too large for the machine?`, true);
  if (error instanceof APIConnectionError) return tell(unreachable(url, error), true);
  if (error instanceof AuthenticationError || error instanceof PermissionDeniedError)
    return tell(`${url} refused the key (status ${error.status}): give the one that this server expects.`);
  if (error instanceof RateLimitError) return tell(`${url} has too much to do (status 429): try again later.`, true);
  const about = error instanceof Error ? error.message : String(error);
  const namesModel = error instanceof APIError && error.status !== undefined && /model/i.test(about);
  if (models && (error instanceof NotFoundError || (namesModel && !models.includes(model))))
    return tell(`${url} has no model ${model}. It has: ${models.join(", ") || "none; load one first"}.`);
  if (error instanceof APIError && (error.status === 404 || error.status === 405) && !/model/i.test(about))
    return tell(notOpenAi(url));
  if (error instanceof APIError && error.status !== undefined)
    return tell(`${url} answered with status ${about}.`, error.status >= 500);
  return tell(`The answer of ${url} broke off (${about}).`, true);
}

export const notOpenAi = (url: string) =>
  `${url} isn't an OpenAI-compatible server: its address usually ends with /v1, as in http://localhost:11434/v1 (Ollama) or http://localhost:1234/v1 (LM Studio).`;

function unreachable(url: string, error: Error): string {
  let deepest: unknown = error;
  while (deepest instanceof Error && deepest.cause) deepest = deepest.cause;
  const { code, message } = deepest as { code?: string; message?: string };
  if (code === "ECONNREFUSED") return `Nothing listens at ${url}: start the server, or correct the address.`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `${url}: there is no host of that name on this network.`;
  return `${url} can't be reached (${code ?? message}): is the server running there?${inBrowser(url)}`;
}

/** Why a page may be refused what other programs aren't. A browser says no more than that it failed. */
function inBrowser(url: string): string {
  const page = globalThis as { document?: unknown; location?: { protocol: string } };
  if (!page.document) return "";
  const mixed = page.location?.protocol === "https:" && url.startsWith("http:");
  const secure = mixed
    ? " From a page on https, http:// reaches this machine (localhost) at most: give the server https."
    : "";
  return `${secure} In a browser it must also allow this page's origin (CORS; OLLAMA_ORIGINS in Ollama) and not redirect.`;
}
