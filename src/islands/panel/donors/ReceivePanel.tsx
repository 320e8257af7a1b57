import { useCallback, useMemo, useState } from 'react';
import type { z } from 'zod';
import type { DonorDetail, DonorDraft, DonorReceipt, Teardown } from '#contract/inventory';
import { businessDateOf } from '#shared/time.ts';
import '../../selector/car-menu.css';
import '../../selector/stage/stage.css';
import { isRefusal, isSessionOver, queryString, type StaffApi } from '../../staff/api-client.ts';
import { Dialog } from '../../staff/Dialog.tsx';
import type { PieceDictionary } from '../../staff/piece-dictionary.ts';
import { useRefusal } from '../../staff/RefusalNote.tsx';
import { SessionDialog } from '../../staff/SessionDialog.tsx';
import { useStaff, type StaffPerson } from '../../staff/staff-context.tsx';
import { NoBranch } from '../NoBranch.tsx';
import { CarStep } from './CarStep.tsx';
import { DonorProvider, useDonorTexts, type DonorIslandProps } from './donor-texts.tsx';
import type { CarDraft, ReceiptDraft } from './draft-storage.ts';
import { PriceStep } from './PriceStep.tsx';
import { ReceiveFoot } from './ReceiveFoot.tsx';
import { ReceiveHead } from './ReceiveHead.tsx';
import { ReceivedCar } from './ReceivedCar.tsx';
import { countsOf, pieceDrafts, piecesLeft } from './stocked-pieces.ts';
import { choose, type Choice } from './teardown-state.ts';
import { TeardownStep } from './TeardownStep.tsx';
import { useReceipt } from './use-receipt.ts';
import { useUndoKeys } from './use-undo-keys.ts';

interface OwnProps {
  readonly person: StaffPerson;
  readonly branches: readonly { readonly code: string; readonly name: string; readonly timeZone: string }[];
  readonly dictionary: PieceDictionary;
}

export function ReceivePanel({ locale, messages, ...rest }: DonorIslandProps & OwnProps) {
  return (
    <DonorProvider locale={locale} messages={messages}>
      <Receive {...rest} />
    </DonorProvider>
  );
}

