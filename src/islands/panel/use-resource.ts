import { useCallback, useEffect, useState } from 'react';
import { isSessionOver } from '../staff/api-client.ts';
import { useStaff } from '../staff/staff-context.tsx';

export interface Resource<Value> {
  /** Null until it is here. */
  readonly value: Value | null;
  readonly error: unknown;
  readonly isLoggedOut: boolean;
  /** Reads it again; null when that failed. */
  reload(): Promise<Value | null>;
}

/** One thing read from the API, with its failure and its renewal. */
export function useResource<Value>(path: string): Resource<Value> {
  const { api } = useStaff();
  const [value, setValue] = useState<Value | null>(null);
  const [error, setError] = useState<unknown>(null);
  const reload = useCallback(async () => {
    try {
      const fresh = await api.get<Value>(path);
      setValue(fresh);
      setError(null);
      return fresh;
    } catch (failure) {
      setError(failure);
      return null;
    }
  }, [api, path]);
  useEffect(() => void reload(), [reload]);
  return { value, error, isLoggedOut: isSessionOver(error), reload };
}
