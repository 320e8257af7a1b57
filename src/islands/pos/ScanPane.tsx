import type { RefObject } from 'react';
import type { SaleReceipt } from '#contract/sales';
import { ScanButton } from '../scanner/ScanButton.tsx';
import { Icon } from '../staff/Icon.tsx';
import type { PieceDictionary } from '../staff/piece-dictionary.ts';
import { useStaff } from '../staff/staff-context.tsx';
import { Peek } from './Peek.tsx';
import { Results } from './Results.tsx';
import type { ScanMessage } from './scan-messages.ts';
import { ASK_KEY } from './transfers/AskTransfer.tsx';
import type { Scan } from './use-scan.ts';

interface ScanPaneProps {
  readonly scan: Scan;
  readonly scanRef: RefObject<HTMLInputElement | null>;
  readonly message: ScanMessage | null;
  readonly chain: Readonly<Record<string, { readonly name: string; readonly phone: string }>>;
  readonly dictionary: PieceDictionary;
  readonly last: SaleReceipt | null;
  readonly branchCode: string;
  /** The person wrote something else: what was said before is over. */
  readonly onType: () => void;
  /** Something stood under the camera: a piece's label, or the number of a car. */
  readonly onCode: (code: string) => void;
}

export function ScanPane(props: ScanPaneProps) {
  const { scan, scanRef, message, chain, dictionary, last, branchCode, onType, onCode } = props;
  const { t, locale } = useStaff();
  const rowCount = scan.here.length + scan.elsewhere.length;
  const isElsewhere = scan.selected >= scan.here.length;
  const chosen = scan.here[scan.selected] ?? scan.elsewhere[scan.selected - scan.here.length];
  return (
    <section className="left" aria-label={t('counter.search')}>
      <div className="search scan">
        <Icon name="scan" />
        <label className="sr" htmlFor="counter-scan">
          {t('counter.scanLabel')}
        </label>
        <input
          id="counter-scan"
          ref={scanRef}
          data-focus-home
          data-takes-scan="any"
          value={scan.text}
          onChange={(event) => {
            onType();
            scan.setText(event.target.value);
          }}
          placeholder={t('counter.scanPlaceholder')}
          role="combobox"
          aria-expanded={rowCount > 0}
          aria-controls="counter-results"
          aria-haspopup="grid"
          aria-autocomplete="list"
          aria-activedescendant={rowCount > 0 ? `found-${scan.selected}` : undefined}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          autoFocus
        />
        <kbd className="kbd desk">F2</kbd>
        <ScanButton locale={locale} reads="any" label={t('counter.scanCamera')} onCode={onCode} />
      </div>
      <div className="hint-row">
        <span className={message && scan.looking === 0 ? `said ${message.kind}` : 'said'} role="status">
          {statusText()}
        </span>
        {rowCount > 0 && (
          <>
            <span className="desk">
              <kbd className="kbd">↑</kbd> <kbd className="kbd">↓</kbd> {t('counter.hintChoose')}
            </span>
            <span className="desk">
              <kbd className="kbd">{isElsewhere ? ASK_KEY : 'Enter'}</kbd>{' '}
              {t(isElsewhere ? 'counter.hintAsk' : 'counter.hintToNote')}
            </span>
            <span className="desk">
              <kbd className="kbd">Esc</kbd> {t('counter.hintClear')}
            </span>
          </>
        )}
      </div>
      <div className="results" id="counter-results" tabIndex={rowCount > 0 ? 0 : undefined}>
        {rowCount > 0 ? (
          <>
            <Results scan={scan} chain={chain} dictionary={dictionary} branchCode={branchCode} />
            <MoreResults more={scan.more} />
          </>
        ) : (
          <NothingYet scan={scan} last={last} branchCode={branchCode} />
        )}
      </div>
      {chosen && (
        <Peek
          piece={chosen}
          dictionary={dictionary}
          branchName={chain[chosen.branch]?.name ?? chosen.branch}
        />
      )}
    </section>
  );

  function statusText() {
    if (scan.looking > 0) return t('counter.looking');
    if (message) return message.text;
    if (scan.text.trim() === '') return t('counter.ready');
    if (scan.error) return '';
    return scan.isAnswered
      ? t('counter.results', { count: rowCount + scan.more.here + scan.more.elsewhere })
      : t('counter.searching');
  }
}

/** What the list leaves out. */
function MoreResults({ more }: Pick<Scan, 'more'>) {
  const { t } = useStaff();
  if (more.here + more.elsewhere === 0) return null;
  const counts = [
    more.here > 0 && t('counter.moreHere', { count: more.here }),
    more.elsewhere > 0 && t('counter.moreElsewhere', { count: more.elsewhere }),
  ];
  return (
    <p className="cap">
      {counts.filter(Boolean).join(' ')} {t('counter.moreHint')}
    </p>
  );
}

function NothingYet({ scan, last, branchCode }: Pick<ScanPaneProps, 'scan' | 'last' | 'branchCode'>) {
  const { t, money } = useStaff();
  const query = scan.text.trim();
  if (query !== '' && scan.error) {
    return (
      <div className="empty">
        <b>{t('counter.searchError')}</b>
        <p className="soft small">{t('counter.searchErrorBody')}</p>
      </div>
    );
  }
  if (query !== '' && !scan.isAnswered) {
    return (
      <div className="load rows" aria-hidden="true">
        {['w4', 'w3', 'w4', 'w3'].map((width, index) => (
          <span key={index} className={`skeleton ${width}`} />
        ))}
      </div>
    );
  }
  if (query !== '') {
    return (
      <div className="empty">
        <b>{t('counter.nothingFound', { query })}</b>
        <p className="soft small">{t('counter.nothingFoundBody')}</p>
      </div>
    );
  }
  return (
    <div className="idle">
      <p className="section">{t('counter.idleTitle')}</p>
      <ul className="soft">
        <li>{t('counter.idleScan')}</li>
        <li>{t('counter.idleWords')}</li>
        <li>{t('counter.idleCharge')}</li>
      </ul>
      {last && (
        <p className="small soft">
          {t('counter.lastNote')} <span className="mono">{last.folio}</span> · {money(last.totalCents)} ·{' '}
          <a href={`/caja/nota/${last.id}?sucursal=${branchCode}`} target="_blank" rel="noopener">
            {t('counter.printAgain')}
          </a>
        </p>
      )}
    </div>
  );
}
