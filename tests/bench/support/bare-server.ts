import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer as it came from the site: what a server without any work of its own would have to send. */
export interface BareAnswer {
  readonly path: string;
  /** Name–value list. */
  readonly headers: readonly string[];
  readonly bodyBase64: string;
}

// The ceiling of the page benchmark, in a process of its own: `node:http` and one look-up. Told by its parent what to
// send; tells on which port.

process.once('message', (answers: BareAnswer[]) => {
  const byPath = new Map(
    answers.map(({ path, headers, bodyBase64 }) => [
      path,
      { headers: [...headers], body: Buffer.from(bodyBase64, 'base64') },
    ]),
  );
  const server = createServer((request, response) => {
    const answer = byPath.get(request.url ?? '');
    if (!answer) return void response.writeHead(404).end();
    response.writeHead(200, answer.headers);
    response.end(answer.body);
  });
  server.keepAliveTimeout = 65_000;
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
});
process.once('disconnect', () => process.exit(0));
