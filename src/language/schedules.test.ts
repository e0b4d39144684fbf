/** When something happens again and again. */
import { expect, test } from "vitest";
import { schedulesIn } from "./schedules.ts";

test.each([
  ["run every 5 minutes by a rule", "rate(5 minutes)"],
  ["every hour", "rate(1 hour)"],
  ["every two days", "rate(2 days)"],
  ["daily at 02:30 UTC", "cron(30 2 * * ? *)"],
  ["every day at 02:00 UTC", "cron(0 2 * * ? *)"],
  ["every night at 3", "cron(0 3 * * ? *)"],
  ["at 01:30 daily", "cron(30 1 * * ? *)"],
  ["on weekdays at 7 am", "cron(0 7 ? * MON-FRI *)"],
  ["every Monday at 06:30", "cron(30 6 ? * MON *)"],
  ["mondays 6:30 pm", "cron(30 18 ? * MON *)"],
])("%s", (request, text) => {
  expect(schedulesIn(request).map((one) => one.text)).toEqual([text]);
});

test("what isn't when something happens is none", () => {
  for (const request of ["every request", "keep it 5 days", "a daily budget of 20", "monitored every month", "3 days"])
    expect(schedulesIn(request)).toEqual([]);
});