/** Receives a donor car in three steps: which car, what is left of it, what that is worth. */
function Receive({ person, branches, dictionary }: OwnProps) {
  const { api, t: staff } = useStaff();
  const t = useDonorTexts();
  const receipt = useReceipt(person.email);
  const { draft } = receipt;
  const [isCarOpen, setCarOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isLoggedOut, setLoggedOut] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const [done, setDone] = useState<z.infer<typeof DonorReceipt> | null>(null);
  const refusal = useRefusal();
  const step = done ? 'done' : !draft || isCarOpen ? 'car' : draft.step;
  useUndoKeys(receipt.undo, receipt.redo);

  const left = useMemo(() => (draft ? leftOf(draft) : []), [draft]);
  const counts = useMemo(() => (draft ? countsOf(draft.teardown.pieces, left) : null), [draft, left]);

  const act = async (deed: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    refusal.clear();
    try {
      await deed();
    } catch (error) {
      if (isSessionOver(error)) setLoggedOut(true);
      else refusal.show(error);
    } finally {
      setBusy(false);
    }
  };
  const openCar = (car: CarDraft) =>
    act(async () => {
      const { branch, generation, vehicleId: vehicle, modelYear } = car;
      const path = `/branches/${branch}/teardown${queryString({ generation, vehicle, modelYear })}`;
      receipt.start(car, await api.get<z.infer<typeof Teardown>>(path));
      setCarOpen(false);
      scrollTo({ top: 0 });
    });
  const send = (ready: ReceiptDraft) =>
    act(async () => {
      const body = bodyOf(ready, left, t('donors.forPartsNote'));
      const answer = await api
        .send<z.infer<typeof DonorReceipt>>('POST', '/donors', body, { idempotencyKey: ready.id })
        .catch((error: unknown) => receivedBefore(error, api, ready));
      receipt.forget();
      setDone(answer);
      scrollTo({ top: 0 });
    });
  const { change } = receipt;
  const onChoose = useCallback(
    (keys: readonly string[], what: Choice) => change((before) => choose(before, keys, what)),
    [change],
  );

  const [firstBranch] = branches;
  if (!firstBranch) return <NoBranch person={person} />;
  if (done) return <ReceivedCar receipt={done} dictionary={dictionary} onNext={() => setDone(null)} />;
  const branch = branches.find(({ code }) => code === draft?.car.branch) ?? firstBranch;
  return (
    <div className="wrap receive" data-step={step}>
      <ReceiveHead
        receipt={receipt}
        step={step}
        canGoOn={draft !== null}
        onStep={(next) => {
          setCarOpen(next === 'car');
          if (next !== 'car') receipt.go(next);
        }}
        onLeave={() => setLeaving(true)}
      />
      {step === 'car' && (
        <CarStep
          branches={branches}
          dictionary={dictionary}
          today={businessDateOf(new Date(), branch.timeZone)}
          before={draft?.car ?? null}
          refusal={refusal}
          isBusy={isBusy}
          onCar={(car) => void openCar(car)}
        />
      )}
      {step === 'teardown' && draft && (
        <TeardownStep
          teardown={draft.teardown}
          state={draft.state}
          dictionary={dictionary}
          onChange={receipt.change}
        />
      )}
      {step === 'prices' && draft && <PriceStep left={left} dictionary={dictionary} onChoose={onChoose} />}
      {step !== 'car' && draft && counts && (
        <ReceiveFoot
          counts={counts}
          step={draft.step}
          refusal={refusal}
          isBusy={isBusy}
          onNext={() => {
            if (draft.step === 'prices') void send(draft);
            else {
              receipt.go('prices');
              scrollTo({ top: 0 });
            }
          }}
        />
      )}
      {isLoggedOut && <SessionDialog email={person.email} onDone={() => setLoggedOut(false)} />}
      {isLeaving && (
        <Dialog
          title={t('donors.discardTitle')}
          closeLabel={staff('panel.close')}
          onClose={() => setLeaving(false)}
        >
          <p>{t('donors.discardBody')}</p>
          <div className="side-acts">
            <button type="button" className="btn" data-first onClick={() => setLeaving(false)}>
              {t('donors.keepDraft')}
            </button>
            <button
              type="button"
              className="btn act"
              onClick={() => {
                receipt.forget();
                setLeaving(false);
                setCarOpen(false);
              }}
            >
              {t('donors.discard')}
            </button>
          </div>
        </Dialog>
      )}
    </div>
  );
}

/** An answer was lost and the draft went on: the car is in the yard as it was sent first. */
async function receivedBefore(
  error: unknown,
  api: StaffApi,
  { id, car: { branch } }: ReceiptDraft,
): Promise<z.infer<typeof DonorReceipt>> {
  if (!isRefusal(error, 'request.key_reused')) throw error;
  const { label, pieces, figures } = await api.get<z.infer<typeof DonorDetail>>(
    `/branches/${branch}/donors/${id}`,
  );
  return { id, branch, label, pieces, unpriced: figures.unpriced, valueCents: figures.leftCents };
}

function leftOf({ teardown, state, car }: ReceiptDraft) {
  return piecesLeft(teardown.pieces, state, { odometerKm: car.odometerKm, ageYears: teardown.ageYears });
}

function bodyOf(
  { id, car, state }: ReceiptDraft,
  left: ReturnType<typeof leftOf>,
  forPartsNote: string,
): z.input<typeof DonorDraft> {
  const { answers: _answers, ...facts } = car;
  return { id, ...facts, impact: state.impact, pieces: pieceDrafts(left, forPartsNote) };
}
