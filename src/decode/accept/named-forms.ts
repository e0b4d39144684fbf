/**
 * Patterns for the checks that the engine knows by name (wasm/internal/values/formats.go): what they match passes the check. They needn't match all that does: an
 * address that isn't a network's first can't be told by a pattern of a sensible size, so the usual lengths of networks are enough.
 */
const BYTE = "(?:[1-9]?[0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5])";

/** Numbers below 256 that `step` divides. */
const multiples = (step: number) => `(?:${Array.from({ length: 256 / step }, (_, i) => i * step).join("|")})`;

/** Networks of these lengths, each with its first address. */
function networks(lengths: readonly number[]): string {
  const all = lengths.map((length) => {
    const bytes = [0, 1, 2, 3].map((i) => {
      const own = Math.min(8, Math.max(0, length - 8 * i));
      return own === 8 ? BYTE : own === 0 ? "0" : multiples(2 ** (8 - own));
    });
    return `${bytes.join("\\.")}/${length}`;
  });
  return `^(?:${all.join("|")})$`;
}

const USUAL = networks([0, 8, 12, 16, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 32]);
const ADDRESS = `^${BYTE}\\.${BYTE}\\.${BYTE}\\.${BYTE}$`;

/** Seconds between measurements. */
export const PERIODS = "10 20 30 60 120 180 240 300 600 900 1800 3600 21600 43200 86400".split(" ");

export const NAMED: Readonly<Record<string, string>> = {
  arn: "^arn:aws:[a-z0-9-]+:(?:[a-z]{2}-[a-z]+-[1-9])?:(?:[0-9]{12})?:[A-Za-z0-9*/_.:-]+$",
  cidr: USUAL,
  cidr4: USUAL,
  "cidr4-16-28": networks([16, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28]),
  "cidr-27-32": networks([27, 28, 29, 30, 31, 32]),
  cidr6: "^(?:::/0|2001:db8:[1-9a-f][0-9a-f]{0,3}::/(?:48|56|64))$",
  "cidr6-56": "^2001:db8:[1-9a-f][0-9a-f]{0,3}::/56$",
  ip: ADDRESS,
  ip4: ADDRESS,
  time: "^20[2-9][0-9]-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$",
  duration: "^[1-9][0-9]{0,4}[smh]$",
  base64: "^(?:[A-Za-z0-9+/]{4})+$",
  period: `^(?:${PERIODS.join("|")})$`,
};
