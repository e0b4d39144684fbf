/** What attackers are after, made for the tests: a file and a variable that no output may have, and addresses that nothing may reach. */
import { createSocket } from "node:dgram";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";

export interface Bait {
  /** What must be in no output. */
  secret: string;
  file: string;
  folder: string;
  /** Addresses of this machine with a listener each, as HOST:PORT. */
  addresses: string[];
  /** How often something has come there. */
  reached(): number;
  remove(): void;
}

export async function layBait(): Promise<Bait> {
  const secret = `canary${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`;
  const folder = mkdtempSync(join(tmpdir(), "bait-"));
  const file = join(folder, "canary.txt");
  writeFileSync(file, secret, { mode: 0o644 });
  process.env.CANARY = secret;
  process.env.TF_VAR_canary = secret;
  process.env.TF_CLI_ARGS_plan = "-destroy";
  let count = 0;
  const server = createServer((socket) => {
    count++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
  const { port } = server.address() as AddressInfo;
  const udp = createSocket("udp4").on("message", () => count++);
  await new Promise<void>((resolve) => udp.bind(port, "0.0.0.0", resolve));
  const own = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  const hosts = own.filter(({ family }) => family === "IPv4").map(({ address }) => address);
  return {
    secret,
    file,
    folder,
    addresses: [...new Set(["127.0.0.1", ...hosts])].map((host) => `${host}:${port}`),
    reached: () => count,
    remove() {
      server.close();
      udp.close();
      rmSync(folder, { recursive: true });
      for (const name of ["CANARY", "TF_VAR_canary", "TF_CLI_ARGS_plan"]) delete process.env[name];
    },
  };
}
