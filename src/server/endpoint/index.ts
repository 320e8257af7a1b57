export { endpoint, type Endpoint, type EndpointInput, type OperationSpec } from './endpoint.ts';
export { problemResponse } from './problem.ts';
