import type { Message } from "../core/completion.ts";

/** SmolLM2 was trained with this line wherever a conversation has no system message. */
const SYSTEM = "You are a helpful AI assistant named SmolLM, trained by Hugging Face";

/** The ChatML text of a conversation, up to where the assistant goes on from `prefill`. */
export function chatPrompt(messages: readonly Message[], prefill = ""): string {
  const whole = messages[0]?.role === "system" ? messages : [{ role: "system", content: SYSTEM } as const, ...messages];
  const turns = whole.map(({ role, content }) => `<|im_start|>${role}\n${plain(content)}<|im_end|>\n`);
  return `${turns.join("")}<|im_start|>assistant\n${plain(prefill)}`;
}

/** What a user writes can't end a turn or begin another. */
const plain = (content: string) => content.replace(/<\|(?:im_start|im_end|endoftext)\|>/g, "");
