import { z } from 'zod';
import { ShiftParams } from '#contract/sales';
import { branchByCode } from '#domain/branches';
import { shiftReport } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';
import { PAPER_TYPES, paperSetting, rollPdfFile, RollQuery } from '#server/paper/paper-files.ts';
import { shiftRoll } from '#paper/shift-roll.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'shiftReportPdf',
    method: 'GET',
    path: '/branches/{branch}/shifts/{shift}/report.pdf',
    summary: 'X or Z report as a PDF as wide as the roll; seen by whom the report may be seen',
    tag: 'shifts',
    permission: 'shift:read',
    branch: ({ params }) => params.branch,
    params: ShiftParams,
    query: RollQuery,
    response: z.unknown(),
    answersFile: [PAPER_TYPES.pdf],
    rate: 'staff-read',
  },
  async ({ ctx, scope, params, query }) => {
    const report = await shiftReport(ctx, scope, params.shift);
    const setting = paperSetting(await branchByCode(ctx, params.branch), query.lang);
    const name = `corte-${params.branch}-${report.terminal.number}-${report.number}`;
    return rollPdfFile(shiftRoll(report, setting), name, { ...query, madeAt: new Date(report.madeAt) });
  },
);
