/** The parts of an OpenAPI 3.1 document that the readable page shows. */
export interface ApiOperation {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  /** Who may call it; null for everybody. */
  readonly permission: string | null;
  readonly limit: { readonly max: number; readonly windowSeconds: number } | null;
  readonly parameters: readonly ApiField[];
  /** JSON of the schemas, ready to read; null when there is none. */
  readonly body: string | null;
  readonly answer: string | null;
  readonly status: string;
}

export interface ApiField {
  readonly name: string;
  readonly place: string;
  readonly required: boolean;
  readonly type: string;
  readonly note: string;
}

type Json = Readonly<Record<string, unknown>>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Operations by tag, in the order of the document. */
export function operationsByTag(document: Json): ReadonlyMap<string, readonly ApiOperation[]> {
  const operations = Object.entries(asJson(document['paths'])).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = asJson(item)[method];
      return operation ? [operationOf(method, path, asJson(operation))] : [];
    }),
  );
  return Map.groupBy(operations, ({ tag }) => tag);
}

function operationOf(method: string, path: string, operation: Json): ApiOperation {
  const [status = '200', success] =
    Object.entries(asJson(operation['responses'])).find(([code]) => code !== 'default') ?? [];
  const limit = asJson(operation['x-rate-limit']);
  const tags = operation['tags'];
  return {
    method: method.toUpperCase(),
    path,
    summary: textOf(operation['summary']),
    tag: Array.isArray(tags) ? String(tags[0]) : '',
    permission: operation['security'] ? textOf(operation['x-permission']) || 'session' : null,
    limit: limit['max'] ? { max: Number(limit['max']), windowSeconds: Number(limit['windowSeconds']) } : null,
    parameters: (Array.isArray(operation['parameters']) ? operation['parameters'] : []).map((field) =>
      fieldOf(asJson(field)),
    ),
    body: schemaText(operation['requestBody']),
    answer: schemaText(success),
    status,
  };
}

function fieldOf(field: Json): ApiField {
  const schema = asJson(field['schema']);
  return {
    name: String(field['name']),
    place: String(field['in']),
    required: field['required'] === true,
    type: typeOf(schema),
    note: textOf(field['description']),
  };
}

function typeOf(schema: Json): string {
  const choices = schema['enum'];
  if (Array.isArray(choices)) return choices.map(String).join(' | ');
  const limits = [schema['format'], schema['pattern'], range(schema)].filter(Boolean).map(String);
  return [textOf(schema['type']) || 'any', ...limits].join(' · ');
}

function range(schema: Json): string {
  const { minimum, maximum, minLength, maxLength } = schema;
  const from = minimum ?? minLength;
  const to = maximum ?? maxLength;
  return from === undefined && to === undefined ? '' : `${textOf(from)}…${textOf(to)}`;
}

function schemaText(carrier: unknown): string | null {
  const content = asJson(asJson(asJson(carrier)['content'])['application/json']);
  return content['schema'] === undefined ? null : JSON.stringify(content['schema'], null, 2);
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
