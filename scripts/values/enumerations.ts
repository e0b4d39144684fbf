/** What the API of a cloud says of the values of its properties: the second source beside a provider's documentation. */
import { type Fact, keyOf } from "./facts.ts";

/** Values that APIs have for "not set", and that providers leave out. */
const UNSET = /unspecified|^unknown$|^undefined$|^default_|^invalid$|^null$/i;

const plain = (name: string): string => name.replace(/[_-]/g, "").toLowerCase();
const asSet = (values: readonly string[]): string =>
  [...new Set(values.filter((value) => !UNSET.test(value)))].sort().join("\n");

export class Enumerations {
  /** Names of properties by the values they take. */
  readonly #names = new Map<string, Set<string>>();

  add(property: string, values: readonly string[]): void {
    const key = asSet(values);
    const names = this.#names.get(key) ?? new Set();
    this.#names.set(key, names.add(plain(property)));
  }

  get size(): number {
    return this.#names.size;
  }

  /**
   * Whether the API has an enumeration of exactly the documented values, for a property of that name. Providers rename some, so
   * the name may be part of the other, and of lists of more than three values the name says nothing more.
   */
  agrees(fact: Fact): boolean {
    const values = (fact.values ?? []).map(String);
    const names = this.#names.get(asSet(values));
    if (!names) return false;
    if (values.length > 3) return true;
    const path = keyOf(fact).split(".");
    const argument = plain(path.at(-1) ?? "");
    const within = plain(path.slice(-2).join(""));
    return [...names].some((name) => name.endsWith(argument) || argument.endsWith(name) || within.endsWith(name));
  }
}
