/** Versions of the programs that judge. */
export interface Versions {
  opentofu: string;
  /** Absent where no policy was asked. */
  opa?: string;
  /** As Go says it: `go1.26.6`. */
  go: string;
}

export interface VersionSource {
  /** `policies`: of OPA too, which is started for it where it isn't running. */
  versions(policies: boolean): Promise<Versions>;
}
