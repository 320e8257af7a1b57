import type { Endpoint } from '../../../src/server/endpoint/index.ts';
import { POST as recordSale } from '../../../src/pages/api/v1/sales.ts';
import { POST as recordReturn } from '../../../src/pages/api/v1/returns.ts';
import { GET as readSale } from '../../../src/pages/api/v1/branches/[branch]/sales/[id]/index.ts';
import { GET as listTerminals } from '../../../src/pages/api/v1/branches/[branch]/terminals/index.ts';
import * as shifts from '../../../src/pages/api/v1/branches/[branch]/shifts/index.ts';
import { GET as shiftReport } from '../../../src/pages/api/v1/branches/[branch]/shifts/[shift]/index.ts';
import { POST as moveCash } from '../../../src/pages/api/v1/branches/[branch]/shifts/[shift]/cash.ts';
import { POST as countShift } from '../../../src/pages/api/v1/branches/[branch]/shifts/[shift]/count.ts';
import { POST as closeShift } from '../../../src/pages/api/v1/branches/[branch]/shifts/[shift]/close.ts';
import { POST as createHold } from '../../../src/pages/api/v1/holds/index.ts';
import { POST as payHold } from '../../../src/pages/api/v1/branches/[branch]/holds/[id]/payments.ts';
import { POST as refundHold } from '../../../src/pages/api/v1/branches/[branch]/holds/[id]/refunds.ts';
import { POST as releaseHold } from '../../../src/pages/api/v1/branches/[branch]/holds/[id]/release.ts';
import { POST as completeHold } from '../../../src/pages/api/v1/branches/[branch]/holds/[id]/sale.ts';
import { POST as adjustStock } from '../../../src/pages/api/v1/branches/[branch]/stock/[id]/adjustments.ts';
import * as transfers from '../../../src/pages/api/v1/branches/[branch]/transfers/index.ts';
import { GET as readTransfer } from '../../../src/pages/api/v1/branches/[branch]/transfers/[id]/index.ts';
import { POST as cancelTransfer } from '../../../src/pages/api/v1/branches/[branch]/transfers/[id]/cancel.ts';
import * as picks from '../../../src/pages/api/v1/branches/[branch]/transfers/[id]/picks.ts';
import { POST as sendTransfer } from '../../../src/pages/api/v1/branches/[branch]/transfers/[id]/send.ts';
import { POST as receiveTransfer } from '../../../src/pages/api/v1/branches/[branch]/transfers/[id]/receive.ts';
import { POST as settleTransfer } from '../../../src/pages/api/v1/branches/[branch]/transfers/[id]/settle.ts';

const ENDPOINTS: readonly Endpoint[] = [
  recordSale,
  recordReturn,
  readSale,
  listTerminals,
  ...endpointsOf(shifts),
  shiftReport,
  moveCash,
  countShift,
  closeShift,
  createHold,
  payHold,
  refundHold,
  releaseHold,
  completeHold,
  adjustStock,
  ...endpointsOf(transfers),
  readTransfer,
  cancelTransfer,
  ...endpointsOf(picks),
  sendTransfer,
  receiveTransfer,
  settleTransfer,
];

function endpointsOf(module: object): Endpoint[] {
  return Object.values(module).filter((value): value is Endpoint => typeof value === 'function');
}

const ROUTES = ENDPOINTS.map((endpoint) => ({
  endpoint,
  method: endpoint.spec.method,
  pattern: new RegExp(`^/api/v1${endpoint.spec.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));

/** The operation of an address, found by what operations say of themselves. */
export function routeOf(method: string, pathname: string) {
  for (const route of ROUTES) {
    const match = route.method === method ? route.pattern.exec(pathname) : null;
    if (match) return { endpoint: route.endpoint, params: { ...match.groups } };
  }
  return undefined;
}
