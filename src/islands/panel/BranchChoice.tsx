import { useCallback, useState } from 'react';
import { useStaff } from '../staff/staff-context.tsx';
import { chosenBranch } from './chosen-branch.ts';

interface NamedBranch {
  readonly code: string;
  readonly name: string;
}

/** The branch that the address names (`?sucursal=`), else the one chosen last on this device, else the person's first; undefined for somebody without one. */
export function useBranchChoice<Branch extends NamedBranch>(
  branches: readonly Branch[],
): readonly [Branch | undefined, (code: string) => void] {
  const [code, setCode] = useState(() => {
    const wanted = new URLSearchParams(location.search).get('sucursal');
    const last = chosenBranch.read();
    const named = (asked: string | null) => branches.find((one) => one.code === asked);
    return (named(wanted) ?? named(last) ?? branches[0])?.code ?? '';
  });
  const choose = useCallback((next: string) => {
    chosenBranch.write(next);
    setCode(next);
  }, []);
  return [branches.find((one) => one.code === code), choose];
}

interface BranchChipProps {
  readonly branches: readonly NamedBranch[];
  readonly code: string;
  readonly onChoose: (code: string) => void;
}

/** The branch a screen is about, to be changed by who has several; nothing for who has one. */
export function BranchChip({ branches, code, onChoose }: BranchChipProps) {
  const { t } = useStaff();
  if (branches.length < 2) return null;
  return (
    <label className="chip on">
      <small>{t('panel.branch')}</small>
      <select value={code} onChange={(event) => onChoose(event.target.value)}>
        {branches.map((one) => (
          <option key={one.code} value={one.code}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
}
