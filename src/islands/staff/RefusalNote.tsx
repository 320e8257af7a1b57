import { useCallback, useEffect, useMemo, useState } from 'react';
import { ApiRefusal } from './api-client.ts';
import { Icon } from './Icon.tsx';
import { useStaff } from './staff-context.tsx';

export interface Refusal {
  readonly text: string | null;
  readonly requestId: string;
  /** Counts down to 0 when the server asked to wait. */
  readonly waitSeconds: number;
  /** What the server answered; null for what it never saw. */
  readonly failure: ApiRefusal | null;
  show(error: unknown): void;
  /** A sentence of our own, for what needs no server to know. */
  say(text: string): void;
  clear(): void;
}

/** Holds what went wrong with the last act, in words, and the wait that a rate limit asks for. */
export function useRefusal(): Refusal {
  const { t } = useStaff();
  const [text, setText] = useState<string | null>(null);
  const [requestId, setRequestId] = useState('');
  const [waitSeconds, setWaitSeconds] = useState(0);
  const [failure, setFailure] = useState<ApiRefusal | null>(null);
  useEffect(() => {
    if (waitSeconds <= 0) return;
    const timer = setTimeout(() => setWaitSeconds(waitSeconds - 1), 1_000);
    return () => clearTimeout(timer);
  }, [waitSeconds]);
  const show = useCallback(
    (error: unknown) => {
      setFailure(error instanceof ApiRefusal ? error : null);
      setText(error instanceof ApiRefusal && error.message ? error.message : t('panel.noAnswer'));
      setRequestId(error instanceof ApiRefusal && error.status >= 500 ? error.requestId : '');
      setWaitSeconds(
        error instanceof ApiRefusal && error.status === 429 ? (error.retryAfterSeconds ?? 60) : 0,
      );
    },
    [t],
  );
  const say = useCallback((sentence: string) => {
    setText(sentence);
    setFailure(null);
    setRequestId('');
    setWaitSeconds(0);
  }, []);
  const clear = useCallback(() => {
    setText(null);
    setFailure(null);
    setWaitSeconds(0);
  }, []);
  return useMemo(
    () => ({ text, requestId, waitSeconds, failure, show, say, clear }),
    [text, requestId, waitSeconds, failure, show, say, clear],
  );
}

export function RefusalNote({ refusal }: { readonly refusal: Refusal }) {
  const { t } = useStaff();
  const { text, requestId, waitSeconds } = refusal;
  return (
    <div role="alert">
      {text && (
        <div className="note error">
          <Icon name="no" size="s" />
          <p>
            {text}
            {requestId && <span className="cap"> {t('panel.requestNumber', { id: requestId })}</span>}
            {waitSeconds > 0 && <b> {t('panel.wait', { time: clock(waitSeconds) })}</b>}
          </p>
        </div>
      )}
    </div>
  );
}

/** `14:05` of seconds. */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
