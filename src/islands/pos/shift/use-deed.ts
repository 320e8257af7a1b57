import { useCallback, useState } from 'react';
import { isSessionOver, type StaffApi } from '../../staff/api-client.ts';
import { useRefusal, type Refusal } from '../../staff/RefusalNote.tsx';
import { useIdempotencyKey } from '../../panel/use-idempotency-key.ts';
import { useStaff } from '../../staff/staff-context.tsx';

export interface Deed {
  readonly isBusy: boolean;
  readonly refusal: Refusal;
  /** The session ended; nothing was done. */
  readonly isLoggedOut: boolean;
  backIn(): void;
  /** Sends once; the same body sent again carries the same key. Answers null when it was refused or nobody answered. */
  run<Answer>(send: (api: StaffApi, key: string) => Promise<Answer>, body: unknown): Promise<Answer | null>;
}

/** One write of the till: busy while it is on its way, in words when it is refused, safe to send again. */
export function useDeed(): Deed {
  const { api } = useStaff();
  const [isBusy, setBusy] = useState(false);
  const [isLoggedOut, setLoggedOut] = useState(false);
  const refusal = useRefusal();
  const { keyFor, forget } = useIdempotencyKey();
  const { show, clear } = refusal;
  const run = useCallback(
    async <Answer>(
      send: (to: StaffApi, key: string) => Promise<Answer>,
      body: unknown,
    ): Promise<Answer | null> => {
      setBusy(true);
      clear();
      try {
        const answer = await send(api, keyFor(body));
        forget();
        return answer;
      } catch (error) {
        if (isSessionOver(error)) setLoggedOut(true);
        else show(error);
        return null;
      } finally {
        setBusy(false);
      }
    },
    [api, keyFor, forget, show, clear],
  );
  return { isBusy, refusal, isLoggedOut, backIn: () => setLoggedOut(false), run };
}
