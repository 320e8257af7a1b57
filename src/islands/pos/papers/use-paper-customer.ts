import { useState } from 'react';
import type { Customer } from '#contract/customers';
import { toE164 } from '#shared/phone.ts';
import type { StaffApi } from '../../staff/api-client.ts';
import type { Refusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { customerFields, customerIdOf, noCustomer, type PaperCustomer } from './CustomerPicker.tsx';

/** The customer of a paper that is being made: what is typed, who has the telephone, and what goes into the paper. */
export function usePaperCustomer(api: StaffApi, name: string, refusal: Refusal) {
  const { t } = useStaff();
  const [value, setValue] = useState<PaperCustomer>(() => noCustomer(name));
  const [taken, setTaken] = useState<readonly Customer[]>([]);
  const [isOther, setOther] = useState(false);
  const change = (next: PaperCustomer) => {
    setTaken([]);
    setOther(false);
    setValue(next);
  };
  return {
    picker: {
      api,
      value,
      taken,
      onChange: change,
      onOther: () => {
        setOther(true);
        setTaken([]);
      },
    },
    /** Null: something is to be answered first, and is shown. */
    async fields(isNameNeeded: boolean): Promise<ReturnType<typeof customerFields> | null> {
      if (isNameNeeded && value.name.trim().length < 2) refusal.say(t('papers.nameNeeded'));
      else if (value.phone.trim() !== '' && toE164(value.phone) === null) refusal.say(t('papers.phoneWrong'));
      else {
        try {
          const who = await customerIdOf(api, value, isOther);
          if ('id' in who) return customerFields(value, who.id);
          setTaken(who.taken);
          refusal.clear();
        } catch (error) {
          refusal.show(error);
        }
      }
      return null;
    },
  };
}
