/** A model behind an OpenAI-compatible server: what the user fills in, and the connection. */
import { computed, signal } from "@preact/signals";
import type { CompletionModel } from "../../../core/completion.ts";
import { type Destination, destinationOf } from "../../../model/destination.ts";
import type { Server } from "../../../store/server.ts";
import type { Loaded, Supplier } from "../state.ts";

export interface ServerParts {
  read(): Promise<Server | undefined>;
  write(server: Server): Promise<void>;
  /** Adds the check of each block. */
  check(model: CompletionModel): CompletionModel;
}

/** What is said to go to one address goes to no other. */
const here: typeof fetch = (url, init) => fetch(url, { ...init, redirect: "error" });

export function createServer({ read, write, check }: ServerParts) {
  const url = signal("http://localhost:11434");
  const key = signal("");
  const keep = signal(false);
  /** What the server has, after it was asked. */
  const models = signal<readonly string[]>([]);
  const chosen = signal("");
  let connected: CompletionModel | undefined;

  const destination = computed<Destination | Error>(() => {
    try {
      return destinationOf(url.value.trim());
    } catch (error) {
      return error as Error;
    }
  });

  const connect = async (): Promise<Loaded> => {
    const begun = performance.now();
    if (destination.value instanceof Error) throw destination.value;
    const { host } = destination.value;
    const { connectEndpoint } = await import("../../../model/connect.ts");
    const address = url.value.trim();
    const secret = key.value.trim() ? { key: key.value.trim() } : {};
    const had = models.value.includes(chosen.value) ? { model: chosen.value } : {};
    const connection = await connectEndpoint({ url: address, fetch: here, ...secret, ...had });
    const { id, model, models: list } = connection;
    if (list.length === 0) throw new Error(`${host} has no model: load one there first.`);
    models.value = list;
    chosen.value = list.includes(id) ? id : (list[0] ?? "");
    connected = check(model);
    await write({ url: address, ...(keep.value ? secret : {}) }).catch(() => {}); // only a convenience
    return {
      engine: `${chosen.value} at ${host}`,
      explanation: `The server answers. Each block that ${chosen.value} writes is checked here, and asked for again when the provider's schema refuses it.`,
      seconds: (performance.now() - begun) / 1000,
    };
  };

  return {
    id: "server",
    label: "a server",
    takesGrammar: true,
    url,
    key,
    keep,
    models,
    chosen,
    destination,
    offer: computed(() => {
      const to = destination.value;
      if (to instanceof Error) return undefined;
      const name = chosen.value || "of this server";
      return {
        name,
        bytes: 0,
        terms: `run by ${to.host}, which gets your prompt and the program`,
        action: "Connect",
        verb: "Connect",
        undo: "Disconnect",
      };
    }),
    none: computed(() => (destination.value instanceof Error ? destination.value.message : "")),
    async start() {
      const kept = await read().catch(() => undefined);
      if (!kept) return;
      url.value = kept.url;
      key.value = kept.key ?? "";
      keep.value = kept.key !== undefined;
    },
    load: async (_progress: unknown, signal: AbortSignal) => {
      signal.throwIfAborted();
      const stopped = new Promise<never>((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      });
      return Promise.race([connect(), stopped]);
    },
    async unload() {
      connected = undefined;
    },
    complete: ((...asked) => {
      if (!connected) return Promise.reject(new Error("No server is connected."));
      return connected.complete(...asked);
    }) as CompletionModel["complete"],
  } satisfies Supplier & Record<string, unknown>;
}

export type ServerSupplier = ReturnType<typeof createServer>;
