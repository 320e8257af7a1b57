import { SessionDialog } from '../../staff/SessionDialog.tsx';
import { usePerson } from './person-context.ts';
import type { Deed } from './use-deed.ts';

/** Over what was being done when the session ended; what is typed stays. */
export function LoggedOut({ deed }: { readonly deed: Deed }) {
  const { email } = usePerson();
  return deed.isLoggedOut ? <SessionDialog email={email} onDone={deed.backIn} /> : null;
}
