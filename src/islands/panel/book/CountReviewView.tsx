import { useState } from 'react';
import type { z } from 'zod';
import type { CountLine, CountReceipt, CountReview } from '#contract/inventory';
import { isOutcomeUnknown } from '../../staff/api-client.ts';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import { EmptyList } from '../ListPage.tsx';
import { ResourceState } from '../ResourceState.tsx';
import { useIdempotencyKey } from '../use-idempotency-key.ts';
import { useResource } from '../use-resource.ts';
import { useBookTexts, type BookBranch, type BookProps } from './book-texts.tsx';
import { CountLines, REASONS, type Reason } from './CountLines.tsx';

type Review = z.infer<typeof CountReview>;

interface Props extends Pick<BookProps, 'dictionary'> {
  readonly path: string;
  readonly branch: BookBranch;
  readonly email: string;
  readonly onChange: () => Promise<unknown>;
}

/** The differences of a count, to be explained and posted; of a posted one, what was posted. */
export function CountReviewView({ path, branch, email, dictionary, onChange }: Props) {
  const t = useBookTexts();
  const [show, setShow] = useState<'differences' | 'all'>('differences');
  const review = useResource<Review>(`${path}/lines?show=${show}&limit=500`);
  return (
    <ResourceState resource={review} email={email}>
      {(value) => (
        <>
          <ReviewHead review={value} />
          <div className="seg count-show" role="group" aria-label={t('book.review')}>
            {(['differences', 'all'] as const).map((one) => (
              <button key={one} type="button" aria-pressed={show === one} onClick={() => setShow(one)}>
                {t(one === 'all' ? 'book.showAll' : 'book.showDifferences')}
              </button>
            ))}
          </div>
          <ReviewBody {...{ path, branch, dictionary, onChange }} review={value} onFresh={review.reload} />
        </>
      )}
    </ResourceState>
  );
}

function ReviewHead({ review }: { readonly review: Review }) {
  const { money } = useStaff();
  const t = useBookTexts();
  const { agreeing, differing, missingPieces, foundPieces, valueCents } = review.totals;
  return (
    <p className="count-sum">
      <b>{t('book.differing', { count: differing })}</b> · {t('book.agreeing', { count: agreeing })}
      {missingPieces > 0 && ` · ${t('book.missingPieces', { count: missingPieces })}`}
      {foundPieces > 0 && ` · ${t('book.foundPieces', { count: foundPieces })}`}
      {valueCents !== 0 && ` · ${t('book.valueAtPrice', { value: money(valueCents) })}`}
    </p>
  );
}

interface BodyProps extends Omit<Props, 'email'> {
  readonly review: Review;
  readonly onFresh: () => Promise<unknown>;
}

function ReviewBody({ path, branch, dictionary, review, onChange, onFresh }: BodyProps) {
  const { api } = useStaff();
  const t = useBookTexts();
  const toast = useToast();
  const refusal = useRefusal();
  const idempotency = useIdempotencyKey();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const { totals, count, lines } = review;
  const isOpen = count.status === 'review';
  const isReady = totals.unexplained === 0 && totals.problems === 0;

  const run = async (work: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    refusal.clear();
    try {
      await work();
    } catch (error) {
      refusal.show(error);
      await onFresh();
    } finally {
      setBusy(false);
    }
  };
  const explain = (lineIds: readonly string[], reason: Reason, note?: string) =>
    run(async () => {
      await api.send('POST', `${path}/reasons`, { lineIds, reason, ...(note ? { note } : {}) });
      setChosen(new Set());
      await onFresh();
    });
  const again = (lineIds: readonly string[]) =>
    run(async () => {
      await api.send('POST', `${path}/again`, { lineIds });
      await onChange();
    });
  const back = () =>
    run(async () => {
      await api.send('POST', `${path}/status`, { status: 'counting', version: count.version });
      await onChange();
    });
  const post = () =>
    run(async () => {
      const body = { version: count.version };
      try {
        const done = await api.send<z.infer<typeof CountReceipt>>('POST', `${path}/posting`, body, {
          idempotencyKey: idempotency.keyFor(body),
        });
        const { movements, missingPieces, foundPieces } = done;
        toast({
          text: t('book.posted', { count: movements, missing: missingPieces, found: foundPieces }),
        });
        await onChange();
      } catch (error) {
        if (!isOutcomeUnknown(error)) idempotency.forget();
        throw error;
      }
    });

  return (
    <>
      {lines.length === 0 ? (
        <EmptyList title={t('book.reviewSame')} body={isOpen ? t('book.reviewSameBody') : ''} />
      ) : (
        <CountLines
          {...{ lines, branch, dictionary, chosen, isOpen }}
          onChoose={setChosen}
          onExplain={(line: CountLine, reason, note) => void explain([line.id], reason, note)}
        />
      )}
      <RefusalNote refusal={refusal} />
      {isOpen && chosen.size > 0 && (
        <ChosenBar
          count={chosen.size}
          onExplain={(reason, note) => void explain([...chosen], reason, note)}
          onAgain={() => void again([...chosen])}
        />
      )}
      {isOpen && (
        <div className="count-foot">
          <button type="button" className="btn quiet" onClick={() => void back()}>
            {t('book.backToCounting')}
          </button>
          <p className="small soft" id="post-says" aria-live="polite">
            {postWords()}
          </p>
          <button
            type="button"
            className="btn act"
            aria-busy={isBusy}
            aria-disabled={!isReady}
            aria-describedby="post-says"
            onClick={() => isReady && void post()}
          >
            {t('book.post')}
          </button>
        </div>
      )}
    </>
  );

  function postWords(): string {
    if (totals.unexplained > 0) return t('book.postNeeds', { count: totals.unexplained });
    return totals.problems > 0 ? t('book.postProblems', { count: totals.problems }) : t('book.postAsk');
  }
}

interface ChosenBarProps {
  readonly count: number;
  readonly onExplain: (reason: Reason, note: string) => void;
  readonly onAgain: () => void;
}

function ChosenBar({ count, onExplain, onAgain }: ChosenBarProps) {
  const t = useBookTexts();
  const [reason, setReason] = useState<Reason>('not-found');
  const [note, setNote] = useState('');
  const isNoteMissing = reason === 'other' && note.trim() === '';
  return (
    <div className="count-chosen" role="group" aria-label={t('book.selected', { count })}>
      <b>{t('book.selected', { count })}</b>
      <select
        className="in"
        aria-label={t('book.colReason')}
        value={reason}
        onChange={(event) => setReason(event.target.value as Reason)}
      >
        {REASONS.map((one) => (
          <option key={one} value={one}>
            {t(`book.reason-${one}`)}
          </option>
        ))}
      </select>
      <input
        className="in"
        aria-label={t('book.note')}
        placeholder={t('book.note')}
        maxLength={300}
        autoComplete="off"
        value={note}
        aria-invalid={isNoteMissing}
        onChange={(event) => setNote(event.target.value)}
      />
      <button
        type="button"
        className="btn"
        aria-disabled={isNoteMissing}
        onClick={() => !isNoteMissing && onExplain(reason, note.trim())}
      >
        {t('book.applyReason')}
      </button>
      <button type="button" className="btn quiet" onClick={onAgain}>
        {t('book.countAgain')}
      </button>
    </div>
  );
}
