import type { Message } from "../core/completion.ts";
import type { Gguf } from "./gguf.ts";

/** A system message as the template has it, in text or in a text of its language. */
const DEFAULT_SYSTEM = /<\|im_start\|>system(?:\\n|\n)([^<'{}]+)<\|im_end\|>/;

/**
 * The system message that the model was trained with wherever a conversation has none, if any. Throws where the model's chat template is none
 * that `chatPrompt` writes: of ChatML. A file without a template is taken to be trained for it.
 */
export function systemOf(gguf: Gguf): string | undefined {
  const template = gguf.metadata.get("tokenizer.chat_template") ?? "<|im_start|>";
  if (typeof template !== "string" || !template.includes("<|im_start|>"))
    throw new Error(
      "The model was trained for another form of conversation than ChatML, which is all that is supported.",
    );
  return DEFAULT_SYSTEM.exec(template)?.[1];
}

/** The ChatML text of a conversation, up to where the assistant goes on from `prefill`. `system`: what it begins with where it says nothing. */
export function chatPrompt(messages: readonly Message[], prefill = "", system?: string): string {
  const own = system === undefined || messages[0]?.role === "system";
  const whole = own ? messages : [{ role: "system", content: system } as const, ...messages];
  const turns = whole.map(({ role, content }) => `<|im_start|>${role}\n${plain(content)}<|im_end|>\n`);
  return `${turns.join("")}<|im_start|>assistant\n${plain(prefill)}`;
}

const TURN = /<\|(?:im_start|im_end|endoftext)\|>/g;

/** What a user or a file says can't end a turn or begin another, neither by what is left when a mark is taken out of it. */
function plain(content: string): string {
  const text = content.replace(TURN, "");
  return text === content ? text : plain(text);
}
