/** A worker in a process of its own, which a test can kill: `worker-process.ts URL MS` plans everything in so many milliseconds. */
import { createRedisWorker } from "../queue/redis.ts";
import { RESULT } from "./service.ts";

const [, , url = "", ms = "50"] = process.argv;
createRedisWorker(url, async ({ files }) => {
  await new Promise((done) => setTimeout(done, Number(ms)));
  if ("kills.tf" in files) process.kill(process.pid, "SIGKILL");
  if ("fails.tf" in files) throw new Error("There is no room.");
  return RESULT;
});
console.log("ready");
