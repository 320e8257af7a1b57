import type { ReactNode } from 'react';
import { Icon } from '../staff/Icon.tsx';

interface ListPageProps {
  readonly title: string;
  /** How many there are; empty until they are here. */
  readonly count: string;
  readonly addText: string;
  readonly onAdd: () => void;
  /** The form of what is chosen; absent while nothing is. */
  readonly side?: { readonly label: string; readonly content: ReactNode } | undefined;
  readonly children: ReactNode;
}

/** A list of the panel, and beside it the form of what was chosen. */
export function ListPage({ title, count, addText, onAdd, side, children }: ListPageProps) {
  return (
    <div className="wrap admin-page">
      <div className="ph flush">
        <h1 className="title">{title}</h1>
        <p className="soft small">{count}</p>
        <div className="ac">
          <button type="button" className="btn" onClick={onAdd}>
            <Icon name="plus" size="s" /> {addText}
          </button>
        </div>
      </div>
      <div className="admin">
        <div>{children}</div>
        {side && (
          <aside className="sheet pad side" aria-label={side.label}>
            {side.content}
          </aside>
        )}
      </div>
    </div>
  );
}

/** Brings the form into sight: on narrow screens it stands above the list. */
export function revealForm(): void {
  document.querySelector('.admin > .side')?.scrollIntoView({ block: 'nearest' });
}

interface EmptyListProps {
  readonly title: string;
  readonly body: string;
}

export function EmptyList({ title, body }: EmptyListProps) {
  return (
    <div className="empty">
      <b>{title}</b>
      <p className="soft small">{body}</p>
    </div>
  );
}
