import { z } from 'zod';
import { ShiftParams } from '#contract/sales';
import { branchByCode } from '#domain/branches';
import { shiftReport } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';
import { escPosFile, EscPosQuery, PAPER_TYPES, paperSetting } from '#server/paper/paper-files.ts';
import { shiftRoll } from '#paper/shift-roll.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'shiftReportEscPos',
    method: 'GET',
    path: '/branches/{branch}/shifts/{shift}/report.escpos',
    summary: 'X or Z report as the bytes that a thermal printer takes; seen by whom the report may be seen',
    tag: 'shifts',
    permission: 'shift:read',
    branch: ({ params }) => params.branch,
    params: ShiftParams,
    query: EscPosQuery,
    response: z.unknown(),
    answersFile: [PAPER_TYPES.escpos],
    rate: 'staff-read',
  },
  async ({ ctx, scope, params, query }) => {
    const report = await shiftReport(ctx, scope, params.shift);
    const setting = paperSetting(await branchByCode(ctx, params.branch), query.lang);
    const name = `corte-${params.branch}-${report.terminal.number}-${report.number}`;
    return escPosFile(shiftRoll(report, setting), name, query);
  },
);
