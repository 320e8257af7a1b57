import { useState } from 'react';
import type { Generation, GenerationDraft } from '#contract/catalog';
import { Field } from '../staff/Field.tsx';
import { like, optional, wholeNumber, written, letters, type FieldProblems } from '../staff/field-rules.ts';
import { fieldText } from '../staff/field-text.ts';
import type { Refusal } from '../staff/RefusalNote.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { slugOf } from './branch-form-values.ts';
import { changedFields } from './changed-fields.ts';
import { SideForm } from './SideForm.tsx';

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
  { name: 'wheelbaseMm', text: 'panel.wheelbase' },
  { name: 'lengthMm', text: 'panel.length' },
  { name: 'widthMm', text: 'panel.width' },
  { name: 'heightMm', text: 'panel.height' },
] as const;

const year = wholeNumber(1950, 2100);
const RULES = {
  makeName: letters(2),
  modelName: written,
  code: written,
  doors: wholeNumber(2, 6),
  path: like(/^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*){2}$/, 'panel.pathExample'),
  yearFrom: year,
  yearTo: optional(year),
  wheelbaseMm: wholeNumber(1_500, 6_000),
  lengthMm: wholeNumber(2_000, 8_000),
  widthMm: wholeNumber(1_200, 2_600),
  heightMm: wholeNumber(900, 3_500),
};
const FIELD_OF_CODE = { 'catalog.generation_taken': 'path' };

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

  const suggestPath = (form: HTMLFormElement) => {
    if (isPathOwn || base) return;
    const values = new FormData(form);
    const parts = ['makeName', 'modelName', 'code'].map((name) => slugOf(fieldText(values, name)));
    setPath(parts.filter(Boolean).join('/'));
  };

  const submit = (form: FormData) => {
    const text = (name: string) => fieldText(form, name);
    const figures = figuresOf(text);
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
  const contradictions = (form: FormData): FieldProblems => {
    const { yearFrom, yearTo, wheelbaseMm, lengthMm } = figuresOf((name) => fieldText(form, name));
    return {
      ...(yearTo !== null && yearTo < yearFrom && { yearTo: t('panel.yearsTurned') }),
      ...(lengthMm > 0 && wheelbaseMm >= lengthMm && { wheelbaseMm: t('panel.wheelbaseLong') }),
    };
  };

  return (
    <SideForm
      name="car"
      title={base ? `${base.make.name} ${base.model.name}` : t('panel.addCar')}
      lead={base && <PageLink path={base.path} />}
      rules={RULES}
      check={contradictions}
      refusal={refusal}
      fieldOfCode={FIELD_OF_CODE}
      isBusy={isBusy}
      submitText={base ? t('panel.save') : t('panel.addCar')}
      onSubmit={submit}
      onBlur={suggestPath}
      onClose={onClose}
      after={<p className="cap">{t('panel.carLive')}</p>}
    >
      {!base && <MakeAndModel makes={makes} />}
      <div className="two">
        <Field
          name="code"
          label={t('panel.carCode')}
          className="mono"
          defaultValue={base?.code}
          maxLength={60}
        />
        <Figure name="doors" label={t('panel.doors')} value={base?.doors ?? 4} />
      </div>
      {!base && (
        <PathAndBody
          path={path}
          onPath={(typed) => {
            setPathOwn(true);
            setPath(typed);
          }}
        />
      )}
      <div className="two">
        <Figure name="yearFrom" label={t('panel.yearFrom')} value={base?.yearFrom} />
        <Figure
          name="yearTo"
          label={t('panel.yearTo')}
          value={base?.yearTo ?? undefined}
          hint={t('panel.yearToHint')}
          required={false}
        />
      </div>
      <div className="two">
        {MEASURES.map(({ name, text }) => (
          <Figure key={name} name={name} label={t(text)} value={base?.[name]} />
        ))}
      </div>
    </SideForm>
  );
}

function figuresOf(text: (name: string) => string) {
  const number = (name: string) => Number(text(name));
  return {
    code: text('code'),
    yearFrom: number('yearFrom'),
    yearTo: text('yearTo') === '' ? null : number('yearTo'),
    doors: number('doors'),
    wheelbaseMm: number('wheelbaseMm'),
    lengthMm: number('lengthMm'),
    widthMm: number('widthMm'),
    heightMm: number('heightMm'),
  };
}

function PageLink({ path }: { readonly path: string }) {
  const { t } = useStaff();
  return (
    <p className="small">
      <a href={`/refacciones/${path}`} target="_blank" rel="noopener">
        {t('panel.seePage')}
      </a>
    </p>
  );
}

function MakeAndModel({ makes }: { readonly makes: readonly string[] }) {
  const { t } = useStaff();
  return (
    <div className="two">
      <Field name="makeName" label={t('panel.make')} list="car-makes" maxLength={60} autoFocus>
        <datalist id="car-makes">
          {makes.map((make) => (
            <option key={make} value={make} />
          ))}
        </datalist>
      </Field>
      <Field name="modelName" label={t('panel.model')} maxLength={80} />
    </div>
  );
}

interface PathAndBodyProps {
  readonly path: string;
  readonly onPath: (path: string) => void;
}

function PathAndBody({ path, onPath }: PathAndBodyProps) {
  const { t } = useStaff();
  return (
    <>
      <Field
        name="path"
        label={t('panel.webAddress')}
        className="mono"
        prefix="/refacciones/"
        value={path}
        placeholder="nissan/tsuru/b13"
        maxLength={160}
        hint={t('panel.pathForever')}
        onChange={(event) => onPath(event.target.value)}
      />
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
  );
}

interface FigureProps {
  readonly name: string;
  readonly label: string;
  readonly value: number | undefined;
  readonly hint?: string;
  readonly required?: boolean;
}

function Figure({ value, ...field }: FigureProps) {
  return <Field {...field} className="num" inputMode="numeric" defaultValue={value} maxLength={6} />;
}
