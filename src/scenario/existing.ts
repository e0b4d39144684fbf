/** What a request gives ids of is there: a program refers to it, and makes nothing in its place that the request doesn't ask for. */
import { withGiven } from "./given.ts";
import { givenIn, withoutIds } from "./ids.ts";
import { withThings } from "./things.ts";

/** `namedIn`: types that a text asks for in words. */
export function withExisting(program: string, request: string, namedIn: (text: string) => ReadonlySet<string>): string {
  if (program === "" || givenIn(request).length === 0) return program;
  // Ids say that what they are of is there, and so isn't asked for; what stands right before one names that alone.
  const others = namedIn(withoutIds(request));
  const named = new Set([...namedIn(request)].filter((type) => others.has(type)));
  return withThings(withGiven(program, request, named), request, named);
}
