import type { ImportJob, ImportView } from '#contract/exchange';
import { refusalText } from '#server/endpoint/index.ts';
import type { Ctx } from '#server/context.ts';

/** An import as its API answers it: why it could not go on, in the language of who asks. */
export function inWords({ locale }: Ctx, job: ImportJob): ImportView {
  const { failure } = job;
  if (failure === null) return { ...job, failure };
  return { ...job, failure: { code: failure.code, text: refusalText(failure, locale) } };
}
