import { useEffect, useMemo, useRef, useState } from 'react';
import type { z } from 'zod';
import type { DonorDetail, DonorPiece } from '#contract/inventory';
import type { Tone } from '../../../viewer/contract.ts';
import { formatKm } from '../../../i18n/format.ts';
import '../../selector/car-menu.css';
import '../../selector/stage/stage.css';
import { Icon } from '../../staff/Icon.tsx';
import type { PieceDictionary } from '../../staff/piece-dictionary.ts';
import { paintName, partName } from '../../staff/piece-words.ts';
import { useStaff, type StaffPerson } from '../../staff/staff-context.tsx';
import { LabelDialog } from '../labels/LabelDialog.tsx';
import { ResourceState } from '../ResourceState.tsx';
import { useResource } from '../use-resource.ts';
import { DonorProvider, useDonorTexts, type DonorIslandProps } from './donor-texts.tsx';
import { DonorFileView } from './DonorFileView.tsx';
import { DonorStage, type StageChoice } from './DonorStage.tsx';
import { impactWords } from './mark-words.ts';

type Detail = z.infer<typeof DonorDetail>;

interface OwnProps {
  readonly person: StaffPerson;
  readonly branch: string;
  readonly id: string;
  readonly dictionary: PieceDictionary;
}

export function DonorPanel({ locale, messages, ...rest }: DonorIslandProps & OwnProps) {
  return (
    <DonorProvider locale={locale} messages={messages}>
      <OneDonor {...rest} />
    </DonorProvider>
  );
}

function OneDonor({ person, branch, id, dictionary }: OwnProps) {
  const donor = useResource<Detail>(`/branches/${branch}/donors/${id}`);
  return (
    <div className="wrap receive donor">
      <ResourceState resource={donor} email={person.email}>
        {(value) => (
          <Donor donor={value} {...{ branch, dictionary, person }} onChange={() => void donor.reload()} />
        )}
      </ResourceState>
    </div>
  );
}

const TONES: Readonly<Record<DonorPiece['state'], Tone>> = { 'on-shelf': 'many', held: 'few', gone: 'none' };
const STATES = {
  'on-shelf': ['available', 'donors.onShelf'],
  held: ['held', 'donors.held'],
  gone: ['sold', 'donors.gone'],
} as const;

interface DonorProps {
  readonly donor: Detail;
  readonly branch: string;
  readonly dictionary: PieceDictionary;
  readonly person: StaffPerson;
  readonly onChange: () => void;
}

