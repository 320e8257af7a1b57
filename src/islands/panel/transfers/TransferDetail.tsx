import { useState } from 'react';
import type { TransferView } from '#contract/inventory';
import type { PieceDictionary } from '../../staff/piece-dictionary.ts';
import { Icon } from '../../staff/Icon.tsx';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { SessionDialog } from '../../staff/SessionDialog.tsx';
import { useStaff, type StaffPerson } from '../../staff/staff-context.tsx';
import { isRefusal, isSessionOver, type SendOptions } from '../../staff/api-client.ts';
import { useIdempotencyKey } from '../use-idempotency-key.ts';
import { useResource } from '../use-resource.ts';
import { CallOff } from './CallOff.tsx';
import { LineTable } from './LineTable.tsx';
import { PickPane } from './PickPane.tsx';
import { ReceivePane } from './ReceivePane.tsx';
import { SettlePane } from './SettlePane.tsx';
import type { TransferBranch } from './TransfersPanel.tsx';
import { stateOfTransfer } from './transfer-words.ts';
import { useTransferTexts } from './transfer-texts.tsx';

interface TransferDetailProps {
  readonly branch: TransferBranch;
  readonly names: ReadonlyMap<string, string>;
  readonly dictionary: PieceDictionary;
  readonly person: StaffPerson;
  readonly id: string;
  readonly onBack: () => void;
}

/** What a pane needs to work on a transfer. */
export interface Work {
  readonly transfer: TransferView;
  readonly dictionary: PieceDictionary;
  /** Name of the branch at the other end. */
  readonly otherName: string;
  readonly isBusy: boolean;
  /** Does a step and shows what came of it; null when it was refused. */
  step(name: string, body?: unknown, isKeyed?: boolean): Promise<TransferView | null>;
}

export function TransferDetail(props: TransferDetailProps) {
  const { branch, names, dictionary, person, id, onBack } = props;
  const t = useTransferTexts();
  const { api } = useStaff();
  const path = `/branches/${branch.code}/transfers/${encodeURIComponent(id)}`;
  const resource = useResource<TransferView>(path);
  const [isBusy, setBusy] = useState(false);
  const [done, setDone] = useState<TransferView | null>(null);
  const [isLoggedOut, setLoggedOut] = useState(false);
  const refusal = useRefusal();
  const { keyFor, forget } = useIdempotencyKey();
  const transfer = done ?? resource.value;

  const step: Work['step'] = async (name, body, isKeyed = false) => {
    setBusy(true);
    refusal.clear();
    try {
      const options: SendOptions = isKeyed ? { idempotencyKey: keyFor([name, id, body]) } : {};
      const after = await api.send<TransferView>('POST', `${path}/${name}`, body, options);
      forget();
      setDone(after);
      return after;
    } catch (error) {
      if (isSessionOver(error)) setLoggedOut(true);
      else refusal.show(error);
      return null;
    } finally {
      setBusy(false);
    }
  };

  if (!transfer) {
    const isMissing =
      isRefusal(resource.error, 'inventory.transfer_not_found') ||
      isRefusal(resource.error, 'request.invalid');
    return (
      <div className="wrap admin-page tr">
        {resource.error ? (
          <div className="empty in-page">
            <b>{t('transfers.notFound')}</b>
            {isMissing && <p className="soft small">{t('transfers.notFoundBody')}</p>}
            <button type="button" className="btn" onClick={isMissing ? onBack : () => void resource.reload()}>
              {t(isMissing ? 'transfers.back' : 'transfers.retry')}
            </button>
          </div>
        ) : (
          <div className="load rows" aria-busy="true">
            <span className="skeleton w4" />
            <span className="skeleton w3" />
          </div>
        )}
      </div>
    );
  }
  const other = transfer.side === 'out' ? transfer.to : transfer.from;
  const work: Work = { transfer, dictionary, otherName: names.get(other) ?? other, isBusy, step };
  const canWork = person.permissions.includes('stock:transfer');
  return (
    <div className="wrap admin-page tr">
      <Head {...{ transfer, names, branch, onBack }} />
      <RefusalNote refusal={refusal} />
      <Pane work={work} canWork={canWork} />
      {transfer.state === 'requested' && (transfer.side === 'in' || canWork) && <CallOff work={work} />}
      {isLoggedOut && <SessionDialog email={person.email} onDone={() => setLoggedOut(false)} />}
    </div>
  );
}

function Pane({ work, canWork }: { readonly work: Work; readonly canWork: boolean }) {
  const t = useTransferTexts();
  const { transfer, otherName } = work;
  const { side, state } = transfer;
  if (canWork && side === 'out' && state === 'requested') return <PickPane work={work} />;
  if (canWork && side === 'in' && state === 'sent') return <ReceivePane key={transfer.id} work={work} />;
  const said =
    state === 'requested' && side === 'in'
      ? t(transfer.withdrawn ? 'transfers.withdrawn' : 'transfers.waiting', { branch: otherName })
      : state === 'sent' && side === 'out'
        ? t('transfers.onTheWay', { branch: otherName })
        : null;
  return (
    <>
      {said && <p className="note small">{said}</p>}
      {canWork && side === 'out' && state === 'differing' && <SettlePane work={work} />}
      <LineTable work={work} />
    </>
  );
}

function Head({
  transfer,
  names,
  branch,
  onBack,
}: Pick<TransferDetailProps, 'names' | 'branch' | 'onBack'> & { readonly transfer: TransferView }) {
  const { when } = useStaff();
  const t = useTransferTexts();
  const { key, mark } = stateOfTransfer(transfer);
  const said = (
    text: 'transfers.askedBy' | 'transfers.openedBy' | 'transfers.sentBy' | 'transfers.receivedBy',
    by: string | null,
    at: string | null,
  ) =>
    at && (
      <li>{t(text, { name: by ?? t('transfers.somebody'), when: when(at, 'moment', branch.timeZone) })}</li>
    );
  return (
    <>
      <p className="tr-back">
        <button type="button" className="btn quiet" onClick={onBack}>
          ← {t('transfers.back')}
        </button>
      </p>
      <div className="ph flush tr-head">
        <h1 className="title">
          <span className="mono">{transfer.code}</span>{' '}
          <span className={`st ${mark}`}>
            <span>{t(key)}</span>
          </span>
        </h1>
        <p>
          {t('transfers.route', {
            from: names.get(transfer.from) ?? transfer.from,
            to: names.get(transfer.to) ?? transfer.to,
          })}
        </p>
        <div className="ac">
          <a className="btn" href={`/panel/traspasos/${transfer.id}?sucursal=${branch.code}`}>
            <Icon name="print" size="s" /> {t('transfers.print')}
          </a>
        </div>
      </div>
      <ul className="tr-story small soft">
        {said(
          transfer.side === 'out' ? 'transfers.openedBy' : 'transfers.askedBy',
          transfer.requestedBy,
          transfer.requestedAt,
        )}
        {said('transfers.sentBy', transfer.sentBy, transfer.sentAt)}
        {said('transfers.receivedBy', transfer.receivedBy, transfer.receivedAt)}
        {transfer.note && <li>«{transfer.note}»</li>}
        {transfer.reason && (
          <li>
            {t('transfers.reason')}: «{transfer.reason}»
          </li>
        )}
      </ul>
    </>
  );
}
