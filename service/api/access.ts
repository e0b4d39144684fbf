/** Who may ask: bearer tokens, the pages that are let in, and on a loopback address the names that lead there. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Owner } from "../queue/jobs.ts";
import { Refused } from "./refused.ts";

export interface Access {
  /** Without any, everybody who reaches the address is let in: on loopback addresses only. */
  tokens: readonly string[];
  /** Origins of pages, such as `http://localhost:4173`. */
  origins: readonly string[];
  /** The service listens on a loopback address. */
  loopback: boolean;
}

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Throws `Refused`; else tells whose the request's jobs are. */
export function createAuth({ tokens }: Access): (request: IncomingMessage) => Owner {
  const known = tokens.map(digest);
  return ({ headers }) => {
    if (known.length === 0) return "";
    const [, given = ""] = /^Bearer ([\x21-\x7e]{1,512})$/.exec(headers.authorization ?? "") ?? [];
    const asked = digest(given);
    // All are compared, each in constant time: neither the time nor the answer tells which was near.
    const mine = known.filter((token) => timingSafeEqual(token, asked));
    if (given === "" || mine.length === 0)
      throw new Refused(401, "unauthorized", "A token is needed: Authorization: Bearer TOKEN.", {
        "WWW-Authenticate": 'Bearer realm="terraformer"',
      });
    return asked.toString("base64url");
  };
}

const LOOPBACK_NAME = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/** Pages that aren't let in are refused whatever they ask; so are names that someone else's DNS has led to this machine. Gives headers for the answer. */
export function createCors({ origins, loopback }: Access): (request: IncomingMessage) => Record<string, string> {
  return ({ headers, method }) => {
    const { origin, host = "" } = headers;
    if (loopback && !LOOPBACK_NAME.test(host))
      throw new Refused(421, "wrong-host", "This service answers to localhost only.");
    if (origin === undefined) return {};
    if (!origins.includes(origin))
      throw new Refused(
        403,
        "origin-refused",
        "This page isn't let in: start the service with --allow-origin and its origin.",
      );
    return {
      "Access-Control-Allow-Origin": origin,
      Vary: "Origin",
      "Access-Control-Expose-Headers": "Location, Retry-After",
      ...(method === "OPTIONS" && {
        "Access-Control-Allow-Methods": "GET, POST, DELETE",
        "Access-Control-Allow-Headers": "Authorization, Content-Type",
        "Access-Control-Max-Age": "600",
        // Chromium asks before a page reaches into the own network.
        ...(headers["access-control-request-private-network"] && { "Access-Control-Allow-Private-Network": "true" }),
      }),
    };
  };
}
