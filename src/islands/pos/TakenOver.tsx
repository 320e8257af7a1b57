import { useStaff } from '../staff/staff-context.tsx';

/** This till is open in a newer tab: two would fight over one note. */
export function TakenOver({ onClaim }: { readonly onClaim: () => void }) {
  const { t } = useStaff();
  return (
    <main className="till-choice">
      <h1 className="title">{t('counter.otherTab')}</h1>
      <p className="soft">{t('counter.otherTabBody')}</p>
      <button type="button" className="btn act" onClick={onClaim}>
        {t('counter.useHere')}
      </button>
    </main>
  );
}
