/** The next network that is free in a larger one. Pure, IPv4. */
import { addressText, isInside, networkOf } from "../language/networks.ts";

/** As large as `like`, inside `whole`, and beside all that is `taken`: the next behind `like`, else the first. Undefined where none is free. */
export function nextNetwork(like: string, whole: string, taken: readonly string[]): string | undefined {
  const [own, outer] = [networkOf(like), networkOf(whole)];
  if (!own || !outer || !isInside(like, whole)) return undefined;
  const size = 2 ** (32 - own.bits);
  const first = outer.address - (outer.address % 2 ** (32 - outer.bits));
  const count = 2 ** (own.bits - outer.bits);
  const at = Math.floor((own.address - first) / size);
  const used = taken.flatMap((text) => networkOf(text) ?? []);
  // No more than those that are taken can be in the way, each of them over many.
  for (let i = 1; i < Math.min(count, MOST); i++) {
    const address = first + ((at + i) % count) * size;
    const text = `${addressText(address)}/${own.bits}`;
    if (!used.some((one) => overlaps(one, { address, bits: own.bits }))) return text;
  }
  return undefined;
}

/** Of more nobody wants the next. */
const MOST = 65_536;

type Network = NonNullable<ReturnType<typeof networkOf>>;

function overlaps(a: Network, b: Network): boolean {
  const size = 2 ** (32 - Math.min(a.bits, b.bits));
  return Math.floor(a.address / size) === Math.floor(b.address / size);
}

/** The network that `cidrsubnet(whole, bits, number)` is. */
export function subnetOf(whole: string, bits: number, number: number): string | undefined {
  const outer = networkOf(whole);
  const length = (outer?.bits ?? 0) + bits;
  if (!outer || length > 32 || number >= 2 ** bits) return undefined;
  const first = outer.address - (outer.address % 2 ** (32 - outer.bits));
  return `${addressText(first + number * 2 ** (32 - length))}/${length}`;
}

/** The number of a network among those of its size in a larger one, as `cidrsubnet` counts. */
export function numberOf(network: string, whole: string): number {
  const [own, outer] = [networkOf(network), networkOf(whole)];
  if (!own || !outer) return 0;
  return Math.floor((own.address % 2 ** (32 - outer.bits)) / 2 ** (32 - own.bits));
}
