/** `plan-service`: plans programs for others until it is ended. */
import { FlagError, type ServiceFlags, start } from "../../service/run/start.ts";
import { warn } from "./output.ts";
import { userPath } from "./paths.ts";
import { UsageError } from "./usage-error.ts";

export async function planService(flags: ServiceFlags): Promise<number> {
  const place = (path: string | undefined) => (path === undefined ? undefined : userPath(path));
  const { engine, providers, tokenFile } = flags;
  // A password in an argument could be read by every user of the machine.
  const queue = flags.queue ?? process.env.TERRAFORMER_PLAN_QUEUE;
  const placed = {
    ...flags,
    engine: place(engine),
    providers: place(providers),
    tokenFile: place(tokenFile),
    ...(queue && { queue }),
  };
  const service = await start(placed, (line) => warn(line)).catch((error: unknown) => {
    throw error instanceof FlagError ? new UsageError(error.message) : new UsageError(String((error as Error).message));
  });
  warn(`The plan service listens at ${service.url}`);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  await service.close();
  return 0;
}
