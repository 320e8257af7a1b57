import { useEffect, useMemo, useState } from 'react';
import { NoAnswer, type StaffApi } from '../staff/api-client.ts';

const PROBE_MS = 5_000;

export interface Connection {
  /** Null while the server answers; otherwise since when it does not. */
  readonly lostSince: Date | null;
  /** The same API, watched. */
  readonly api: StaffApi;
}

/** Knows whether the server answers: by what every call tells, and by asking while it does not. */
export function useConnection(api: StaffApi): Connection {
  const [lostSince, setLostSince] = useState<Date | null>(null);
  const watched = useMemo<StaffApi>(() => {
    const watch = async <Answer>(call: Promise<Answer>): Promise<Answer> => {
      try {
        const answer = await call;
        setLostSince(null);
        return answer;
      } catch (error) {
        if (error instanceof NoAnswer) setLostSince((since) => since ?? new Date());
        throw error;
      }
    };
    return {
      get: (path, signal) => watch(api.get(path, signal)),
      send: (method, path, body, options) => watch(api.send(method, path, body, options)),
    };
  }, [api]);

  useEffect(() => {
    const lose = () => setLostSince((since) => since ?? new Date());
    window.addEventListener('offline', lose);
    return () => window.removeEventListener('offline', lose);
  }, []);

  useEffect(() => {
    if (!lostSince) return;
    const probe = () => void watched.get('/session').catch(() => undefined);
    const timer = setInterval(probe, PROBE_MS);
    window.addEventListener('online', probe);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', probe);
    };
  }, [lostSince, watched]);

  return { lostSince, api: watched };
}
