import { useState, type SubmitEvent } from 'react';
import type { z } from 'zod';
import type { Count, CountList } from '#contract/inventory';
import { uuidv7 } from '#shared/ids.ts';
import { isOutcomeUnknown } from '../../staff/api-client.ts';
import { Dialog } from '../../staff/Dialog.tsx';
import { Icon } from '../../staff/Icon.tsx';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { EmptyList } from '../ListPage.tsx';
import { ResourceState } from '../ResourceState.tsx';
import { useResource } from '../use-resource.ts';
import { BookFrame } from './BookFrame.tsx';
import {
  BookProvider,
  useBookTexts,
  type BookBranch,
  type BookIslandProps,
  type BookProps,
} from './book-texts.tsx';
import { scopeWords } from './count-words.ts';

export function CountsPanel({ locale, messages, ...rest }: BookIslandProps & BookProps) {
  return (
    <BookProvider locale={locale} messages={messages}>
      <Counts {...rest} />
    </BookProvider>
  );
}

function Counts({ person, branches, dictionary }: BookProps) {
  const t = useBookTexts();
  const [isNew, setNew] = useState(false);
  return (
    <BookFrame
      title={t('book.counts')}
      lead={({ name }) => t('book.countsLead', { branch: name })}
      here="/panel/almacen/conteos"
      person={person}
      branches={branches}
      acts={
        <button type="button" className="btn act" onClick={() => setNew(true)}>
          <Icon name="plus" size="s" /> {t('book.newCount')}
        </button>
      }
    >
      {(branch) => (
        <>
          <CountTable branch={branch} email={person.email} dictionary={dictionary} />
          {isNew && <NewCount branch={branch} dictionary={dictionary} onClose={() => setNew(false)} />}
        </>
      )}
    </BookFrame>
  );
}

interface TableProps extends Pick<BookProps, 'dictionary'> {
  readonly branch: BookBranch;
  readonly email: string;
}

function CountTable({ branch, email, dictionary }: TableProps) {
  const { when } = useStaff();
  const t = useBookTexts();
  const counts = useResource<z.infer<typeof CountList>>(`/branches/${branch.code}/counts`);
  return (
    <ResourceState resource={counts} email={email}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyList title={t('book.noCounts')} body={t('book.noCountsBody')} />
        ) : (
          <table className="admin-table count-table">
            <thead>
              <tr>
                <th>{t('book.colCount')}</th>
                <th className="state-col">{t('book.colStatus')}</th>
                <th className="wide-col">{t('book.colOpened')}</th>
                <th className="wide-col">{t('book.colClosed')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((count) => (
                <tr key={count.id}>
                  <td>
                    <a
                      className="row-open"
                      href={`/panel/almacen/conteos/${count.id}?sucursal=${branch.code}`}
                    >
                      <b>{scopeWords(count, t, dictionary)}</b>
                      <span className="cap">
                        {count.openedBy} · {when(count.openedAt, 'moment', branch.timeZone)}
                      </span>
                    </a>
                  </td>
                  <td className="state-col">
                    <CountBadge status={count.status} />
                  </td>
                  <td className="wide-col">{when(count.openedAt, 'moment', branch.timeZone)}</td>
                  <td className="wide-col">
                    {count.closedAt ? when(count.closedAt, 'moment', branch.timeZone) : '–'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )
      }
    </ResourceState>
  );
}

const BADGES = { counting: 'held', review: 'last', posted: 'available', cancelled: 'sold' } as const;

export function CountBadge({ status }: { readonly status: z.infer<typeof Count>['status'] }) {
  const t = useBookTexts();
  return (
    <span className={`st ${BADGES[status]}`}>
      <span>{t(`book.status_${status}`)}</span>
    </span>
  );
}

interface NewCountProps extends Pick<BookProps, 'dictionary'> {
  readonly branch: BookBranch;
  readonly onClose: () => void;
}

function NewCount({ branch, dictionary, onClose }: NewCountProps) {
  const { t: staff, api } = useStaff();
  const t = useBookTexts();
  const refusal = useRefusal();
  const [id, setId] = useState(() => uuidv7(Date.now()));
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
    };
    const scope = { bin: said('bin')?.toUpperCase(), system: said('system'), condition: said('condition') };
    setBusy(true);
    refusal.clear();
    try {
      await api.send('POST', `/branches/${branch.code}/counts`, { id, scope }, { idempotencyKey: id });
      location.assign(`/panel/almacen/conteos/${id}?sucursal=${branch.code}`);
    } catch (error) {
      refusal.show(error);
      if (!isOutcomeUnknown(error)) setId(uuidv7(Date.now()));
      setBusy(false);
    }
  };

  return (
    <Dialog title={t('book.newCount')} onClose={onClose} closeLabel={staff('panel.close')}>
      <form className="adjust" onSubmit={(event) => void submit(event)}>
        <p className="soft small">{t('book.newCountBody')}</p>
        <div className="field">
          <label htmlFor="count-bin">{t('book.scopeBin')}</label>
          <input
            data-first
            className="in mono"
            id="count-bin"
            name="bin"
            maxLength={20}
            autoComplete="off"
            autoCapitalize="characters"
            aria-describedby="count-bin-says"
          />
          <p className="hint" id="count-bin-says">
            {t('book.scopeBinHint')}
          </p>
        </div>
        <div className="two">
          <div className="field">
            <label htmlFor="count-system">{t('book.scopeSystem')}</label>
            <select className="in" id="count-system" name="system">
              <option value="">{t('book.scopeAnySystem')}</option>
              {dictionary.systems.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="count-condition">{t('book.scopeCondition')}</label>
            <select className="in" id="count-condition" name="condition">
              <option value="">{t('book.scopeBoth')}</option>
              <option value="used">{t('book.scopeUsed')}</option>
              <option value="new">{t('book.scopeNew')}</option>
            </select>
          </div>
        </div>
        <RefusalNote refusal={refusal} />
        <button type="submit" className="btn act wide" aria-busy={isBusy}>
          {t('book.startCount')}
        </button>
      </form>
    </Dialog>
  );
}
