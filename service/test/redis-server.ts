/** A Redis or Valkey of the machine's, with a folder of its own, that can be ended and started anew. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { Redis } from "ioredis";

const program = ["redis-server", "valkey-server"]
  .flatMap((name) => (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name)))
  .find((path) => existsSync(path));

export const redisMissing: string | undefined = program ? undefined : "no redis-server or valkey-server in PATH";

export interface RedisServer {
  url: string;
  /** Ends it as a crash would. What was acknowledged is on the disk. */
  crash(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

export async function startRedis(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), "terraformer-redis-"));
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const start = async () => {
    const flags = { port, bind: "127.0.0.1", dir: folder, appendonly: "yes", appendfsync: "always", save: "" };
    const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
    child = spawn(program as string, args, { stdio: "ignore" });
    const client = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
    client.on("error", () => {}); // it isn't there yet
    await client.ping();
    client.disconnect();
  };
  const crash = () =>
    new Promise<void>((resolve) => {
      child?.once("exit", () => resolve());
      child?.kill("SIGKILL");
    });
  await start();
  return {
    ...{ url, start, crash },
    async remove() {
      await crash();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
