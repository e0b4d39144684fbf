/** What a request says of one argument, as HCL text. */

import type { CtyType } from "../core/schema.ts";
import { networksIn } from "../language/networks.ts";
import { quantityFor } from "../language/quantities.ts";
import { type Reading, readingOf } from "../language/reading.ts";
import { rootsOfName } from "../language/roots.ts";
import { type Text, textsFor } from "../language/texts.ts";
import { isStringList } from "./connect.ts";
import { isIdentifier } from "./fields.ts";
import { wholeNetworkIn } from "./usual.ts";

export interface Argument {
  name: string;
  /** `aws_security_group.ingress.protocol`. */
  path: string;
  type: CtyType;
}

/** What a reading says of arguments. */
export class Said {
  readonly #reading: Reading;

  constructor(request: string) {
    this.#reading = readingOf(request);
  }

  get request(): string {
    return this.#reading.text;
  }

  get texts(): readonly Text[] {
    return this.#reading.texts;
  }

  /** The expressions that the request says for an argument; none when it says nothing of it. */
  for(argument: Argument): string[] {
    const { name, type } = argument;
    if (type === "bool") return [this.switch(name)];
    if (type === "number") return this.number(argument);
    if (type === "string") return this.strings(argument).map((text) => JSON.stringify(text));
    if (!isStringList(type)) return [];
    const texts = /cidr|address_space|prefixes|ranges/.test(name) ? networksIn(this.request) : this.strings(argument);
    return texts.length > 0 ? [`[${texts.map((text) => JSON.stringify(text)).join(", ")}]`] : [];
  }

  /** `days` alone says too little: `expiration_days`. */
  private number({ name, path }: Argument): string[] {
    const around = path.split(".").at(-2) ?? "";
    const long = path.split(".").length > 2 && !name.includes("_") ? `${around}_${name}` : name;
    const number = quantityFor(long, this.#reading.quantities);
    return number === undefined ? [] : [String(number)];
  }

  private strings({ name, path }: Argument): string[] {
    if (/cidr/.test(name) && !path.includes("subnet")) {
      const network = wholeNetworkIn(this.request);
      return network === undefined ? [] : [network];
    }
    return [...new Set(textsFor(name, this.texts).map(({ text }) => text))];
  }

  /** A switch that the request is about is on, unless the request denies it: "without encryption". Only for those it is about. */
  private switch(name: string): "true" | "false" {
    const denied = this.#reading.isDenied(rootsOfName(name).flatMap((root) => this.#reading.placesOf(root)));
    return denied && !/^(?:block|restrict|ignore|disable|deny|prevent|skip)/.test(name) ? "false" : "true";
  }
}

/** Whether an argument is the name of the thing itself. */
export const isName = (name: string): boolean =>
  /^(?:name|bucket|family|title|display_name|account_id|repository_id|dataset_id|topic_id)$|(?<!user|host|domain|key|dns|file|zone)_name$|_identifier$/.test(
    name,
  ) &&
  (!isIdentifier(name) || /^(?:account|repository|dataset|topic)_id$/.test(name));
