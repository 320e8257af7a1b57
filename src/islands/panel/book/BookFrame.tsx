import type { ReactNode } from 'react';
import { BranchChip, useBranchChoice } from '../BranchChoice.tsx';
import type { StaffPerson } from '../../staff/staff-context.tsx';
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
  const [branch, setCode] = useBranchChoice(branches);
  const code = branch?.code ?? '';
  if (!branch) return <NoBranch person={person} />;
  return (
    <div className="wrap admin-page book-page">
      <div className="ph flush">
        <h1 className="title">{title}</h1>
        {lead && <p className="soft small">{lead(branch)}</p>}
        <div className="ac">
          <BranchChip
            branches={branches}
            code={branch.code}
            onChoose={(next) => {
              setCode(next);
              history.replaceState(null, '', `${location.pathname}?sucursal=${next}`);
            }}
          />
          {acts}
        </div>
        <BookTabs here={here} person={person} branch={code} />
      </div>
      <div key={code}>{children(branch)}</div>
    </div>
  );
}
