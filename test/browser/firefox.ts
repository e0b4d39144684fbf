/** A stock Firefox with a fresh profile, asked by Marionette: its own remote protocol, over a socket, which needs no driver beside it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PLACES = ["/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];

/** Where a Firefox is; the environment variable FIREFOX names another. */
export const findFirefox = (): string | undefined =>
  [process.env.FIREFOX, ...PLACES].find((path) => path && existsSync(path));

/** No request of its own: what a test sees comes from the page. */
const PREFERENCES = {
  "marionette.port": 0,
  "app.update.disabledForTesting": true,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "toolkit.telemetry.reportingpolicy.firstRun": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "browser.safebrowsing.update.enabled": false,
  "services.settings.server": "data:,",
};

export interface Firefox {
  version: string;
  goto(url: string): Promise<void>;
  /** Runs the body of a function in the page, until it returns something that isn't false. */
  until<T>(body: string, timeoutMs?: number): Promise<T>;
  run<T>(body: string): Promise<T>;
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

export async function launchFirefox(executable: string): Promise<Firefox> {
  const profile = mkdtempSync(join(tmpdir(), "terraformer-firefox-"));
  const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
  writeFileSync(join(profile, "user.js"), lines.join(""));
  const child = spawn(executable, ["--headless", "--marionette", "--no-remote", "--profile", profile], {
    stdio: "ignore",
    env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: "1", HOME: profile },
  });
  const client = new Marionette(await connected(join(profile, "MarionetteActivePort"), child));
  const { capabilities } = (await client.ask("WebDriver:NewSession", {
    capabilities: { alwaysMatch: { timeouts: { script: 60_000, pageLoad: 60_000 } } },
  })) as { capabilities: { browserVersion: string } };
  const run = async <T>(body: string): Promise<T> => {
    const { value } = (await client.ask("WebDriver:ExecuteScript", { script: body, args: [] })) as { value: T };
    return value;
  };
  return {
    version: capabilities.browserVersion,
    async goto(url) {
      await client.ask("WebDriver:Navigate", { url });
    },
    run,
    async until<T>(body: string, timeoutMs = 60_000) {
      for (const end = Date.now() + timeoutMs; ; ) {
        const value = await run<T | false | null>(body);
        if (value !== false && value !== null) return value;
        if (Date.now() > end) throw new Error(`Not within ${timeoutMs / 1000} s: ${body}`);
        await new Promise((done) => setTimeout(done, 200));
      }
    },
    async screenshot(path) {
      const { value } = (await client.ask("WebDriver:TakeScreenshot", { full: false })) as { value: string };
      writeFileSync(path, Buffer.from(value, "base64"));
    },
    async close() {
      await client.ask("Marionette:Quit", { flags: ["eForceQuit"] }).catch(() => {});
      if (child.exitCode === null) await Promise.race([once(child, "exit"), new Promise((d) => setTimeout(d, 5000))]);
      child.kill("SIGKILL");
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** Firefox writes the port that it listens at into its profile. */
async function connected(portFile: string, child: ChildProcess): Promise<Socket> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    if (child.exitCode !== null) throw new Error(`Firefox ended with ${child.exitCode}.`);
    await new Promise((done) => setTimeout(done, 100));
    if (!existsSync(portFile)) continue;
    const socket = connect(Number(readFileSync(portFile, "utf8")), "127.0.0.1");
    await once(socket, "connect");
    return socket;
  }
  child.kill("SIGKILL");
  throw new Error("Firefox didn't say within a minute where it listens.");
}

/** Messages are JSON behind their length: `[0, id, command, parameters]` there, `[1, id, error, result]` back. */
class Marionette {
  private readonly waiting = new Map<number, { done(value: unknown): void; failed(error: Error): void }>();
  private received = Buffer.alloc(0);
  private last = 0;

  constructor(private readonly socket: Socket) {
    socket.on("data", (data: Buffer) => this.take(data));
    socket.on("close", () => {
      for (const { failed } of this.waiting.values()) failed(new Error("Firefox is gone."));
    });
  }

  ask(command: string, parameters: object): Promise<unknown> {
    const id = ++this.last;
    const text = JSON.stringify([0, id, command, parameters]);
    return new Promise((done, failed) => {
      this.waiting.set(id, { done, failed });
      this.socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  }

  private take(data: Buffer): void {
    this.received = Buffer.concat([this.received, data]);
    for (;;) {
      const colon = this.received.indexOf(":");
      const end = colon + 1 + Number(this.received.subarray(0, colon));
      if (colon < 0 || this.received.length < end) return;
      const message = JSON.parse(this.received.subarray(colon + 1, end).toString());
      this.received = this.received.subarray(end);
      if (!Array.isArray(message)) continue; // its greeting
      const [, id, error, result] = message;
      const asked = this.waiting.get(id);
      this.waiting.delete(id);
      if (error) asked?.failed(new Error(`${error.error}: ${error.message}`));
      else asked?.done(result);
    }
  }
}
