import { createApp } from 'astro/app/entrypoint';

/**
 * Server entry of the built application, in place of the adapter's own (astro.config.mjs). The front renders
 * through `app`. Pages are made whole before they are sent, so one that fails is a clean error, never half a page.
 */
export const app = createApp({ streaming: false });
