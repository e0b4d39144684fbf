/** How versions of a program by a model from elsewhere stand against each other, and against what is written without it. */
import { errorsOf, type Report } from "../core/report.ts";
import { weightOf } from "./choose.ts";
import { type Asked, evidenceOf } from "./evidence.ts";
import { compareScores, LEVELS, scoreOf } from "./ladder.ts";
import type { RoundRecord } from "./record.ts";

export const DEPLOYABLE = LEVELS.indexOf("deployable");

/** A program with its score. */
type Scored = Pick<RoundRecord, "program" | "score">;
export type Compare = (a: Scored, b: Scored) => number;

/** The first of equals; none that has no resource. */
export const best = (records: readonly RoundRecord[], compare: Compare): RoundRecord | undefined =>
  records
    .filter(({ score }) => score.level !== "nothing")
    .reduce<RoundRecord | undefined>((kept, one) => (kept && compare(one, kept) <= 0 ? kept : one), undefined);

/** Plans, at least with values that are the user's to give, and has what is asked for. */
export const isFinished = ({ report, score }: Pick<RoundRecord, "report" | "score">): boolean =>
  report.ok && (score.level === "deployable" || score.level === "needs-values") && score.missing === 0;

export class Standing {
  /** Written without the model. */
  readonly #proposed = new Set<RoundRecord>();
  readonly #weights = new Map<string, number>();

  /** `asked`: the request, once it is known what it asks for. */
  constructor(private readonly asked: () => Asked) {}

  propose(records: readonly RoundRecord[]): void {
    for (const record of records) this.#proposed.add(record);
  }

  readonly isProposed = (record: Scored): boolean => (this.#proposed as ReadonlySet<Scored>).has(record);

  get drafted(): RoundRecord | undefined {
    return best([...this.#proposed], this.compare);
  }

  /** First what plans counts, then what of the request stands in it; how many policies a draft passes says nothing of what was asked for. */
  readonly compare: Compare = (a, b) =>
    this.rungOf(a) - this.rungOf(b) ||
    b.score.errors - a.score.errors ||
    this.#evidence(a.program) - this.#evidence(b.program) ||
    (this.isProposed(a) === this.isProposed(b) ? compareScores(a.score, b.score) : 0);

  /** A variable that the model itself leaves to the user may be what was asked for. */
  rungOf({ score: { level, lost } }: Pick<Scored, "score">): number {
    return level === "needs-values" && lost === 0 ? DEPLOYABLE : LEVELS.indexOf(level);
  }

  /** Whether a program is no worse than the one before, and has more of the request. */
  gains(program: string, report: Report, before: string, was: Report): boolean {
    const rung = (text: string, of: Report) => LEVELS.indexOf(scoreOf(text, of, []).level);
    const isWorse = rung(program, report) < rung(before, was) || errorsOf(report).length > errorsOf(was).length;
    return !isWorse && this.#evidence(program) > this.#evidence(before);
  }

  #evidence(program: string): number {
    const weight = this.#weights.get(program) ?? weightOf(evidenceOf(program, undefined, this.asked()));
    this.#weights.set(program, weight);
    return weight;
  }
}
