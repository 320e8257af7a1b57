import { useId, useState } from 'react';
import { partArt, partBox } from '../../../components/part-art/index.ts';
import { Icon } from '../../staff/Icon.tsx';
import { damageWords } from '../../staff/piece-words.ts';
import { useStaff } from '../../staff/staff-context.tsx';
import { useDonorTexts } from './donor-texts.tsx';
import { addDamage, lessDamage } from './teardown-state.ts';

interface Props {
  readonly partType: string;
  readonly system: string;
  readonly codes: readonly string[];
  readonly onCodes: (codes: readonly string[]) => void;
}

const KINDS = [
  ['D', 'donors.kindDent'],
  ['S', 'donors.kindScratch'],
  ['P', 'donors.kindDing'],
  ['E', 'donors.kindBend'],
  ['C', 'donors.kindCrease'],
  ['R', 'donors.kindRust'],
] as const;
const ZONES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/**
 * ARA codes by hand: the kind is chosen once, each press on a place of the drawing adds one bank card of it there.
 */
export function DamageComposer({ partType, system, codes, onCodes }: Props) {
  const { t: staff } = useStaff();
  const t = useDonorTexts();
  const name = useId();
  const [kind, setKind] = useState<string>('D');
  const box = partBox(partType);
  const word = KINDS.find(([letter]) => letter === kind)?.[1] ?? 'donors.kindDent';
  return (
    <div className="damage-composer">
      <fieldset>
        <legend className="cap">{t('donors.damageKind')}</legend>
        <div className="kinds">
          {KINDS.map(([letter, text]) => (
            <label key={letter} className="kind">
              <input
                type="radio"
                name={name}
                value={letter}
                checked={kind === letter}
                onChange={() => setKind(letter)}
              />
              <span>
                <b className="mono">{letter}</b> {t(text)}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="zones" role="group" aria-label={t('donors.damageWhere')}>
        <svg viewBox={`${box.x - 2} ${box.y - 2} ${box.width + 4} ${box.height + 4}`} aria-hidden="true">
          <path d={partArt(partType, system)} />
        </svg>
        <div className="zone-grid">
          {ZONES.map((zone) => {
            const here = codes.filter((code) => code.startsWith(String(zone)));
            return (
              <button
                key={zone}
                type="button"
                className={here.length > 0 ? 'hit' : undefined}
                aria-label={t('donors.damageAdd', { kind: t(word).toLowerCase(), zone: String(zone) })}
                onClick={() => onCodes(addDamage(codes, zone, kind))}
              >
                {here.length > 0 ? <b className="mono">{here.join(' ')}</b> : zone}
              </button>
            );
          })}
        </div>
      </div>
      <p className="cap">{t('donors.damageHint')}</p>
      {codes.length > 0 && (
        <ul className="codes">
          {codes.map((code) => (
            <li key={code}>
              <b className="mono">{code}</b> {damageWords(code, staff)}
              <button
                type="button"
                className="icon"
                aria-label={t('donors.damageLess', { code })}
                onClick={() => onCodes(lessDamage(codes, code))}
              >
                <Icon name="minus" size="s" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
