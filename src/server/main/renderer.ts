import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface RenderContext {
  readonly clientAddress: string;
  readonly requestId: string;
}

/** A request that a route takes, not rendered yet. */
export interface MatchedRequest {
  /** Pattern of the route, for metrics: `/pieza/[code]`. */
  readonly route: string;
  render(context: RenderContext): Promise<Response>;
}

/** Makes what is made on demand: pages, twins and the API. */
export interface Renderer {
  /** Undefined when no on-demand route has that address. */
  match(request: Request): MatchedRequest | undefined;
}

/** The part of Astro's application that the front uses. */
interface AstroApp {
  match(request: Request): { readonly route: string } | undefined;
  render(
    request: Request,
    options: {
      readonly routeData: unknown;
      readonly clientAddress: string;
      readonly locals: object;
      readonly addCookieHeader: boolean;
      readonly prerenderedErrorPageFetch: () => Promise<Response>;
    },
  ): Promise<Response>;
}

// The front has the built error pages in memory and puts them where an answer comes without a body.
const noErrorPage = () => Promise.resolve(new Response(null, { status: 404 }));

/** Loads the built application. Publish the runtime before: its modules may read it as they load. */
export async function loadAstroRenderer(distDir: string): Promise<Renderer> {
  const entry = pathToFileURL(join(distDir, 'server', 'entry.mjs')).href;
  const { app } = (await import(entry)) as { app: AstroApp };
  return {
    match(request) {
      const routeData = app.match(request);
      if (!routeData) return undefined;
      return {
        route: routeData.route,
        render: ({ clientAddress, requestId }) =>
          app.render(request, {
            routeData,
            clientAddress,
            locals: { requestId },
            addCookieHeader: true,
            prerenderedErrorPageFetch: noErrorPage,
          }),
      };
    },
  };
}
