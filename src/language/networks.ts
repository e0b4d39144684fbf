/** Networks, and the services that a request opens to them. */
import { own } from "../core/own.ts";
import { readingOf } from "./reading.ts";

interface Network {
  address: number;
  bits: number;
}

/** A network or an address of IPv4, as numbers. */
export function networkOf(text: string): Network | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  const address = match.slice(1, 5).reduce((sum, part) => sum * 256 + Number(part), 0);
  return { address, bits: Number(match[5] ?? 32) };
}

/** `10.0.1.0` of its number. */
export const addressText = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");

/** Whether a network or address lies in another network. */
export function isInside(text: string, network: string): boolean {
  const [inner, outer] = [networkOf(text), networkOf(network)];
  if (!inner || !outer || inner.bits < outer.bits) return false;
  const size = 2 ** (32 - outer.bits);
  return Math.floor(inner.address / size) === Math.floor(outer.address / size);
}

/** The networks of IPv4 that a request gives. */
export const networksIn = (request: string): string[] =>
  readingOf(request).texts.flatMap(({ kind, text }) => (kind === "network" && networkOf(text) ? [text] : []));

/** Ports as IANA registers them. */
export const PORTS: Readonly<Record<string, number>> = {
  ...{ ftp: 21, ssh: 22, smtp: 25, dns: 53, http: 80, https: 443, nfs: 2049 },
  ...{ mysql: 3306, rdp: 3389, postgresql: 5432, postgres: 5432, redis: 6379 },
};

/** Who may reach what is open to everybody. */
export const EVERYBODY = /\b(?:anywhere|everywhere|the internet|internet|the world|world|anyone|everyone|all)\b/i;

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
    return { port, networks: EVERYBODY.test(clause) ? ["0.0.0.0/0"] : networksIn(clause) };
  });
}
