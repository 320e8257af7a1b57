import { useRef, useState } from 'react';
import { isOutcomeUnknown, isRefusal, type StaffApi } from '../../staff/api-client.ts';
import { useRefusal, type Refusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';

/** A write under a key of its own: sent again, it must be the same bytes. */
export interface KeyedWrite {
  readonly path: string;
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Sending {
  readonly phase: 'idle' | 'sending' | 'unknown';
  readonly refusal: Refusal;
  /**
   * Sends what `make` says, or again what no answer came to. Null: refused, or still unknown; the refusal says so.
   * A folio that another till took is replaced by the next.
   */
  send<Answer>(make: () => KeyedWrite): Promise<Answer | null>;
}

const FOLIO_ATTEMPTS = 8;

export function useSending(api: StaffApi): Sending {
  const { t } = useStaff();
  const [phase, setPhase] = useState<Sending['phase']>('idle');
  const refusal = useRefusal();
  const kept = useRef<KeyedWrite | null>(null);
  const isBusy = useRef(false);

  async function send<Answer>(make: () => KeyedWrite): Promise<Answer | null> {
    if (isBusy.current) return null;
    isBusy.current = true;
    kept.current ??= make();
    setPhase('sending');
    refusal.clear();
    try {
      const answer = await sendWithFolio<Answer>(api, kept);
      kept.current = null;
      setPhase('idle');
      return answer;
    } catch (error) {
      const isUnknown = isOutcomeUnknown(error);
      if (!isUnknown) kept.current = null;
      setPhase(isUnknown ? 'unknown' : 'idle');
      if (isUnknown) refusal.say(t('papers.unknown'));
      else refusal.show(error);
      return null;
    } finally {
      isBusy.current = false;
    }
  }

  return { phase, refusal, send };
}

async function sendWithFolio<Answer>(api: StaffApi, kept: { current: KeyedWrite | null }): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const write = kept.current;
    if (!write) throw new Error('nothing to send');
    try {
      return await api.send<Answer>('POST', write.path, write.body, { idempotencyKey: write.key });
    } catch (error) {
      const taken = write.body['folioSequence'];
      if (!isRefusal(error, 'sales.folio_taken') || typeof taken !== 'number' || attempt >= FOLIO_ATTEMPTS)
        throw error;
      const next = Number(error.problem['nextSequence']);
      const folioSequence = Number.isSafeInteger(next) && next > 0 && next !== taken ? next : taken + 1;
      kept.current = { ...write, body: { ...write.body, folioSequence } };
    }
  }
}
