import type { InboxHandler } from '#domain/audit';
import { holdPaidElsewhere, quoteSoldElsewhere } from '#domain/sales';

/**
 * What branches do when another tells them something, one handler for a topic. The areas export theirs through their
 * doors, and only this list knows all of them: an area never has to know who listens.
 */
export const inboxHandlers: readonly InboxHandler[] = [holdPaidElsewhere, quoteSoldElsewhere];
