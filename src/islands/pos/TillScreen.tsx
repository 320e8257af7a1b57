import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { BranchStockRow } from '#contract/inventory';
import type { OpenShift, Terminal } from '#contract/sales';
import { formatFolio } from '#shared/folio.ts';
import { businessDateOf } from '#shared/time.ts';
import { readVin } from '#shared/vin.ts';
import { ApiRefusal, isRefusal, isSessionOver } from '../staff/api-client.ts';
import type { PieceDictionary } from '../staff/piece-dictionary.ts';
import { conditionPhrase } from '../staff/piece-words.ts';
import { shortPieceName } from '../staff/short-names.ts';
import { useStaff, type StaffPerson } from '../staff/staff-context.tsx';
import type { CounterBranch } from './Counter.tsx';
import { FunctionKeys } from './FunctionKeys.tsx';
import { totalsOf } from './note-draft.ts';
import { OfflineStrip } from './OfflineStrip.tsx';
import type { PaymentMethod } from './payment.ts';
import { ScanPane } from './ScanPane.tsx';
import { addedMessage, scanMessage, type ScanMessage } from './scan-messages.ts';
import { TakenOver } from './TakenOver.tsx';
import { TillDialogs, type TillQuestion } from './TillDialogs.tsx';
import { TillHeader } from './TillHeader.tsx';
import { TillPane } from './TillPane.tsx';
import type { TillPlace } from './till-storage.ts';
import { usePapers } from './papers/use-papers.tsx';
import { useReturns } from './returns/use-returns.tsx';
import { useConnection } from './use-connection.ts';
import { useNoteCarByVin } from './use-note-car-by-vin.ts';
import { useNoteLines } from './use-note-lines.ts';
import { usePayStep } from './use-pay-step.ts';
import { useScan, type ScanEvent } from './use-scan.ts';
import { useSingleTab } from './use-single-tab.ts';
import { useStrayScans } from './use-stray-scans.ts';
import { useTill } from './use-till.ts';
import { useTillKeys } from './use-till-keys.ts';

interface TillScreenProps {
  readonly person: StaffPerson;
  readonly branch: CounterBranch;
  readonly terminal: Terminal;
  readonly shift: OpenShift;
  readonly chain: Readonly<Record<string, { readonly name: string; readonly phone: string }>>;
  readonly dictionary: PieceDictionary;
  /** Choose another till; absent when there is only one. */
  readonly onLeave?: () => void;
  /** Count the drawer and close the shift. */
  readonly onCount: () => void;
  /** The shift is over: look at the till again. */
  readonly onShiftOver: () => void;
}

const METHODS: readonly PaymentMethod[] = ['cash', 'card', 'transfer'];
const TROUBLES = {
  short: 'counter.troubleShort',
  prices: 'counter.troublePrices',
  cores: 'returns.coreChanged',
} as const;

