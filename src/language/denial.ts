/** What a request denies: "no public access", "without encryption", "local accounts off", "the token isn't mounted". */

/** Say of what follows that it isn't to be. */
const REFUSES = "no not without never nor neither skip".split(" ");
/** These say also that something which is there is turned off. */
const DENIES = new Set([
  ...REFUSES,
  ..."nobody nothing refuses rejects close closed disable disabled disables deactivate deactivated forbid prevent refuse skipped stop".split(
    " ",
  ),
]);
/** Deny what stands before them. */
const DENIES_BEFORE = new Set(
  "off disabled forbidden denied closed blocked deactivated skipped refused prevented".split(" "),
);
const ENDS = new Set("on for in".split(" "));
/** "Protected from deletion", "guards it against deletion": what follows `from` or `against` isn't to be. */
const GUARDS = /^(?:guard|protect|safeguard|shield)/;
/** Words that a denial reaches, forwards and backwards; and those that may name what is guarded. */
const REACH = 5;
const GUARDED = 6;
const BACK = 4;

/** Reads words in order and tells for each that is kept whether it is denied. */
export class Denial {
  #left = 0;
  #kept: { denied: boolean }[] = [];
  #last = "";
  #guarded = 0;

  /** `refuses`: only what isn't to be is denied, and not what is turned off. */
  constructor(private readonly refuses = false) {}

  /** A clause ends. */
  break(): void {
    this.#left = 0;
    this.#kept = [];
  }

  /** Comes to a word; `kept`: what is said of it, undefined when the word says nothing. */
  next(word: string, kept: { denied: boolean } | undefined): void {
    const turnsOff = !this.refuses && word === "off" && /^(?:turn|switch)/.test(this.#last);
    const guards = this.#guarded > 0 && (word === "from" || word === "against");
    const denies = this.refuses ? REFUSES.includes(word) : DENIES.has(word) || turnsOff || guards;
    this.#guarded = GUARDS.test(word) ? GUARDED : Math.max(0, this.#guarded - 1);
    if (denies) {
      this.#left = REACH;
      const before = this.#kept.at(-1);
      if (word === "not" && before) before.denied = true;
    }
    if (!this.refuses && DENIES_BEFORE.has(word) && !turnsOff)
      for (const before of this.#kept.slice(-BACK)) before.denied = true;
    if ((ENDS.has(word) && this.#left < REACH - 1) || /^\d/.test(word)) this.#left = 0;
    // "Don't forget", "not only".
    if (this.#last === "not" && /^(?:forget|only|more|less)$/.test(word)) this.#left = 0;
    this.#last = word;
    if (!kept) return;
    kept.denied = this.#left > 0 && !denies;
    this.#kept.push(kept);
    if (this.#left > 0) this.#left--;
  }
}
