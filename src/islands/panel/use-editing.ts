import { useState } from 'react';
import { isRefusal } from '../staff/api-client.ts';
import { useRefusal, type Refusal } from '../staff/RefusalNote.tsx';
import { useStaff } from '../staff/staff-context.tsx';

interface Editing {
  readonly refusal: Refusal;
  readonly isBusy: boolean;
  /** Changes when the form must begin anew with what is stored. */
  readonly formKey: number;
  renew(): void;
  /** One deed at a time; what goes wrong is said in the form. */
  act(deed: () => Promise<void>): Promise<void>;
}

/**
 * The form beside a list. When somebody else changed the same thing first, it is read again and the form keeps
 * what was typed; saved again it applies to the thing as it is now.
 */
export function useEditing(elsewhere: { code: string; reload: () => Promise<unknown> }): Editing {
  const { t } = useStaff();
  const refusal = useRefusal();
  const [isBusy, setBusy] = useState(false);
  const [formKey, setFormKey] = useState(0);
  const act = async (deed: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    refusal.clear();
    try {
      await deed();
    } catch (error) {
      refusal.show(error);
      if (isRefusal(error, elsewhere.code) && (await elsewhere.reload().catch(() => null))) {
        refusal.say(t('panel.elsewhere'));
      }
    } finally {
      setBusy(false);
    }
  };
  const renew = () => {
    refusal.clear();
    setFormKey((key) => key + 1);
  };
  return { refusal, isBusy, formKey, renew, act };
}
