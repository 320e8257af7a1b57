import { pageContext } from '#server/page-context.ts';
import type { Ctx } from '#server/context.ts';

/** For `getStaticPaths`, which runs before there is a page. */
export function buildContext(): Ctx {
  const nobody = undefined as never;
  return pageContext({
    cookies: nobody,
    clientAddress: '',
    isPrerendered: true,
    locals: { requestId: 'build' },
    url: new URL('http://localhost/'),
  });
}
