import { DeviceLostError, IntegrityError, named, OutOfMemoryError } from "./errors.ts";

/** WebGPU is missing, or lacks what the model needs. */
export class NoGpuError extends Error {
  override name = "NoGpuError";
}

/** Files of a model can't be had. */
export class UnreachableError extends Error {
  override name = "UnreachableError";
}

/** What was given as a model isn't one that web-llm can run. */
export class NotAModelError extends Error {
  override name = "NotAModelError";
}

/** The browser doesn't keep as much. */
export class StorageFullError extends Error {
  override name = "StorageFullError";
}

export class RequestTooLongError extends Error {
  override name = "RequestTooLongError";
}

export interface About {
  /** The model's name. */
  model: string;
  /** Where its files come from. */
  from?: string;
  /** About how much memory it takes, in words. */
  memory?: string;
}

const ELSE = "choose this site's own model, which also runs on the CPU, or a server on your network";

export const NO_GPU = `This model needs WebGPU, and this browser has no GPU that it may use for it. Turn on graphics acceleration in a current Chrome, Edge or Safari, or ${ELSE}.`;

type Make = (about: About, cause: Error) => Error;
/** By the name that web-llm or the browser gives an error, and else by its text. The first that fits counts. */
const KNOWN: [fits: RegExp, make: Make][] = [
  [
    /^WebGPUNot(Available|Found)Error|^Error: Unable to find a compatible GPU/,
    (_, cause) => new NoGpuError(NO_GPU, { cause }),
  ],
  [
    /^ShaderF16SupportError/,
    (_, cause) =>
      new NoGpuError(
        `This model needs 16-bit shaders (shader-f16), which this GPU or browser lacks: take its 32-bit build (q4f32), or ${ELSE}.`,
        { cause },
      ),
  ],
  [
    /^FeatureSupportError|Cannot initialize runtime because of requested max/,
    (_, cause) =>
      new NoGpuError(`This GPU can't run the model (${cause.message}): choose a smaller one, or ${ELSE}.`, { cause }),
  ],
  [
    /^DeviceLostError: .*while loading/,
    ({ memory }, cause) =>
      new OutOfMemoryError(
        `The GPU was lost while the model was loaded, most often for want of memory${memory ? `: it takes about ${memory}` : ""}. Close other programs that use the GPU, or choose a smaller model.`,
        { cause },
      ),
  ],
  [
    // web-llm lets go of its model when the GPU is lost, and says no more than this.
    /^(ModelNotLoaded|SpecifiedModelNotFound)Error/,
    (_, cause) => new DeviceLostError("The GPU was lost while the model ran. Load the model again.", { cause }),
  ],
  [
    /^ContextWindowSizeExceededError/,
    (_, cause) =>
      new RequestTooLongError(`The request is longer than the model can read: shorten it. (${tokens(cause)})`, {
        cause,
      }),
  ],
  [
    /^IntegrityError/,
    ({ model, from }, cause) =>
      new IntegrityError(`The files of ${model} from ${from ?? "there"} aren't what they should be. Load it again.`, {
        cause,
      }),
  ],
  [
    /^QuotaExceededError|quota/i,
    (_, cause) =>
      new StorageFullError(
        "The browser keeps no more data for this site, so the model can't be stored. Free space on the disk, or remove the models that are kept here, and load again: what has come in stays.",
        { cause },
      ),
  ],
  [
    /^(Compile|Link)Error|^TypeError: WebAssembly/,
    ({ model }, cause) =>
      new NotAModelError(
        `The library of ${model} isn't one that this web-llm can run: give the .wasm that was built for the model and this version.`,
        {
          cause,
        },
      ),
  ],
  [
    /^SyntaxError/,
    ({ model, from }, cause) =>
      new NotAModelError(`${from ?? model} isn't an MLC model: its mlc-chat-config.json can't be read.`, { cause }),
  ],
  [
    /^(TypeError|NetworkError|Error): .*(fetch|cache|network|load failed|request failed|could not connect)/i,
    ({ model, from }, cause) =>
      new UnreachableError(
        `The files of ${model} can't be had from ${from ?? "their address"}: the network or that server refuses them, or one of them is missing there. Try again, or ${ELSE}.`,
        { cause },
      ),
  ],
];

/** What web-llm throws, in words that say what to do. */
export function webLlmError(error: unknown, about: About): Error {
  const cause = error instanceof Error ? error : new Error(String(error));
  if (OURS.some((own) => cause instanceof own)) return cause;
  const known = KNOWN.find(([fits]) => fits.test(`${cause.name}: ${cause.message}`));
  return known ? known[1](about, cause) : named(cause);
}

const OURS = [
  NoGpuError,
  UnreachableError,
  NotAModelError,
  StorageFullError,
  RequestTooLongError,
  DeviceLostError,
  OutOfMemoryError,
  IntegrityError,
];

/** web-llm's numbers: "number of prompt tokens: 5000; context window size: 4096". */
const tokens = ({ message }: Error) => (/number of prompt tokens.*?window size: \d+/.exec(message) ?? ["too long"])[0];
