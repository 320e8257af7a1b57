export { endpoint, FileAnswer, type Endpoint, type EndpointInput, type OperationSpec } from './endpoint.ts';
export { problemResponse, refusalText } from './problem.ts';
