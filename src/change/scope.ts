/** A request that was begun at a block of the program says its address, so that nothing else is meant. Pure. */

const POINTED = /\b(?:(?:this|the) (?:block|resource)|this one|this|it)\b(?!\.)/i;
/** What names another address already: `aws_vpc.main`, `module.net`. */
const ADDRESS = /\b(?:[a-z][a-z0-9]*_\w+|data|module|var|local|output)\.[a-z_][\w-]*/i;

/** `text` about `address`: "delete it" deletes it, "use t3.large" is for it. A sentence that names an address is left as it is. */
export function scopedTo(address: string, text: string): string {
  return text
    .split(/(?<=[.;!?])\s+|\n+/)
    .filter((sentence) => sentence.trim() !== "")
    .map((sentence) => {
      if (ADDRESS.test(sentence)) return sentence.trim();
      const plain = sentence.trim().replace(/[.;!?]+$/, "");
      if (POINTED.test(plain)) return plain.replace(new RegExp(POINTED.source, "gi"), address);
      return `${plain} ${/^(?:add|attach|give)\b/i.test(plain) ? "to" : "for"} ${address}`;
    })
    .join(". ");
}
