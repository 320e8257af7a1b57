import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What /metrics shows. Routes are labelled by their pattern, never by the address asked for. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'route' | 'method' | 'status'>;
  readonly sales: Counter<'result'>;
  readonly cache: Counter<'result'>;
  readonly rateLimited: Counter<'limit'>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'multipartes_' });
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: 'multipartes_request_seconds',
      help: 'Time to answer a request',
      labelNames: ['route', 'method', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    sales: new Counter({
      name: 'multipartes_sales_total',
      help: 'Sales asked for, by result',
      labelNames: ['result'],
      registers,
    }),
    cache: new Counter({
      name: 'multipartes_front_cache_total',
      help: 'Front cache look-ups, by result',
      labelNames: ['result'],
      registers,
    }),
    rateLimited: new Counter({
      name: 'multipartes_rate_limited_total',
      help: 'Requests refused by a rate limit',
      labelNames: ['limit'],
      registers,
    }),
  };
}
