import { z, type ZodType } from 'zod';
import type { OperationSpec } from '../endpoint/index.ts';
import { RATE_LIMITS } from '../rate-limit.ts';

type Json = Record<string, unknown>;

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'For the person, in Spanish or English by Accept-Language' },
    code: { type: 'string', description: 'Permanent name of the refusal' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, code: { type: 'string' } } },
    },
  },
};

/** The OpenAPI 3.1 document of these operations. */
export function documentOf(specs: readonly OperationSpec[]): Json {
  const paths: Record<string, Json> = {};
  for (const spec of specs)
    (paths[`/api/v1${spec.path}`] ??= {})[spec.method.toLowerCase()] = operationOf(spec);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Multipartes',
      version: '1',
      description:
        'Catalog, live stock and sales of a chain of auto-parts yards. Amounts are integer centavos MXN with IVA included; instants are UTC.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(specs.map((spec) => spec.tag))].sort().map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'mp_session' } },
      schemas: { Problem: PROBLEM },
    },
  };
}

function operationOf(spec: OperationSpec): Json {
  const isPublic = spec.permission === 'public' || spec.permission === 'optional-session';
  const limit = RATE_LIMITS[spec.rate];
  return {
    operationId: spec.id,
    summary: spec.summary,
    tags: [spec.tag],
    ...(isPublic ? {} : { security: [{ session: [] }] }),
    ...(!isPublic && spec.permission !== 'session' ? { 'x-permission': spec.permission } : {}),
    'x-rate-limit': { max: limit.max, windowSeconds: limit.windowSeconds },
    parameters: parametersOf(spec),
    ...(spec.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(spec.body, 'input') } },
          },
        }
      : {}),
    ...(spec.takesFile ? { requestBody: { required: true, content: filesOf(spec.takesFile.types) } } : {}),
    responses: {
      [spec.status ?? 200]: successOf(spec),
      default: {
        description: 'Refused; `code` says why',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function filesOf(types: readonly string[]): Json {
  return Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]));
}

function successOf(spec: OperationSpec): Json {
  if (spec.status === 204) return { description: 'Done' };
  if (spec.answersFile) {
    const file = { schema: { type: 'string', format: 'binary' } };
    return {
      description: 'A file',
      content: Object.fromEntries(spec.answersFile.map((type) => [type, file])),
    };
  }
  return {
    description: 'Done',
    content: { 'application/json': { schema: schemaOf(spec.response, 'output') } },
  };
}

function parametersOf(spec: OperationSpec): Json[] {
  const key: Json = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    schema: { type: 'string', format: 'uuid' },
    description: 'The same key and body get the same answer; another body gets 409',
  };
  return [
    ...fieldsOf(spec.params, 'path'),
    ...fieldsOf(spec.query, 'query'),
    ...(spec.idempotent ? [key] : []),
  ];
}

function fieldsOf(schema: ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: field,
  }));
}

function schemaOf(schema: ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
