/** Whether one block of addresses lies in another, IPv4 and IPv6. Pure. */

interface Network {
  bits: bigint;
  length: number;
  size: 32 | 128;
}

/** Undefined for what is no address or block of addresses. */
export function networkOf(text: string): Network | undefined {
  const [address = "", prefix] = text.trim().split("/");
  const bits = address.includes(":") ? bitsOf6(address) : bitsOf4(address);
  if (bits === undefined || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))) return undefined;
  const size = address.includes(":") ? 128 : 32;
  const length = prefix === undefined ? size : Number(prefix);
  return length > size ? undefined : { bits, length, size };
}

function bitsOf4(address: string): bigint | undefined {
  const parts = address.split(".");
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) > 255)) return undefined;
  return parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);
}

function bitsOf6(address: string): bigint | undefined {
  const [head = "", tail, ...more] = address.split("::");
  if (more.length > 0) return undefined;
  const wordsOf = (text: string) => (text === "" ? [] : text.split(":"));
  const [front, back] = [wordsOf(head), wordsOf(tail ?? "")];
  const missing = 8 - front.length - back.length;
  if (tail === undefined ? missing !== 0 : missing < 0) return undefined;
  const words = [...front, ...Array<string>(missing).fill("0"), ...back];
  if (words.some((word) => !/^[\da-f]{1,4}$/i.test(word))) return undefined;
  return words.reduce((bits, word) => (bits << 16n) | BigInt(`0x${word}`), 0n);
}

export function contains(outer: Network, inner: Network): boolean {
  if (outer.size !== inner.size || outer.length > inner.length) return false;
  const rest = BigInt(outer.size - outer.length);
  return outer.bits >> rest === inner.bits >> rest;
}

/** Everybody. */
export const isWorld = (text: string): boolean => networkOf(text)?.length === 0;
