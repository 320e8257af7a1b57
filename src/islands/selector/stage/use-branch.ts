import { useEffect, useState } from 'react';
import { readBranch, watchBranch } from '../../../elements/chosen-branch.ts';

/** The branch that stock is read through; null for the whole chain. */
export function useBranch(): string | null {
  const [branch, setBranch] = useState<string | null>(null);
  useEffect(() => {
    setBranch(readBranch());
    return watchBranch(setBranch);
  }, []);
  return branch;
}
