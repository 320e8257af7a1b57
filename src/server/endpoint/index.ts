export { endpoint, type Endpoint, type EndpointInput, type OperationSpec } from './endpoint.ts';
export { asRefusal, problemOf, problemResponse, type Problem } from './problem.ts';
