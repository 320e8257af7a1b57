import type { Endpoint, OperationSpec } from '../endpoint/index.ts';

// Every route module exports its endpoints by method; the document is made from the same declarations.
const modules = import.meta.glob<Record<string, unknown>>(
  ['../../pages/api/v1/**/*.ts', '!../../pages/api/v1/openapi.json.ts'],
  {
    eager: true,
  },
);

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'function' && 'spec' in value;
}

/** All operations of the API, by path and method. */
export function operations(): OperationSpec[] {
  return Object.values(modules)
    .flatMap((module) => Object.values(module).filter(isEndpoint))
    .map((endpoint) => endpoint.spec)
    .sort((a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method));
}
