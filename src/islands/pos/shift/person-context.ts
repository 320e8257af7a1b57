import { createContext, useContext } from 'react';
import type { StaffPerson } from '../../staff/staff-context.tsx';

/** Who stands at the till. */
export const PersonContext = createContext<StaffPerson | null>(null);

export function usePerson(): StaffPerson {
  const person = useContext(PersonContext);
  if (!person) throw new Error('usePerson outside the counter');
  return person;
}
