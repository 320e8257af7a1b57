import { z } from 'zod';
import { ImportParams, type ImportField, type ProblemCode } from '#contract/exchange';
import { EXPORT_TYPES, problemsFile } from '#domain/exchange';
import { translator } from '#i18n';
import { endpoint, FileAnswer } from '#server/endpoint/index.ts';
import { runtime } from '#server/runtime.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'importProblemsFile',
    method: 'GET',
    path: '/branches/{branch}/imports/{id}/problems.csv',
    summary:
      'The rows that were left out, as they stood in the file, each with what is wrong with it in words',
    tag: 'exchange',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: ImportParams,
    response: z.unknown(),
    answersFile: [EXPORT_TYPES.csv],
    rate: 'staff-read',
  },
  async ({ ctx, scope, params }) => {
    const t = translator(ctx.locale);
    const words = ({ field, code }: { readonly field: ImportField; readonly code: ProblemCode }) =>
      `${t(`exchange.field_${field}`)}: ${t(`exchange.problem_${code}`)}`;
    const titles = [t('exchange.row'), t('exchange.problem')] as const;
    return new FileAnswer(
      await problemsFile(ctx, scope, { id: params.id, files: runtime().importFiles, words, titles }),
    );
  },
);
