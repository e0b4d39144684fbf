import type { IncomingMessage } from "node:http";
import { UPLOAD } from "../limits.ts";
import { Refused } from "./refused.ts";

const tooLarge = () =>
  new Refused(413, "too-large", `The body has more than ${UPLOAD.bodyBytes} bytes, which is the most that is taken.`);

/** The text of a body. Never more than may be is read into memory. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const [type = ""] = (request.headers["content-type"] ?? "").split(";");
  // A form or a text could be sent by any page unasked; JSON can't.
  if (type.trim().toLowerCase() !== "application/json")
    throw new Refused(415, "not-json", "The body must be JSON, with Content-Type: application/json.");
  if (request.headers["content-encoding"] !== undefined)
    throw new Refused(415, "encoded", "A compressed body isn't taken.");
  if (Number(request.headers["content-length"] ?? 0) > UPLOAD.bodyBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > UPLOAD.bodyBytes) throw tooLarge();
    chunks.push(chunk as Buffer);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new Refused(400, "malformed", "The body is no UTF-8.");
  }
}
