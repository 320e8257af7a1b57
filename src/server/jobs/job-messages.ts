import type { DueJob } from '#domain/exchange';

// What the server and its working process say to each other.

export interface JobSetup {
  readonly kind: 'setup';
  readonly appUrl: string;
  readonly branchUrls: readonly (readonly [branch: number, url: string])[];
  /** Folder of the files that came in. */
  readonly importFolder: string;
  /** Names this process in the leases of its jobs. */
  readonly runner: string;
}

export interface JobOrder {
  readonly kind: 'work';
  readonly due: DueJob;
  /** Which of the databases the job stands in, by its place in `jobDatabases`. */
  readonly database: number;
}

/** `stop`: finish the rows at hand, let go, end. */
export type JobMessage = JobSetup | JobOrder | { readonly kind: 'stop' };

/** `alive` comes every few seconds, whatever the process is doing. */
export type JobAnswer =
  | { readonly kind: 'alive' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: JobError };

/** What may be said of an error without its statement or values. */
export interface JobError {
  readonly name: string;
  readonly message: string;
  readonly frames: readonly string[];
}
