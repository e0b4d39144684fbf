/** Data in the wheels of a Python index. Wheels are zip archives: their data is unpacked, and nothing in them is imported or run. */
import { execFileSync } from "node:child_process";
import { inflateRawSync } from "node:zlib";

const JSON_INDEX = "application/vnd.pypi.simple.v1+json";

/** The index that pip is set up to use here, else the one that it uses by itself. Throws an Error that says what to do where there is no pip to ask. */
export function simpleIndex(): string {
  const asked =
    process.env.PIP_INDEX_URL ||
    python("-m", "pip", "config", "get", "global.index-url") ||
    python("-c", "from pip._internal.models.index import PyPI; print(PyPI.simple_url)");
  if (!asked) throw new Error("no Python package index is known: install pip, or set PIP_INDEX_URL");
  return asked.replace(/\/+$/, "");
}

function python(...args: string[]): string {
  try {
    return execFileSync("python3", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return ""; // no Python, or nothing set
  }
}

/** The address of a package's wheel: of the index's JSON form, or of its pages where it has no other. */
export async function wheelUrl(index: string, name: string, version: string, signal: AbortSignal): Promise<string> {
  const page = `${index}/${name}/`;
  const answer = await fetch(page, { headers: { Accept: `${JSON_INDEX}, text/html;q=0.5` }, signal });
  if (!answer.ok) throw new Error(`${page} says ${answer.status}`);
  const text = await answer.text();
  const found = answer.headers.get("content-type")?.includes("json")
    ? (JSON.parse(text) as { files: { filename: string; url: string }[] }).files
    : [...text.matchAll(/<a\s[^>]*href="([^"]+)"[^>]*>([^<]+)</gi)].map(([, url = "", filename = ""]) => ({
        filename: filename.trim(),
        url: url.replaceAll("&amp;", "&"),
      }));
  const begin = `${name.replaceAll("-", "_")}-${version}-`;
  const wheel = found.find(({ filename }) => filename.startsWith(begin) && filename.endsWith(".whl"));
  if (!wheel) throw new Error(`${page} has no wheel of version ${version}`);
  return new URL(wheel.url, answer.url || page).href;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/** The content of `data/*.bin` in a wheel, in the order of their names. `most`: bytes that there may be, so that a bomb ends early. */
export function wheelData(wheel: Buffer, most: number): Buffer[] {
  const broken = () => new Error("what came is no wheel");
  // The directory of a zip archive stands at its end, behind a comment of 64 kB at most.
  let end = wheel.length - 22;
  while (end >= 0 && wheel.readUInt32LE(end) !== END) end--;
  if (end < 0) throw broken();
  const entries: { name: string; method: number; size: number; at: number }[] = [];
  for (let at = wheel.readUInt32LE(end + 16), left = wheel.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > wheel.length || wheel.readUInt32LE(at) !== ENTRY) throw broken();
    const name = wheel.readUInt16LE(at + 28);
    entries.push({
      name: wheel.toString("utf8", at + 46, at + 46 + name),
      method: wheel.readUInt16LE(at + 10),
      size: wheel.readUInt32LE(at + 20),
      at: wheel.readUInt32LE(at + 42),
    });
    at += 46 + name + wheel.readUInt16LE(at + 30) + wheel.readUInt16LE(at + 32);
  }
  const data = entries
    .filter(({ name }) => /\/data\/[^/]+\.bin$/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  if (data.length === 0) throw new Error("the wheel has no data");
  let room = most;
  return data.map(({ method, size, at }) => {
    const from = at + 30 + wheel.readUInt16LE(at + 26) + wheel.readUInt16LE(at + 28);
    const packed = wheel.subarray(from, from + size);
    if (method !== STORED && method !== DEFLATED) throw broken();
    if (room <= 0) throw broken();
    const content = method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: room });
    room -= content.length;
    return content;
  });
}
