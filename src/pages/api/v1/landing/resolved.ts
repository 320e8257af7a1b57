import { ResolvedPageAnswer, ResolveRequest } from '#contract/landing';
import { resolveForEditor } from '#domain/landing';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'resolveLanding',
    method: 'POST',
    path: '/landing/resolved',
    summary: 'A content with everything live read into it, for the canvas of an editor; writes nothing',
    tag: 'landing',
    permission: 'landing:edit',
    body: ResolveRequest,
    response: ResolvedPageAnswer,
    isCheckedByTests: true,
    rate: 'staff-read',
    bodyLimitKb: 300,
  },
  async ({ ctx, body }) => {
    const { language, title, description, blocks } = await resolveForEditor(ctx, body.content, body.language);
    return { language, title, description, blocks: [...blocks] };
  },
);
