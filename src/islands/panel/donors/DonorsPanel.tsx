import { useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';
import type { DonorPage, DonorSummary } from '#contract/inventory';
import { BranchChip, useBranchChoice } from '../BranchChoice.tsx';
import { formatKm } from '../../../i18n/format.ts';
import { isSessionOver, queryString } from '../../staff/api-client.ts';
import { Icon } from '../../staff/Icon.tsx';
import type { PieceDictionary } from '../../staff/piece-dictionary.ts';
import { paintName } from '../../staff/piece-words.ts';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { SessionDialog } from '../../staff/SessionDialog.tsx';
import { useStaff, type StaffPerson } from '../../staff/staff-context.tsx';
import { EmptyList } from '../ListPage.tsx';
import { NoBranch } from '../NoBranch.tsx';
import { DonorProvider, useDonorTexts, type DonorIslandProps } from './donor-texts.tsx';
import { readDraft } from './draft-storage.ts';
import { impactWords } from './mark-words.ts';

type Page = z.infer<typeof DonorPage>;
type Donor = z.infer<typeof DonorSummary>;

interface OwnProps {
  readonly person: StaffPerson;
  readonly branches: readonly { readonly code: string; readonly name: string }[];
  readonly dictionary: PieceDictionary;
}

export function DonorsPanel({ locale, messages, ...rest }: DonorIslandProps & OwnProps) {
  return (
    <DonorProvider locale={locale} messages={messages}>
      <Donors {...rest} />
    </DonorProvider>
  );
}

/** The donor cars of a branch, newest first, each with what is left of it. */
function Donors({ person, branches, dictionary }: OwnProps) {
  const { api, t: staff } = useStaff();
  const t = useDonorTexts();
  const [branch, setCode] = useBranchChoice(branches);
  const code = branch?.code ?? '';
  const [page, setPage] = useState<Page | null>(null);
  const [isWithout, setWithout] = useState(
    () => new URLSearchParams(location.search).get('faltan') === 'papeles',
  );
  const [isLoading, setLoading] = useState(true);
  const [isLoggedOut, setLoggedOut] = useState(false);
  const [draft] = useState(() => readDraft(person.email));
  const refusal = useRefusal();
  const { show, clear } = refusal;

  const load = useCallback(
    async (after: string | null) => {
      if (!code) return;
      setLoading(true);
      clear();
      try {
        const more = await api.get<Page>(
          `/branches/${code}/donors${queryString({ after, without: isWithout ? 'papers' : '' })}`,
        );
        setPage((before) => (after && before ? { ...more, items: [...before.items, ...more.items] } : more));
      } catch (error) {
        if (isSessionOver(error)) setLoggedOut(true);
        else show(error);
      } finally {
        setLoading(false);
      }
    },
    [api, code, isWithout, show, clear],
  );
  useEffect(() => {
    setPage(null);
    void load(null);
  }, [load]);

  if (!branch) return <NoBranch person={person} />;
  return (
    <div className="wrap admin-page donors">
      <div className="ph flush">
        <h1 className="title">{t('donors.title')}</h1>
        <p className="soft small">{t('donors.lead', { branch: branch.name })}</p>
        <div className="ac">
          <BranchChip branches={branches} code={branch.code} onChoose={setCode} />
          {page && (page.withoutPapers > 0 || isWithout) && (
            <button
              type="button"
              className={isWithout ? 'chip on' : 'chip'}
              aria-pressed={isWithout}
              onClick={() => setWithout(!isWithout)}
            >
              {t('donors.noPapersChip', { count: page.withoutPapers })}
            </button>
          )}
          <a className="btn act" href="/panel/donantes/recibir">
            <Icon name="plus" size="s" /> {t('donors.receive')}
          </a>
        </div>
      </div>
      {draft && (
        <p className="note">
          <span>
            {t('donors.draftWaits', { car: draft.teardown.label })}{' '}
            <a href="/panel/donantes/recibir">{t('donors.draftGoOn')}</a>
          </span>
        </p>
      )}
      <RefusalNote refusal={refusal} />
      {refusal.text && (
        <button type="button" className="btn" onClick={() => void load(null)}>
          {staff('panel.retry')}
        </button>
      )}
      {page === null && isLoading && (
        <div className="load rows" aria-busy="true" aria-label={staff('panel.loading')} role="status">
          {[1, 2, 3, 4, 5].map((key) => (
            <span key={key} className="skeleton w4" />
          ))}
        </div>
      )}
      {page && <DonorTable donors={page.items} branch={code} dictionary={dictionary} />}
      {page?.next != null && (
        <p className="more">
          <button type="button" className="btn" aria-busy={isLoading} onClick={() => void load(page.next)}>
            {staff('panel.more')}
          </button>
        </p>
      )}
      {isLoggedOut && (
        <SessionDialog
          email={person.email}
          onDone={() => {
            setLoggedOut(false);
            void load(null);
          }}
        />
      )}
    </div>
  );
}

interface TableProps {
  readonly donors: readonly Donor[];
  readonly branch: string;
  readonly dictionary: PieceDictionary;
}

function DonorTable({ donors, branch, dictionary }: TableProps) {
  const { locale, when, money } = useStaff();
  const t = useDonorTexts();
  if (donors.length === 0) return <EmptyList title={t('donors.none')} body={t('donors.noneBody')} />;
  return (
    <table className="admin-table donor-table">
      <thead>
        <tr>
          <th className="day">{t('donors.colArrived')}</th>
          <th>{t('donors.colCar')}</th>
          <th className="wide-col">{t('donors.colImpact')}</th>
          <th className="num wide-col">{t('donors.colKm')}</th>
          <th className="num left">{t('donors.colLeft')}</th>
          <th className="num wide-col">{t('donors.colValue')}</th>
        </tr>
      </thead>
      <tbody>
        {donors.map((donor) => (
          <tr key={donor.id}>
            <td className="day">{when(donor.arrivedOn, 'short')}</td>
            <td>
              <a className="row-open" href={`/panel/donantes/${donor.id}?sucursal=${branch}`}>
                <b>{donor.label}</b>
                <span className="cap">
                  {[
                    donor.colour && paintName(donor.colour, dictionary),
                    donor.engine,
                    donor.yardPosition && t('donors.at', { place: donor.yardPosition }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </a>
            </td>
            <td className="wide-col">{impactWords(donor.impact, t)}</td>
            <td className="num wide-col">
              {donor.odometerKm === null ? t('donors.unknownKm') : formatKm(donor.odometerKm, locale)}
            </td>
            <td className="num left">
              {donor.figures.pieces === 0
                ? t('donors.notYet')
                : t('donors.leftOf', { count: donor.figures.left, total: String(donor.figures.pieces) })}
              {!donor.hasPapers && <span className="cap unpriced">{t('donors.withoutPapers')}</span>}
              {donor.figures.unpriced > 0 && (
                <span className="cap unpriced">
                  {t('donors.unpriced', { count: donor.figures.unpriced })}
                </span>
              )}
            </td>
            <td className="num wide-col">{money(donor.figures.leftCents)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
