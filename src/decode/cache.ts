import type { OnReading } from "../core/completion.ts";
import type { Candidates, TokenEngine } from "./engine.ts";

/** Fewer tokens than this are read in no time. */
const WORTH_TELLING = 16;

/** An engine's KV cache with the tokens that are in it, so that only what differs from before is decoded. */
export class KvCache {
  private tokens: number[] = [];
  private last: Candidates | undefined;

  constructor(readonly engine: TokenEngine) {}

  /**
   * Makes the cache hold exactly `wanted` (at least one token) and gives the candidates for the token after it. Undefined when the signal ended it;
   * rejects when the engine fails. `onReading` is told how far it is. Either way the engine's position says what got in.
   */
  async hold(wanted: readonly number[], signal?: AbortSignal, onReading?: OnReading): Promise<Candidates | undefined> {
    const shared = this.sharedWith(wanted);
    if (shared === wanted.length && shared === this.tokens.length && this.last) return this.last;
    // The candidates after a token come with decoding it: of what is held already, the last token is decoded anew.
    await this.cut(Math.min(shared, wanted.length - 1));
    return this.append(wanted.slice(this.tokens.length), signal, onReading);
  }

  /**
   * As `hold`, with the candidates after each of `draft`, tokens that are likely to come next: first those after `wanted`. All of them are in the cache
   * afterwards. Only for engines with `appendDraft`.
   */
  async holdDraft(
    wanted: readonly number[],
    draft: readonly number[],
    signal?: AbortSignal,
  ): Promise<Candidates[] | undefined> {
    await this.cut(Math.min(this.sharedWith(wanted), wanted.length - 1));
    const news = wanted.slice(this.tokens.length);
    const all = await this.entering([...news, ...draft], signal, (tokens) => this.engine.appendDraft?.(tokens, signal));
    this.last = all?.at(-1);
    return all?.slice(news.length - 1);
  }

  /** At least `count` candidates for the token after what the cache holds; default: all. */
  more(count?: number): Promise<Candidates> {
    return this.engine.more(count);
  }

  private sharedWith(wanted: readonly number[]): number {
    const most = Math.min(this.tokens.length, wanted.length);
    let shared = 0;
    while (shared < most && this.tokens[shared] === wanted[shared]) shared++;
    return shared;
  }

  private async cut(length: number): Promise<void> {
    await this.engine.rewind(length);
    this.tokens.length = length;
    this.last = undefined;
  }

  private async append(news: number[], signal?: AbortSignal, onReading?: OnReading): Promise<Candidates | undefined> {
    const onProgress = news.length >= WORTH_TELLING ? (read: number) => onReading?.(read, news.length) : undefined;
    onProgress?.(0);
    this.last = await this.entering(news, signal, (tokens) => this.engine.append(tokens, signal, onProgress));
    return this.last;
  }

  private async entering<T>(
    news: number[],
    signal: AbortSignal | undefined,
    run: (tokens: number[]) => Promise<T> | undefined,
  ): Promise<T | undefined> {
    const start = this.tokens.length;
    try {
      return await run(news);
    } catch (error) {
      if (signal?.aborted) return undefined;
      throw error;
    } finally {
      this.tokens.push(...news.slice(0, this.engine.position - start));
    }
  }
}
