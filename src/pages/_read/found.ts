import { isDomainError } from '#shared/errors.ts';

/** The answer, or null where the domain says that there is no such thing; other refusals still throw. */
export async function found<Value>(answer: Promise<Value>): Promise<Value | null> {
  try {
    return await answer;
  } catch (error) {
    if (isDomainError(error) && error.kind === 'not_found') return null;
    throw error;
  }
}