/** One car: what is left on it, on the car itself and as a list to print. */
function Donor({ donor, branch, dictionary, person, onChange }: DonorProps) {
  const { money, locale, when, t: staff } = useStaff();
  const t = useDonorTexts();
  const [isLabelling, setLabelling] = useState(false);
  const [choice, setChoice] = useState<StageChoice>({});
  const list = useRef<HTMLDivElement>(null);
  const { pieces, figures } = donor;
  const states = useMemo(
    () => new Map(pieces.map(({ partType, position, state }) => [`${partType}/${position}`, state])),
    [pieces],
  );
  const tones = useMemo(() => new Map([...states].map(([key, state]) => [key, TONES[state]])), [states]);
  const legend = useMemo(
    () => [
      { tone: 'many' as const, text: t('donors.onShelf') },
      { tone: 'few' as const, text: t('donors.held') },
      { tone: 'none' as const, text: t('donors.gone') },
    ],
    [t],
  );
  const wordsOf = useMemo(
    () =>
      ({ type = '', position = 'c' }: { type?: string | undefined; position?: string | undefined }) => {
        const state = states.get(`${type}/${position}`);
        return type === '' ? undefined : t(state ? STATES[state][1] : 'donors.notTaken');
      },
    [states, t],
  );
  const shown = choice.system ? pieces.filter(({ system }) => system === choice.system) : pieces;
  return (
    <>
      <div className="ph flush">
        <h1 className="title">{donor.label}</h1>
        <div className="ac">
          {figures.left > 0 && (
            <button type="button" className="btn" onClick={() => setLabelling(true)}>
              <Icon name="print" size="s" /> {staff('labels.printCar')}
            </button>
          )}
          <button type="button" className="btn" onClick={() => print()}>
            <Icon name="print" size="s" /> {t('donors.printList')}
          </button>
          <a className="btn quiet" href={`/panel/donantes?sucursal=${branch}`}>
            {t('donors.toList')}
          </a>
        </div>
      </div>
      {isLabelling && (
        <LabelDialog
          branch={branch}
          of={{ kind: 'donor', donorId: donor.id, car: donor.label }}
          onClose={() => setLabelling(false)}
        />
      )}
      <p className="soft small">
        {[
          t('donors.arrived', { day: when(donor.arrivedOn, 'day') }),
          donor.colour && paintName(donor.colour, dictionary),
          donor.engine,
          donor.odometerKm === null ? t('donors.unknownKm') : formatKm(donor.odometerKm, locale),
          donor.impact !== 'none' && impactWords(donor.impact, t),
          donor.yardPosition && t('donors.at', { place: donor.yardPosition }),
          donor.vin,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>
        <b>{t('donors.leftOf', { count: figures.left, total: String(figures.pieces) })}</b> ·{' '}
        {t('donors.value', { value: money(figures.leftCents) })}
        {figures.unpriced > 0 && ` · ${t('donors.unpriced', { count: figures.unpriced })}`}
      </p>
      <DonorFileView branch={branch} id={donor.id} car={donor.label} {...{ person, onChange }} />
      <div className="teardown">
        <DonorStage
          generation={donor.generation}
          carName={donor.label}
          selected={choice}
          tones={tones}
          legend={legend}
          legendTitle={t('donors.legend')}
          wordsOf={wordsOf}
          onSelect={setChoice}
          onList={() => list.current?.scrollIntoView({ block: 'start' })}
        />
        <div className="teardown-side" ref={list}>
          {choice.system && (
            <button type="button" className="btn tiny quiet" onClick={() => setChoice({})}>
              ‹ {t('donors.allSystems')}
            </button>
          )}
          {pieces.length === 0 && <p className="soft">{t('donors.noPieces')}</p>}
          {dictionary.systems.map(({ code, name }) => {
            const own = shown.filter(({ system }) => system === code);
            if (own.length === 0) return null;
            return (
              <section key={code} className="donor-pieces" aria-label={name}>
                <h2 className="section">{name}</h2>
                <ul>
                  {own.map((piece) => (
                    <PieceLine
                      key={piece.id}
                      piece={piece}
                      dictionary={dictionary}
                      isChosen={choice.partType === piece.partType && samePlace(choice, piece)}
                    />
                  ))}
                </ul>
              </section>
            );
          })}
        </div>
      </div>
    </>
  );
}

const samePlace = ({ position }: StageChoice, piece: DonorPiece) =>
  position === undefined || position === piece.position;

interface LineProps {
  readonly piece: DonorPiece;
  readonly dictionary: PieceDictionary;
  readonly isChosen: boolean;
}

function PieceLine({ piece, dictionary, isChosen }: LineProps) {
  const { money } = useStaff();
  const t = useDonorTexts();
  const [badge, word] = STATES[piece.state];
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <li
      ref={line}
      className={isChosen ? 'chosen' : undefined}
      data-gone={piece.state === 'gone' || undefined}
    >
      <span>
        <b>{partName(piece, dictionary)}</b>
        <span className="cap">
          <span className="mono">{piece.code}</span>
          {piece.grade && ` · ${t('donors.grade', { grade: piece.grade })}`}
          {piece.damageCodes.length > 0 && ` · ${piece.damageCodes.join(' ')}`}
        </span>
      </span>
      <span className={`st ${badge}`}>
        <span>{t(word)}</span>
      </span>
      <span className="money">
        {piece.priceCents === null ? t('donors.noPrice') : money(piece.priceCents)}
      </span>
    </li>
  );
}
