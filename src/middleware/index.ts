import { sequence } from 'astro:middleware';
import { caching } from './caching.ts';
import { headStyles } from './head-styles.ts';
import { ownOrigin } from './own-origin.ts';
import { pageErrors } from './page-errors.ts';
import { requestId } from './request-id.ts';

/** For what is rendered: built pages meet this at build time only, so nothing here may protect anything. */
export const onRequest = sequence(requestId, caching, pageErrors, ownOrigin, headStyles);
