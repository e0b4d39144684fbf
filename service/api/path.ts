/** Which paths a request may have: those that mean the same to people, to Linux and to the engine. */
import { UPLOAD } from "../limits.ts";

/** Control characters, what has no glyph, and what changes the direction of the text around it. Lone surrogates are among them. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u2028\u2029]/u;

/** What tools read or write beside a program. It says how they run, or holds what they know of a cloud. */
const OF_TOOLS: [RegExp, string][] = [
  [/(?:^|\/)\.terraform(?:\/|$)/, "is what `init` downloads, which the service does itself"],
  [/(?:^|\/)\.git(?:\/|$)/, "belongs to git, not to the program"],
  [
    /(?:^|\/)\.?(?:terraformrc|tofurc|terraform\.rc|tofu\.rc)$/i,
    "sets how the engine runs, which is the service's own",
  ],
  [/\.tfstate(?:\.[^/]*)?$|(?:^|\/)terraform\.tfstate\.d(?:\/|$)/, "is a state, and plans here start from none"],
];

/** What is wrong with a path, as the end of a sentence; undefined when nothing is. */
export function pathProblem(path: string): string | undefined {
  if (path === "") return "is empty";
  if (UNSEEN.test(path)) return "has characters that can't be seen";
  if (Buffer.byteLength(path) > UPLOAD.pathBytes) return `is longer than ${UPLOAD.pathBytes} bytes`;
  if (path.includes("\\")) return "has a backslash; folders are divided by /";
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return "is absolute";
  if (path.startsWith("~")) return "begins with ~";
  const parts = path.split("/");
  if (parts.length > UPLOAD.pathDepth + 1) return `is more than ${UPLOAD.pathDepth} folders deep`;
  if (parts.includes("..")) return "leaves the program by ..";
  if (parts.includes("") || parts.includes(".")) return "has a part without a name";
  if (parts.some((part) => Buffer.byteLength(part) > 255)) return "has a name of more than 255 bytes";
  if (parts.some((part) => part !== part.trim())) return "has a name that begins or ends in a space";
  return OF_TOOLS.find(([form]) => form.test(path))?.[1];
}
