/** What a request gives literally of networks: ranges, and the services it opens; and which of its parts speak of variables. */
import { own } from "../core/own.ts";

const NETWORK = /\b\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}\b/g;

export const networksIn = (request: string): string[] => request.match(NETWORK) ?? [];

/** Ports as IANA registers them. */
export const PORTS: Readonly<Record<string, number>> = {
  ftp: 21,
  ssh: 22,
  smtp: 25,
  dns: 53,
  http: 80,
  https: 443,
  nfs: 2049,
  mysql: 3306,
  rdp: 3389,
  postgresql: 5432,
  postgres: 5432,
  redis: 6379,
};

export interface Access {
  port: number;
  /** Networks it is open to; empty when the request doesn't say. */
  networks: string[];
}

/** The services a request opens, each with who may reach it: "https from anywhere and ssh only from 10.0.0.0/8". */
export function accessIn(request: string): Access[] {
  const found = [...request.matchAll(/\b(?:port (\d{1,5})|([a-z]+))\b/gi)].flatMap((match) => {
    const port = match[1] ? Number(match[1]) : own(PORTS, (match[2] ?? "").toLowerCase());
    return port === undefined ? [] : [{ port, at: match.index, end: match.index + match[0].length }];
  });
  return found.map(({ port, end }, i) => {
    const clause = request.slice(end, found[i + 1]?.at ?? request.length);
    const anywhere = /\b(?:anywhere|everywhere|the internet|the world|anyone|everyone|all)\b/i.test(clause);
    return { port, networks: anywhere ? ["0.0.0.0/0"] : networksIn(clause) };
  });
}

/** The part of a request, between commas and conjunctions, that says "variable": what it names comes from outside. */
export function variableClauses(request: string): string[] {
  return request
    .split(/[,;]|\.\s|\b(?:and|with|that|which|whose)\b/i)
    .filter((clause) => /\bvariables?\b/i.test(clause));
}
