import { useState, type SubmitEvent } from 'react';
import type { Generation, GenerationDraft } from '#contract/catalog';
import { fieldText } from '../staff/field-text.ts';
import { Icon } from '../staff/Icon.tsx';
import { RefusalNote, type Refusal } from '../staff/RefusalNote.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { slugOf } from './branch-form-values.ts';
import { changedFields } from './changed-fields.ts';

const BODY_STYLES = {
  sedan: 'panel.bodySedan',
  hatchback: 'panel.bodyHatchback',
  coupe: 'panel.bodyCoupe',
  suv: 'panel.bodySuv',
  van: 'panel.bodyVan',
  'van-mpv': 'panel.bodyMpv',
  'pickup-regular': 'panel.bodyPickup',
  'pickup-crew': 'panel.bodyCrew',
} as const;

const MEASURES = [
  { name: 'wheelbaseMm', text: 'panel.wheelbase', min: 1_500, max: 6_000 },
  { name: 'lengthMm', text: 'panel.length', min: 2_000, max: 8_000 },
  { name: 'widthMm', text: 'panel.width', min: 1_200, max: 2_600 },
  { name: 'heightMm', text: 'panel.height', min: 900, max: 3_500 },
] as const;

interface CarFormProps {
  /** Absent for a new one. */
  readonly car?: Generation;
  /** Makes already in the catalog, to spell them alike. */
  readonly makes: readonly string[];
  readonly refusal: Refusal;
  readonly isBusy: boolean;
  readonly onAdd: (draft: GenerationDraft) => void;
  /** Only what differs from the car as it was when the form opened. */
  readonly onChange: (change: Partial<GenerationDraft>) => void;
  readonly onClose: () => void;
}

export function CarForm({ car, makes, refusal, isBusy, onAdd, onChange, onClose }: CarFormProps) {
  const { t } = useStaff();
  const [base] = useState(car);
  const [path, setPath] = useState('');
  const [isPathOwn, setPathOwn] = useState(false);

  const suggestPath = (form: HTMLFormElement | null) => {
    if (!form || isPathOwn || base) return;
    const values = new FormData(form);
    const parts = ['makeName', 'modelName', 'code'].map((name) => slugOf(fieldText(values, name)));
    setPath(parts.filter(Boolean).join('/'));
  };

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => fieldText(form, name);
    const number = (name: string) => Number(text(name));
    const figures = {
      code: text('code'),
      yearFrom: number('yearFrom'),
      yearTo: text('yearTo') === '' ? null : number('yearTo'),
      doors: number('doors'),
      wheelbaseMm: number('wheelbaseMm'),
      lengthMm: number('lengthMm'),
      widthMm: number('widthMm'),
      heightMm: number('heightMm'),
    };
    if (base) onChange(changedFields<typeof figures>(base, figures));
    else
      onAdd({
        ...figures,
        makeName: text('makeName'),
        modelName: text('modelName'),
        path,
        bodyStyle: text('bodyStyle') as keyof typeof BODY_STYLES,
      });
  };

  return (
    <form onSubmit={submit} onBlur={(event) => suggestPath(event.currentTarget)}>
      <div className="dh">
        <div>
          <h2 className="section">{base ? `${base.make.name} ${base.model.name}` : t('panel.addCar')}</h2>
          {base && (
            <p className="small">
              <a href={`/refacciones/${base.path}`} target="_blank" rel="noopener">
                {t('panel.seePage')}
              </a>
            </p>
          )}
        </div>
        <button type="button" className="icon" aria-label={t('panel.close')} onClick={onClose}>
          <Icon name="close" size="s" />
        </button>
      </div>
      <RefusalNote refusal={refusal} />
      {!base && (
        <div className="two">
          <div className="field">
            <label htmlFor="car-make">{t('panel.make')}</label>
            <input
              className="in"
              id="car-make"
              name="makeName"
              list="car-makes"
              minLength={2}
              maxLength={60}
              autoComplete="off"
              autoFocus
              required
            />
            <datalist id="car-makes">
              {makes.map((make) => (
                <option key={make} value={make} />
              ))}
            </datalist>
          </div>
          <div className="field">
            <label htmlFor="car-model">{t('panel.model')}</label>
            <input
              className="in"
              id="car-model"
              name="modelName"
              maxLength={80}
              autoComplete="off"
              required
            />
          </div>
        </div>
      )}
      <div className="two">
        <div className="field">
          <label htmlFor="car-code">{t('panel.carCode')}</label>
          <input
            className="in mono"
            id="car-code"
            name="code"
            defaultValue={base?.code}
            maxLength={60}
            autoComplete="off"
            required
          />
        </div>
        <Figure name="doors" label={t('panel.doors')} value={base?.doors ?? 4} min={2} max={6} />
      </div>
      {!base && (
        <>
          <div className="field">
            <label htmlFor="car-path">{t('panel.webAddress')}</label>
            <div className="prefixed">
              <span className="mono dim">/refacciones/</span>
              <input
                className="in mono"
                id="car-path"
                value={path}
                pattern="[a-z0-9-]+/[a-z0-9-]+/[a-z0-9-]+"
                placeholder="nissan/tsuru/b13"
                maxLength={160}
                autoComplete="off"
                onChange={(event) => {
                  setPathOwn(true);
                  setPath(event.target.value);
                }}
                required
              />
            </div>
            <p className="hint">{t('panel.pathForever')}</p>
          </div>
          <div className="field">
            <label htmlFor="car-body">{t('panel.bodyStyle')}</label>
            <select className="in" id="car-body" name="bodyStyle">
              {Object.entries(BODY_STYLES).map(([style, text]) => (
                <option key={style} value={style}>
                  {t(text)}
                </option>
              ))}
            </select>
          </div>
        </>
      )}
      <div className="two">
        <Figure name="yearFrom" label={t('panel.yearFrom')} value={base?.yearFrom} min={1950} max={2100} />
        <Figure
          name="yearTo"
          label={t('panel.yearTo')}
          value={base?.yearTo ?? undefined}
          min={1950}
          max={2100}
          hint={t('panel.yearToHint')}
          isOptional
        />
      </div>
      <div className="two">
        {MEASURES.map(({ name, text, min, max }) => (
          <Figure key={name} name={name} label={t(text)} value={base?.[name]} min={min} max={max} />
        ))}
      </div>
      <button type="submit" className="btn act wide" aria-busy={isBusy}>
        {base ? t('panel.save') : t('panel.addCar')}
      </button>
      <p className="cap">{t('panel.carLive')}</p>
    </form>
  );
}

interface FigureProps {
  readonly name: string;
  readonly label: string;
  readonly value: number | undefined;
  readonly min: number;
  readonly max: number;
  readonly hint?: string;
  readonly isOptional?: boolean;
}

function Figure({ name, label, value, min, max, hint, isOptional = false }: FigureProps) {
  const id = `car-${name}`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        className="in num"
        id={id}
        name={name}
        type="number"
        defaultValue={value}
        min={min}
        max={max}
        step={1}
        aria-describedby={hint ? `${id}-hint` : undefined}
        required={!isOptional}
      />
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
