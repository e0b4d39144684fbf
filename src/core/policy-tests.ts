/** Tests of the user's policies, as `opa test` runs them. The Go side is wasm/internal/policy/unittest.go. */
import type { Diagnostic, PolicyData, Range } from "./report.ts";

interface Place {
  file: string;
  range: Range;
}

/** The outcome of one rule `test_…`. */
export interface PolicyTest {
  package: string;
  name: string;
  pass: boolean;
  /** It is called `todo_test_…`. */
  skip?: boolean;
  location: Place;
  /** Of a rule of many: `test_name[case] if …`. */
  cases?: { name: string[]; pass: boolean }[];
  /** The condition that doesn't hold. */
  failedAt?: Place;
  /** What the test printed. */
  output?: string;
  /** Why it could not be evaluated. */
  error?: string;
}

export interface Rows {
  start: { row: number };
  end: { row: number };
}

/** How much of the policies the tests have run, as `opa test --coverage` counts it. */
export interface PolicyCoverage {
  covered_lines: number;
  not_covered_lines: number;
  coverage: number;
  files: Record<string, { coverage?: number; covered?: Rows[]; not_covered?: Rows[] }>;
}

export interface PolicyTests {
  results: PolicyTest[];
  coverage?: PolicyCoverage;
  /** What is wrong with the policies; then no test is run. */
  diagnostics: Diagnostic[];
}

export interface PolicyTester {
  testPolicies(
    request: { files: Record<string, string>; data?: PolicyData[]; coverage?: boolean },
    signal?: AbortSignal,
  ): Promise<PolicyTests>;
}
