/** The service's HTTP interface. Six routes: no framework pays for itself, and every header and limit is in sight. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { HTTP } from "../limits.ts";
import { isId } from "../queue/id.ts";
import { type Jobs, QueueAway, QueueFull } from "../queue/jobs.ts";
import { type Access, createAuth, createCors } from "./access.ts";
import { readBody } from "./body.ts";
import { createEvents } from "./events.ts";
import type { Metrics } from "./metrics.ts";
import { openapi } from "./openapi.ts";
import { Refused } from "./refused.ts";
import { readRequest } from "./request.ts";

export interface ApiParts {
  jobs: Jobs;
  access: Access;
  metrics: Metrics;
  /** What `/healthz` tells of the engine and the sandbox; nothing where another process plans. */
  about: object;
  /** Takes programs; else it tells of itself alone. Default true. */
  plans?: boolean;
  /** A line for the operator; no token, address or file is ever in it. */
  log(line: string): void;
}

/** What every answer says to browsers. */
const ALWAYS = {
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": "no-store",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

type Params = { id: string };
type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  headers: Record<string, string>,
  params: Params,
) => Promise<void>;

export function createApi({ jobs, access, metrics, about, plans = true, log }: ApiParts): Server {
  const owner = createAuth(access);
  const cors = createCors(access);
  const events = createEvents(jobs);
  const missing = () => new Refused(404, "no-such-plan", "There is no such plan.");

  const routes: Record<string, Record<string, Handler>> = {
    "/healthz": {
      GET: async (_, response, headers) => json(response, 200, { ok: true, ...about }, headers),
    },
    "/openapi.json": { GET: async (_, response, headers) => json(response, 200, openapi, headers) },
    "/metrics": {
      async GET(request, response, headers) {
        owner(request);
        const text = metrics.text(await jobs.counts());
        response.writeHead(200, { ...headers, "Content-Type": "text/plain; version=0.0.4" }).end(text);
      },
    },
    "/v1/plans": {
      async POST(request, response, headers) {
        const mine = owner(request);
        const asked = readRequest(await readBody(request));
        const id = await jobs.add(asked, mine);
        const job = (await jobs.get(id, mine)) ?? { id, state: "queued", created: new Date().toISOString() };
        json(response, 202, job, { ...headers, Location: `/v1/plans/${id}` });
      },
    },
    "/v1/plans/{id}": {
      async GET(request, response, headers, { id }) {
        const job = await jobs.get(id, owner(request));
        if (!job) throw missing();
        json(response, 200, job, headers);
      },
      async DELETE(request, response, headers, { id }) {
        const job = await jobs.cancel(id, owner(request));
        if (!job) throw missing();
        json(response, 200, job, headers);
      },
    },
    "/v1/plans/{id}/events": {
      GET: (request, response, headers, { id }) => events(id, owner(request), response, headers),
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const begun = performance.now();
    const { route, params } = routeOf(request.url ?? "");
    let headers: Record<string, string> = ALWAYS;
    try {
      headers = { ...ALWAYS, ...cors(request) };
      const methods = plans || !route.startsWith("/v1/") ? routes[route] : undefined;
      if (!methods) throw new Refused(404, "no-such-route", "There is nothing here. /openapi.json says what there is.");
      if (request.method === "OPTIONS") return void response.writeHead(204, headers).end();
      const handler = Object.hasOwn(methods, request.method ?? "") ? methods[request.method ?? ""] : undefined;
      if (!handler)
        throw new Refused(405, "no-such-method", `This takes ${Object.keys(methods).join(" and ")}.`, {
          Allow: Object.keys(methods).join(", "),
        });
      if (route.includes("{id}") && !isId(params.id)) {
        owner(request); // who has no token learns nothing of ids
        throw missing();
      }
      await handler(request, response, headers, params);
    } catch (error) {
      const refused = refusedBy(error);
      if (refused.status === 500) log(`error ${error instanceof Error ? error.stack : error}`);
      if (response.headersSent) return void response.destroy();
      // What is left of the body isn't read.
      const closing = request.complete ? {} : { Connection: "close" };
      const body = { error: { code: refused.code, message: refused.message } };
      json(response, refused.status, body, { ...headers, ...refused.headers, ...closing });
    } finally {
      const ms = Math.round(performance.now() - begun);
      metrics.request(route, response.statusCode);
      log(
        `${Object.hasOwn(METHODS, request.method ?? "") ? request.method : "?"} ${route} ${response.statusCode} ${ms} ms`,
      );
    }
  }

  const server = createServer(
    {
      maxHeaderSize: HTTP.headerBytes,
      headersTimeout: HTTP.headersMs,
      requestTimeout: HTTP.requestMs,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: 1_000,
    },
    (request, response) => void answer(request, response),
  );
  server.maxConnections = HTTP.connections;
  server.maxHeadersCount = 64;
  return server;
}

const METHODS = { GET: 1, POST: 1, DELETE: 1, OPTIONS: 1, HEAD: 1, PUT: 1, PATCH: 1 };

/** The pattern that an address is of; `unknown` of any other, so that nothing that somebody sent gets into logs and metrics. */
function routeOf(url: string): { route: string; params: Params } {
  const [path = ""] = url.split("?");
  if (["/healthz", "/metrics", "/openapi.json", "/v1/plans"].includes(path)) return { route: path, params: { id: "" } };
  const [, id = "", events] = /^\/v1\/plans\/([^/]+)(\/events)?$/.exec(path) ?? [];
  return { route: id === "" ? "unknown" : `/v1/plans/{id}${events ?? ""}`, params: { id } };
}

function refusedBy(error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (error instanceof QueueFull)
    return new Refused(429, "busy", "As many plans wait as may. Try again later.", { "Retry-After": "10" });
  if (error instanceof QueueAway)
    return new Refused(503, "queue-away", "The queue can't be reached just now.", { "Retry-After": "5" });
  return new Refused(500, "internal", "Something went wrong here; the log says what.");
}

function json(response: ServerResponse, status: number, body: object, headers: Record<string, string>): void {
  response.writeHead(status, { ...headers, "Content-Type": "application/json" }).end(JSON.stringify(body));
}
