import type { AstroGlobal } from 'astro';
import type { Permission } from '#contract/identity';
import { messagesFor } from '#i18n';
import { pageContext } from '#server/page-context.ts';
import { pieceDictionary } from '../../../islands/staff/piece-dictionary.ts';
import { ownBranches } from '../_own-branches.ts';
import { staffPage } from '../_staff-page.ts';
import { STAFF_TEXTS } from '../_staff-texts.ts';

/** What a screen of the warehouse hands to its island, or the answer to give instead. */
export async function warehousePage(page: AstroGlobal, permission: Permission) {
  const staff = await staffPage(page, permission);
  if (staff instanceof Response) return staff;
  const { person, locale, shell } = staff;
  const { own } = await ownBranches(pageContext(page), person);
  const branches = own.map(({ code, name, timeZone }) => ({ code, name, timeZone }));
  return {
    shell,
    t: staff.t,
    island: {
      locale,
      person,
      branches,
      messages: messagesFor(locale, ...STAFF_TEXTS, 'book'),
      dictionary: pieceDictionary(locale),
    },
  };
}
