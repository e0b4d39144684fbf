/** The plan service that the user has named, its token when they say so, and the projects that may be sent to it. */
import type { Database } from "./database.ts";

export interface KeptPlanService {
  url: string;
  token?: string;
  on: boolean;
  /** By project: the origin that the user has agreed to. */
  agreed: Record<string, string>;
}

const NAME = "plan-service";

/** Undefined when none was kept. */
export async function readPlanService(open: Promise<Database>): Promise<KeptPlanService | undefined> {
  const kept = (await (await open).get("settings", NAME)) as Partial<KeptPlanService> | undefined;
  if (typeof kept?.url !== "string") return undefined;
  return {
    url: kept.url,
    on: kept.on === true,
    agreed: typeof kept.agreed === "object" && kept.agreed !== null ? kept.agreed : {},
    ...(typeof kept.token === "string" && { token: kept.token }),
  };
}

export async function writePlanService(open: Promise<Database>, kept: KeptPlanService): Promise<void> {
  await (await open).put("settings", kept, NAME);
}
