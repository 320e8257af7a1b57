export const ERROR_KINDS = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'precondition',
  'too_large',
  'unsupported',
  'rate_limited',
  'unavailable',
  'internal',
] as const;

export type ErrorKind = (typeof ERROR_KINDS)[number];

/** Plain data that may travel to the person: never SQL, parameters or secrets. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * A refusal the caller can understand. `code` is permanent (`<area>.<what>`) and has a text in every
 * language; `kind` decides the HTTP status. The message is for logs only.
 */
export class DomainError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly kind: ErrorKind;
  readonly details: ErrorDetails;

  constructor(code: Code, kind: ErrorKind, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'DomainError';
    this.code = code;
    this.kind = kind;
    this.details = details;
  }
}

export function isDomainError(error: unknown): error is DomainError {
  return error instanceof DomainError || (error instanceof Error && error.name === 'DomainError');
}

/** Stops on a state that only a bug can produce. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}
