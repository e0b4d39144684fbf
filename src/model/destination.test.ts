import { describe, expect, it } from "vitest";
import { destinationOf } from "./destination.ts";

describe("where an address leads", () => {
  it.each([
    ["localhost:11434", "machine"],
    ["http://127.0.0.1:1234/v1", "machine"],
    ["http://[::1]:1234", "machine"],
    ["http://127.1/", "machine"],
    ["0.0.0.0:11434", "machine"],
    ["http://box:11434", "network"],
    ["http://box.local", "network"],
    ["http://192.168.1.5:8000/v1", "network"],
    ["http://10.0.0.1", "network"],
    ["http://172.16.0.1", "network"],
    ["http://[fd12::1]:80", "network"],
    ["https://llm.example.com/v1", "internet"],
    ["https://172.32.0.1", "internet"],
    ["https://8.8.8.8", "internet"],
    ["https://localhost.example.com", "internet"],
    ["https://10.example.com", "internet"],
  ])("%s: %s", (address, reach) => expect(destinationOf(address)).toMatchObject({ reach }));

  it.each([
    ["", /no address/],
    ["ftp://box", /no address/],
    ["http://", /no address/],
    ["http://me:secret@box", /password in it/],
    ["http://llm.example.com/v1", /readable on the way: use https/],
    ["http://134744072", /readable on the way/],
  ])("%s is refused", (address, why) => expect(() => destinationOf(address)).toThrow(why));
});
