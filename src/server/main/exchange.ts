import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request on its way through the front. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The caller's own connection is encrypted. */
  readonly isSecure: boolean;
  /** GET or HEAD. */
  readonly isRead: boolean;
  readonly pathname: string;
  /** With its `?`; empty when there is none. */
  readonly search: string;
}
