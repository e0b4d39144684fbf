/** A model whose answers are kept in a file, so that what is done with them can be tried without asking again. */
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { Completion, CompletionModel } from "../../src/core/completion.ts";

interface Kept {
  key: string;
  completion: Completion;
}

export interface Asked {
  model: CompletionModel;
  /** Of all answers since the last call: how long they took when they were given, in seconds, and their tokens. */
  spent(): { seconds: number; tokens: number };
}

/** `name`: the model's, since two give different answers. Without a file nothing is kept. `unhurried`: no limit of time is heeded, since the machine does other things. */
export function keeping(model: CompletionModel, name: string, file?: string, unhurried = false): Asked {
  const rows = file && existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
  const known = new Map(rows.map((row) => JSON.parse(row) as Kept).map(({ key, completion }) => [key, completion]));
  let [seconds, tokens] = [0, 0];
  return {
    model: {
      ...(model.takesGrammar === undefined ? {} : { takesGrammar: model.takesGrammar }),
      async complete({ maxSeconds, ...rest }, onText, signal, onReading) {
        const request = { ...rest, ...(!unhurried && maxSeconds !== undefined && { maxSeconds }) };
        const key = createHash("sha256")
          .update(JSON.stringify([name, request]))
          .digest("hex");
        let completion = known.get(key);
        if (completion) onText?.(completion.text);
        else {
          completion = await model.complete(request, onText, signal, onReading);
          known.set(key, completion);
          if (file) appendFileSync(file, `${JSON.stringify({ key, completion })}\n`);
        }
        seconds += completion.seconds;
        tokens += completion.tokens;
        return unhurried ? { ...completion, seconds: 0 } : completion;
      },
    },
    spent() {
      const spent = { seconds, tokens };
      [seconds, tokens] = [0, 0];
      return spent;
    },
  };
}
