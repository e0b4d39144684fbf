/** What one request and one plan may take. All that is refused for its size is refused by a number in this file. */

const KIB = 1024;
const MIB = 1024 * KIB;

/** Of a request to plan. */
export const UPLOAD = {
  files: 200,
  fileBytes: 256 * KIB,
  /** Of all files and variables together. */
  totalBytes: MIB,
  pathBytes: 512,
  /** Folders above a file. */
  pathDepth: 20,
  vars: 200,
  varBytes: 64 * KIB,
  /** Lists and maps within each other, of a variable's value. */
  varDepth: 32,
  /** Of the whole body: JSON writes some bytes as six. */
  bodyBytes: 3 * MIB,
} as const;

/** Of a run in the sandbox. */
export interface RunLimits {
  /** From the start to SIGKILL. */
  wallMs: number;
  /** Of all its processes together. */
  memoryBytes: number;
  /** Of its files. */
  diskBytes: number;
  /** How many there may be: an empty one takes memory of the kernel, too. */
  diskFiles: number;
  /** Threads count, too, as Linux counts them. */
  processes: number;
  /** Of all that it writes to its pipes, the plan included. */
  outputBytes: number;
}

export const RUN: RunLimits = {
  wallMs: 30_000,
  memoryBytes: 1024 * MIB,
  diskBytes: 64 * MIB,
  diskFiles: 20_000,
  processes: 64,
  outputBytes: MIB,
};

/** Of the queue. */
export const QUEUE = {
  /** Plans at once, of one worker. */
  concurrency: 2,
  /** Jobs that wait; more are answered with 429. */
  waiting: 200,
  keptMs: 3_600_000,
  /** Of all results that are kept in process; the oldest go first. */
  keptBytes: 256 * MIB,
  /** How often a job is begun when its worker dies. */
  attempts: 3,
} as const;

/** Of connections. */
export const HTTP = {
  headerBytes: 8 * KIB,
  headersMs: 5_000,
  requestMs: 15_000,
  connections: 1024,
  /** Streams of events at once. */
  streams: 100,
  beatMs: 15_000,
} as const;
