import { EndpointError } from "./endpoint-error.ts";

/** How far text goes that is sent to an address. */
export type Reach = "machine" | "network" | "internet";

export interface Destination {
  /** Scheme, host and port. */
  origin: string;
  host: string;
  reach: Reach;
  encrypted: boolean;
}

export const REACH: Record<Reach, string> = {
  machine: "on this machine",
  network: "on your own network",
  internet: "on the internet",
};

/** Where an address leads. Throws an EndpointError when it is none, or would send text over the internet for all to read. */
export function destinationOf(address: string): Destination {
  const whole = address.includes("://") ? address : `http://${address}`;
  const wrong = (why: string) => new EndpointError(why, false);
  if (!/^https?:/.test(whole) || !URL.canParse(whole))
    throw wrong(`${address || "Nothing"} is no address of a server, such as http://localhost:11434/v1.`);
  const { origin, host, hostname, protocol, username, password } = new URL(whole);
  if (username || password) throw wrong("The address has a name or a password in it: give the key in its own field.");
  const reach = reachOf(hostname);
  const encrypted = protocol === "https:";
  if (reach === "internet" && !encrypted)
    throw wrong(`${host} is on the internet, and http:// is readable on the way: use https://.`);
  return { origin, host, reach, encrypted };
}

const PRIVATE_V4 = /^(10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;
const PRIVATE_V6 = /^\[f([cd][0-9a-f]{2}|e[89ab][0-9a-f]):/;
/** Names that no server of the internet has: RFC 6762, 8375, 9476 and what routers use. */
const LOCAL_NAME = /^[^.:]+$|\.(local|lan|home|internal|intranet|corp|home\.arpa|test)$/;

function reachOf(hostname: string): Reach {
  if (/^(localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$|\.localhost$/.test(hostname)) return "machine";
  const isV4 = /^\d+(\.\d+){3}$/.test(hostname);
  const near = isV4 ? PRIVATE_V4.test(hostname) : PRIVATE_V6.test(hostname) || LOCAL_NAME.test(hostname);
  return near ? "network" : "internet";
}
