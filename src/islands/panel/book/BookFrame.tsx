import { useState, type ReactNode } from 'react';
import { useStaff, type StaffPerson } from '../../staff/staff-context.tsx';
import { NoBranch } from '../NoBranch.tsx';
import { BookTabs, type BookPlace } from './BookTabs.tsx';
import type { BookBranch } from './book-texts.tsx';

interface BookFrameProps {
  readonly title: string;
  readonly lead?: (branch: BookBranch) => string;
  readonly here: BookPlace;
  readonly person: StaffPerson;
  readonly branches: readonly BookBranch[];
  readonly acts?: ReactNode;
  /** Drawn anew for each branch. */
  readonly children: (branch: BookBranch) => ReactNode;
}

/** Title, sections and branch of a screen of the warehouse. */
export function BookFrame({ title, lead, here, person, branches, acts, children }: BookFrameProps) {
  const { t } = useStaff();
  const [code, setCode] = useState(() => {
    const wanted = new URLSearchParams(location.search).get('sucursal');
    return (branches.find((one) => one.code === wanted) ?? branches[0])?.code ?? '';
  });
  const branch = branches.find((one) => one.code === code);
  if (!branch) return <NoBranch person={person} />;
  return (
    <div className="wrap admin-page book-page">
      <div className="ph flush">
        <h1 className="title">{title}</h1>
        {lead && <p className="soft small">{lead(branch)}</p>}
        <div className="ac">
          {branches.length > 1 && (
            <label className="chip on">
              <small>{t('panel.branch')}</small>
              <select
                value={code}
                onChange={(event) => {
                  setCode(event.target.value);
                  history.replaceState(null, '', `${location.pathname}?sucursal=${event.target.value}`);
                }}
              >
                {branches.map((one) => (
                  <option key={one.code} value={one.code}>
                    {one.name}
                  </option>
                ))}
              </select>
            </label>
          )}
          {acts}
        </div>
        <BookTabs here={here} person={person} branch={code} />
      </div>
      <div key={code}>{children(branch)}</div>
    </div>
  );
}