export function TillScreen(props: TillScreenProps) {
  const { person, branch, terminal, shift, chain, dictionary, onLeave } = props;
  const { t, locale, api: plainApi } = useStaff();
  const { api, lostSince } = useConnection(plainApi);
  const place = useMemo<TillPlace>(
    () => ({ branch: branch.code, terminalId: terminal.id }),
    [branch.code, terminal.id],
  );
  const { isMine, claim } = useSingleTab(`${branch.code}.${terminal.id}`);
  const [message, setMessage] = useState<ScanMessage | null>(null);
  const [dialog, setDialog] = useState<TillQuestion | null>(null);
  const [isLoggedOut, setLoggedOut] = useState(false);
  const scanRef = useRef<HTMLInputElement>(null);
  const customerRef = useRef<HTMLInputElement>(null);
  const discountRef = useRef<HTMLInputElement>(null);
  const payFormRef = useRef<HTMLFormElement>(null);

  const focusScan = useCallback(() => {
    // On a touch screen focus would raise the keyboard over the note.
    if (matchMedia('(pointer: fine)').matches) scanRef.current?.focus();
  }, []);
  const complain = useCallback((text: string) => setMessage({ kind: 'error', text }), []);

  const till = useTill(
    api,
    { place, shiftId: shift.id, serverSequence: terminal.nextSequence },
    {
      onRefused: (error) => {
        toNote();
        if (isRefusal(error, 'sales.shift_closed') || isRefusal(error, 'sales.shift_not_found'))
          props.onShiftOver();
        const reused = error instanceof ApiRefusal && error.code === 'request.key_reused';
        complain(
          reused
            ? t('counter.chargedElsewhere')
            : error instanceof ApiRefusal
              ? error.message
              : t('panel.noAnswer'),
        );
      },
      onTrouble: (kind) => {
        toNote();
        // Nothing chosen: the first line in trouble is.
        select(null);
        complain(t(TROUBLES[kind]));
      },
    },
  );
  const { note, pending, done, charge } = till;
  const lines = useNoteLines(till, setMessage);
  const { selected, select } = lines;
  const totals = useMemo(() => totalsOf(note, branch.taxRateBp), [note, branch.taxRateBp]);
  const canDiscount = person.permissions.includes('sale:discount');
  const folio = formatFolio({
    branchCode: branch.code,
    businessDate: businessDateOf(new Date(), branch.timeZone),
    terminalNumber: terminal.number,
    sequence: pending?.folioSequence ?? till.nextSequence,
  });

  const clerkLimitBp = person.permissions.includes('sale:approve') ? 10_000 : branch.clerkDiscountBp;

  const pay = usePayStep({
    note,
    isPending: pending !== null,
    totalCents: totals.totalCents,
    clerkLimitBp,
    complain,
    onApproval: () => setDialog('approval'),
    onOpened: () => setMessage(null),
  });
  const { isPaying, toNote } = pay;

  const addRow = (row: BranchStockRow) => {
    if (pending) {
      complain(t('counter.waitCharge'));
      return;
    }
    const name = shortPieceName(row, dictionary, locale);
    const outcome = till.add(row, { name, detail: conditionPhrase(row, t) });
    toNote();
    select(row.id);
    setMessage(addedMessage(outcome, { name, available: row.available }, t));
  };

  const onScan = (event: ScanEvent) => {
    if (event.kind === 'piece') addRow(event.row);
    else if (event.kind === 'paper') papers.open(event.code);
    else if (event.kind === 'sold-note') returns.open(event.code);
    else if (event.kind === 'credit') void returns.readCredit(event.code);
    else if (event.kind === 'failed' && isSessionOver(event.error)) setLoggedOut(true);
    else if (event.kind !== 'pay') setMessage(scanMessage(event, chain, t));
    else if (done && note.lines.length === 0) till.newNote();
    else pay.open(METHODS[event.method - 1] ?? null);
  };
  const scan = useScan(api, branch.code, onScan);
  const readVinOfCar = useNoteCarByVin(api, till, setMessage);
  const onCode = (code: string) => {
    if (readVin(code).isVin) void readVinOfCar(code);
    else scan.scanned(code);
  };
  const clearScan = scan.setText;
  const desk = useStrayScans({
    isOff: !isMine,
    isPaying,
    isCharging: pending !== null,
    toNote: () => {
      flushSync(toNote);
      focusScan();
    },
    onCode,
    onRefused: complain,
  });

  useEffect(() => {
    if (isSessionOver(scan.error)) setLoggedOut(true);
  }, [scan.error]);

  // Whatever closed the payment, the next thing is a scan.
  useEffect(() => {
    if (!isPaying) focusScan();
  }, [isPaying, focusScan]);

  // After the answer the panel closes itself; the field is ready for the next piece.
  const saleId = done?.id;
  useEffect(() => {
    if (!saleId) return;
    toNote();
    setMessage(null);
    select(null);
    clearScan('');
    focusScan();
  }, [saleId, focusScan, clearScan, select, toNote]);

  const remove = (stockItemId: string) => {
    lines.remove(stockItemId);
    focusScan();
  };

  const park = () => {
    if (pending) return;
    if (note.lines.length === 0) {
      setDialog('parked');
      return;
    }
    till.park();
    toNote();
    setMessage({ kind: 'ok', text: t('counter.parked') });
    focusScan();
  };

  const papers = usePapers({
    api,
    place,
    shiftId: shift.id,
    branch,
    till,
    totals,
    say: setMessage,
    onClose: () => {
      toNote();
      focusScan();
    },
  });
  const returns = useReturns({
    api,
    place,
    shiftId: shift.id,
    branch,
    till,
    canApprove: person.permissions.includes('sale:approve'),
    say: setMessage,
    onSessionOver: () => setLoggedOut(true),
    onClose: () => {
      toNote();
      focusScan();
    },
  });
  const commands = {
    ...papers.commands,
    takeBack: returns.start,
    help: () => setDialog('help'),
    search: () => {
      // At once: a scanner's first character follows within a millisecond.
      if (isPaying && !pending) flushSync(toNote);
      scanRef.current?.focus();
      scanRef.current?.select();
    },
    customer: () => customerRef.current?.focus(),
    car: () => document.getElementById('note-car')?.focus(),
    discount: () => discountRef.current?.focus(),
    park,
    shift: () => {
      if (pending) complain(t('counter.waitCharge'));
      else setDialog('shift');
    },
    remove: () => selected && remove(selected.stockItemId),
    charge: () => (isPaying ? payFormRef.current?.requestSubmit() : pay.openByKey()),
  };
  useTillKeys({
    isOff: !isMine,
    commands,
    canDiscount,
    isPaying,
    isDone: done !== null,
    scan,
    scanRef,
    onMethod: pay.open,
    onBack: () => {
      if (isPaying && !pending) toNote();
      else if (scan.text) scan.setText('');
      else if (done) till.newNote();
      focusScan();
    },
    onLine: lines.move,
    onQuantity: (by) =>
      selected?.kind === 'bulk' && lines.changeQuantity(selected.stockItemId, selected.quantity + by),
    onPrint: () => window.print(),
  });

  if (!isMine) return <TakenOver onClaim={claim} />;
  return (
    <>
      <TillHeader
        person={person}
        branch={branch}
        terminal={terminal}
        selling={{ folio, shiftNumber: shift.number }}
        {...(onLeave ? { onLeave } : {})}
      />
      <OfflineStrip lostSince={lostSince} isDurable={till.isDurable} timeZone={branch.timeZone} />
      <main className={isPaying || done ? 'pos settling' : 'pos'} id="contenido">
        <ScanPane
          scan={scan}
          scanRef={scanRef}
          message={message}
          chain={chain}
          dictionary={dictionary}
          last={till.last}
          branchCode={branch.code}
          onType={() => setMessage(null)}
          onCode={onCode}
        />
        <TillPane
          till={till}
          branch={branch}
          totals={totals}
          folio={folio}
          isPaying={isPaying}
          method={pay.method}
          selectedId={selected?.stockItemId ?? null}
          canDiscount={canDiscount}
          desk={desk}
          payFormRef={payFormRef}
          customerRef={customerRef}
          discountRef={discountRef}
          clerkLimitBp={clerkLimitBp}
          onSelect={select}
          onQuantity={lines.changeQuantity}
          onRemove={remove}
          onPay={pay.open}
          onBack={toNote}
          onNew={() => {
            till.newNote();
            focusScan();
          }}
          onDone={focusScan}
          onReadCredit={returns.readCredit}
        />
      </main>
      <FunctionKeys
        commands={commands}
        parkedCount={till.parked.length}
        hasLines={note.lines.length > 0}
        canDiscount={canDiscount}
      />
      {papers.dialogs}
      {returns.dialogs}
      <TillDialogs
        till={till}
        open={isLoggedOut || charge.phase === 'login' ? 'login' : dialog}
        person={person}
        terminal={terminal}
        shift={shift}
        branch={branch}
        canDiscount={canDiscount}
        onOpen={setDialog}
        onCount={props.onCount}
        onApproved={(approval) => {
          till.change({ ...note, approval });
          setDialog(null);
          setMessage({ kind: 'ok', text: t('till.approvedBy', { name: approval.approver }) });
          pay.force();
        }}
        onSessionOver={() => {
          setDialog(null);
          setLoggedOut(true);
        }}
        onClose={() => {
          setDialog(null);
          focusScan();
        }}
        onBack={() => {
          setLoggedOut(false);
          if (charge.phase === 'login') till.retryNow();
        }}
      />
    </>
  );
}
