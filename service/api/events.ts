/** A job's states as server-sent events: one at once, one at every change, and the end of the stream with the last. */
import type { ServerResponse } from "node:http";
import { isFinal, type PlanJob } from "../../src/core/plan-service.ts";
import { HTTP } from "../limits.ts";
import type { Jobs, Owner } from "../queue/jobs.ts";
import { Refused } from "./refused.ts";

/** The plan itself is large, and is had by GET. */
function told({ result, ...job }: PlanJob): object {
  if (!result) return job;
  const { plan: _, ...rest } = result;
  return { ...job, result: rest };
}

export function createEvents(jobs: Jobs) {
  let open = 0;
  return async (id: string, owner: Owner, response: ServerResponse, headers: Record<string, string>): Promise<void> => {
    const first = await jobs.get(id, owner);
    if (!first) throw new Refused(404, "no-such-plan", "There is no such plan.");
    if (open >= HTTP.streams)
      throw new Refused(503, "too-many-streams", "Too many streams are open.", { "Retry-After": "5" });
    open++;
    response.writeHead(200, { ...headers, "Content-Type": "text/event-stream", "X-Accel-Buffering": "no" });
    let last = "";
    const send = (job: PlanJob) => {
      const data = JSON.stringify(told(job));
      if (data === last || response.destroyed) return;
      last = data;
      response.write(`event: ${job.state}\ndata: ${data}\n\n`);
      if (isFinal(job)) response.end();
    };
    const look = async () => {
      const job = await jobs.get(id, owner).catch(() => undefined);
      if (job) send(job);
    };
    const unwatch = jobs.watch(id, () => void look());
    const beat = setInterval(() => void response.write(": beat\n\n"), HTTP.beatMs);
    response.once("close", () => {
      open--;
      unwatch();
      clearInterval(beat);
    });
    send(first);
    void look(); // it may have changed before it was watched
  };
}
