import { formatMoney } from '../../../i18n/format.ts';
import type { ScreenPoint } from '../../../viewer/contract.ts';
import { Icon } from '../Icon.tsx';
import type { SummaryItem } from '../stock-summary.ts';
import { useTexts } from '../texts.tsx';
import { useBranchNames } from '../use-branch-names.ts';

interface Props {
  readonly name: string;
  readonly at: ScreenPoint;
  readonly size: { readonly width: number; readonly height: number };
  /** Undefined: nothing is known; null: there is none. */
  readonly stock: Pick<SummaryItem, 'available' | 'fromCents' | 'branches'> | null | undefined;
  /** What else there is to say. */
  readonly words?: string | undefined;
  readonly branch: string | null;
  /** One line along the lower edge, where a finger has no room for a tip. */
  readonly isStrip: boolean;
  readonly onOpen?: (() => void) | undefined;
}

/** The name of what is pointed at and what there is of it, here and in the chain. */
export function StageTip({ name, at, size, stock, words, branch, isStrip, onOpen }: Props) {
  const { t } = useTexts();
  if (isStrip) {
    return (
      <button type="button" className="stagestrip" disabled={!onOpen} onClick={onOpen}>
        <b>{name}</b>
        {words && <span>{words}</span>}
        {stock === null && <span>{t('stage.none')}</span>}
        {stock && <StockLines stock={stock} branch={branch} />}
        {onOpen && <Icon name="next" size="s" />}
      </button>
    );
  }
  const share = at.x / Math.max(1, size.width);
  const side = share < 0.25 ? 'start' : share > 0.75 ? 'end' : 'middle';
  return (
    <p
      className="carmenu-tip"
      data-scene
      data-side={side}
      data-below={at.y < 84 || undefined}
      style={{ left: at.x, top: Math.max(8, at.y) }}
      aria-hidden="true"
    >
      <b>{name}</b>
      {words && <span>{words}</span>}
      {stock === null && <span>{t('stage.none')}</span>}
      {stock && <StockLines stock={stock} branch={branch} />}
    </p>
  );
}

function StockLines({
  stock,
  branch,
}: {
  readonly stock: NonNullable<Props['stock']>;
  readonly branch: string | null;
}) {
  const { t, locale } = useTexts();
  const names = useBranchNames();
  const from = (cents: number | null) =>
    cents === null ? '' : ` · ${t('selector.from', { price: formatMoney(cents, locale, { whole: true }) })}`;
  const pieces = (count: number) => t('selector.pieces', { count });
  const here = branch === null ? undefined : stock.branches.find(({ code }) => code === branch);
  const name = branch === null ? '' : (names[branch] ?? branch);
  return (
    <>
      {here && here.available > 0 && (
        <span>
          {t('stage.here', { pieces: pieces(here.available), branch: name })}
          {from(here.fromCents)}
        </span>
      )}
      {branch !== null && !here?.available && <span>{t('stage.noneHere', { branch: name })}</span>}
      <span>
        {t('stage.chain', { pieces: pieces(stock.available) })}
        {!here?.available && from(stock.fromCents)}
      </span>
    </>
  );
}
