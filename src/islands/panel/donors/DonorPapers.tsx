import { useState, type SubmitEvent } from 'react';
import type { PaperKind } from '#contract/inventory';
import { UPLOAD_TYPES } from '#contract/media';
import { uuidv7 } from '#shared/ids.ts';
import { Icon } from '../../staff/Icon.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useDonorTexts } from './donor-texts.tsx';
import type { FileOfDonor, FileWork } from './DonorFileView.tsx';
import { sendPicture } from './send-picture.ts';

const KINDS = [
  'invoice',
  'origin-letter',
  'plates-cancelled',
  'import-permit',
  'other',
] as const satisfies readonly PaperKind[];

interface Props {
  readonly file: FileOfDonor;
  readonly work: FileWork;
}

/** The papers that prove where a car comes from, each with its photograph. */
export function DonorPapers({ file, work }: Props) {
  const { api, locale, when } = useStaff();
  const t = useDonorTexts();
  const [isAdding, setAdding] = useState(false);
  return (
    <section className="papers" aria-label={t('donors.papers')}>
      <h2 className="section">{t('donors.papers')}</h2>
      {file.papers.length === 0 && <p className="soft small">{t('donors.papersNone')}</p>}
      <ul>
        {file.papers.map((paper) => {
          const name = `${t(`donors.paper-${paper.kind}`)} ${paper.number}`;
          return (
            <li key={paper.id}>
              <span>
                <b>{t(`donors.paper-${paper.kind}`)}</b> <span className="mono">{paper.number}</span>
                <span className="cap">
                  {[paper.issuer, paper.issuedOn && when(paper.issuedOn, 'day'), paper.addedBy]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              {paper.photo && (
                <a
                  className="btn tiny quiet"
                  href={`/api/v1${work.path}/papers/${paper.id}/photo`}
                  target="_blank"
                  rel="noopener"
                  aria-label={t('donors.paperSee', { name })}
                >
                  {t('donors.paperPhoto')}
                </a>
              )}
              <label className="btn tiny file">
                <Icon name="plus" size="xs" />
                <span className="sr">{t('donors.paperPhotoOf', { name })}</span>
                <span aria-hidden="true">{t('donors.paperPhoto')}</span>
                <input
                  type="file"
                  className="sr"
                  accept={UPLOAD_TYPES.join(',')}
                  onChange={({ target }) => {
                    const [photo] = target.files ?? [];
                    if (photo)
                      void work.run(() =>
                        sendPicture<FileOfDonor>(`${work.path}/papers/${paper.id}/photo`, photo, locale),
                      );
                    target.value = '';
                  }}
                />
              </label>
              <button
                type="button"
                className="icon"
                aria-label={t('donors.paperRemove', { name })}
                onClick={() =>
                  void work.run(() => api.send<FileOfDonor>('DELETE', `${work.path}/papers/${paper.id}`))
                }
              >
                <Icon name="close" size="s" />
              </button>
            </li>
          );
        })}
      </ul>
      {isAdding ? (
        <PaperForm work={work} onDone={() => setAdding(false)} />
      ) : (
        <button type="button" className="btn tiny" onClick={() => setAdding(true)}>
          <Icon name="plus" size="xs" /> {t('donors.paperAdd')}
        </button>
      )}
    </section>
  );
}

function PaperForm({ work, onDone }: { readonly work: FileWork; readonly onDone: () => void }) {
  const { t: staff, api } = useStaff();
  const t = useDonorTexts();
  const [isMissing, setMissing] = useState(false);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
    };
    const number = said('number');
    setMissing(number === null);
    if (number === null) return;
    const paper = {
      id: uuidv7(Date.now()),
      kind: said('kind'),
      number,
      issuedOn: said('issuedOn'),
      issuer: said('issuer'),
    };
    if (await work.run(() => api.send<FileOfDonor>('POST', `${work.path}/papers`, paper))) onDone();
  };
  return (
    <form className="paper-form" noValidate onSubmit={(event) => void submit(event)}>
      <div className="field">
        <label htmlFor="paper-kind">{t('donors.paperKind')}</label>
        <select className="in" id="paper-kind" name="kind" autoFocus>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`donors.paper-${kind}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="paper-number">{t('donors.paperNumber')}</label>
        <input
          className="in mono"
          id="paper-number"
          name="number"
          maxLength={60}
          autoComplete="off"
          aria-invalid={isMissing}
          aria-describedby={isMissing ? 'paper-number-says' : undefined}
        />
        {isMissing && (
          <p className="msg" id="paper-number-says">
            {t('donors.paperNeeded')}
          </p>
        )}
      </div>
      <div className="field">
        <label htmlFor="paper-day">{t('donors.paperDay')}</label>
        <input className="in" id="paper-day" name="issuedOn" type="date" />
      </div>
      <div className="field">
        <label htmlFor="paper-issuer">{t('donors.paperIssuer')}</label>
        <input className="in" id="paper-issuer" name="issuer" maxLength={120} autoComplete="off" />
      </div>
      <div className="paper-acts">
        <button type="button" className="btn quiet" onClick={onDone}>
          {staff('panel.cancel')}
        </button>
        <button type="submit" className="btn act">
          {t('donors.paperSave')}
        </button>
      </div>
    </form>
  );
}
