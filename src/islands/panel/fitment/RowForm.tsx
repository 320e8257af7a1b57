import { useState, type SubmitEvent } from 'react';
import type { CarTree, FitmentDraft, FitmentSheet } from '#contract/catalog';
import { POSITIONS, type Position } from '#shared/positions.ts';
import { RefusalNote, type Refusal } from '../../staff/RefusalNote.tsx';
import { Icon } from '../../staff/Icon.tsx';
import { useStaff } from '../../staff/staff-context.tsx';

interface RowFormProps {
  /** Absent for a new one. */
  readonly row: FitmentSheet['rows'][number] | undefined;
  readonly tree: CarTree;
  readonly refusal: Refusal;
  readonly isBusy: boolean;
  readonly onSave: (draft: FitmentDraft) => void;
  readonly onClose: () => void;
}

const EVIDENCE = ['staff', 'table', 'sales'] as const;

/** One row: its car, years and conditions. Engines and gearboxes are those that the car was sold with. */
export function RowForm({ row, tree, refusal, isBusy, onSave, onClose }: RowFormProps) {
  const { t } = useStaff();
  const cars = tree.makes.flatMap((make) =>
    make.models.flatMap((model) =>
      model.generations.map((generation) => ({
        ...generation,
        name: `${make.name} ${model.name} ${generation.code}`,
      })),
    ),
  );
  const [values, setValues] = useState(() => initialValues(row));
  const car = cars.find(({ path }) => path === values.generation);
  const set = (name: keyof Values) => (value: string) =>
    setValues((before) => ({ ...before, [name]: value }));
  const field = { values, set };
  const options = (name: 'engineName' | 'transmission' | 'drivetrain') => [
    ...new Set((car?.vehicles ?? []).map((vehicle) => vehicle[name])),
  ];
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isBusy && car) onSave(draftOf(values));
  };
  return (
    <form className="fit-form" onSubmit={submit} noValidate>
      <div className="dh">
        <h2 className="section">{row ? t('fitment.edit', { car: row.label }) : t('fitment.add')}</h2>
        <button type="button" className="icon" aria-label={t('panel.close')} onClick={onClose}>
          <Icon name="close" size="s" />
        </button>
      </div>
      <div className="field">
        <label htmlFor="fit-car">{t('fitment.car')}</label>
        <select
          className="in"
          id="fit-car"
          autoFocus
          required
          value={values.generation}
          onChange={(event) => {
            const chosen = cars.find(({ path }) => path === event.target.value);
            setValues((before) => ({
              ...before,
              generation: event.target.value,
              engine: '',
              transmission: '',
              drivetrain: '',
              ...(chosen && { yearFrom: String(chosen.yearFrom), yearTo: String(chosen.yearTo ?? '') }),
            }));
          }}
        >
          <option value="">–</option>
          {cars.map(({ path, name }) => (
            <option key={path} value={path}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="two">
        <Text name="yearFrom" label={t('fitment.from')} {...field} />
        <Text name="yearTo" label={t('fitment.to')} placeholder={t('fitment.stillMade')} {...field} />
      </div>
      <Choice name="engine" label={t('fitment.engine')} options={options('engineName')} {...field} />
      <div className="two">
        <Choice
          name="transmission"
          label={t('fitment.transmission')}
          options={options('transmission')}
          {...field}
        />
        <Choice
          name="drivetrain"
          label={t('fitment.drivetrain')}
          options={options('drivetrain')}
          {...field}
        />
      </div>
      <div className="two">
        <Choice name="doors" label={t('fitment.doors')} options={['2', '3', '4', '5']} {...field} />
        <Choice
          name="airConditioning"
          label={t('fitment.airConditioning')}
          options={['yes', 'no']}
          words={{ yes: t('fitment.withAc'), no: t('fitment.withoutAc') }}
          {...field}
        />
      </div>
      <div className="two">
        <Text
          name="fromMonth"
          label={t('fitment.fromMonth')}
          placeholder={t('fitment.monthHint')}
          {...field}
        />
        <Text name="toMonth" label={t('fitment.toMonth')} placeholder={t('fitment.monthHint')} {...field} />
      </div>
      <Choice name="position" label={t('fitment.position')} options={POSITIONS} {...field} />
      <Text name="note" label={t('fitment.note')} placeholder={t('fitment.noteHint')} {...field} />
      <div className="two">
        <Choice
          name="evidence"
          label={t('fitment.evidence')}
          options={EVIDENCE}
          words={Object.fromEntries(EVIDENCE.map((one) => [one, t(`fitment.evidence_${one}`)]))}
          isNeeded
          {...field}
        />
        <Text name="source" label={t('fitment.source')} {...field} />
      </div>
      <RefusalNote refusal={refusal} />
      <button type="submit" className="btn act wide" aria-busy={isBusy} aria-disabled={!car}>
        {t(row ? 'fitment.save' : 'fitment.addRow')}
      </button>
    </form>
  );
}

type Values = Record<
  | 'generation'
  | 'yearFrom'
  | 'yearTo'
  | 'engine'
  | 'transmission'
  | 'drivetrain'
  | 'doors'
  | 'airConditioning'
  | 'fromMonth'
  | 'toMonth'
  | 'position'
  | 'note'
  | 'evidence'
  | 'source',
  string
>;

interface FieldProps {
  readonly name: keyof Values;
  readonly label: string;
  readonly values: Values;
  readonly set: (name: keyof Values) => (value: string) => void;
}

function Text({ name, label, values, set, placeholder }: FieldProps & { readonly placeholder?: string }) {
  const isYear = name === 'yearFrom' || name === 'yearTo';
  return (
    <div className="field">
      <label htmlFor={`fit-${name}`}>{label}</label>
      <input
        className="in"
        id={`fit-${name}`}
        value={values[name]}
        placeholder={placeholder}
        maxLength={isYear ? 4 : 200}
        inputMode={isYear ? 'numeric' : 'text'}
        autoComplete="off"
        onChange={(event) => set(name)(event.target.value)}
      />
    </div>
  );
}

interface ChoiceProps extends FieldProps {
  readonly options: readonly string[];
  readonly words?: Readonly<Record<string, string>>;
  readonly isNeeded?: boolean;
}

function Choice({ name, label, values, set, options, words = {}, isNeeded = false }: ChoiceProps) {
  const { t } = useStaff();
  return (
    <div className="field">
      <label htmlFor={`fit-${name}`}>{label}</label>
      <select
        className="in"
        id={`fit-${name}`}
        value={values[name]}
        onChange={(event) => set(name)(event.target.value)}
      >
        {!isNeeded && <option value="">{t('fitment.any')}</option>}
        {options.map((option) => (
          <option key={option} value={option}>
            {words[option] ?? option.toUpperCase()}
          </option>
        ))}
      </select>
    </div>
  );
}

function initialValues(row: RowFormProps['row']): Values {
  const {
    engine = '',
    transmission = '',
    drivetrain = '',
    doors,
    airConditioning,
    ...rest
  } = row?.qualifiers ?? {};
  return {
    generation: row?.generation ?? '',
    yearFrom: row ? String(row.yearFrom) : '',
    yearTo: String(row?.yearTo ?? ''),
    engine,
    transmission,
    drivetrain,
    doors: String(doors ?? ''),
    airConditioning: airConditioning === undefined ? '' : airConditioning ? 'yes' : 'no',
    fromMonth: rest.fromMonth ?? '',
    toMonth: rest.toMonth ?? '',
    position: rest.position ?? '',
    note: rest.note ?? '',
    evidence: row?.evidence ?? 'staff',
    source: row?.source ?? '',
  };
}

function draftOf(values: Values): FitmentDraft {
  const { engine, transmission, drivetrain, doors, airConditioning, fromMonth, toMonth, position, note } =
    values;
  return {
    generation: values.generation,
    yearFrom: Number(values.yearFrom),
    yearTo: values.yearTo.trim() === '' ? null : Number(values.yearTo),
    qualifiers: {
      ...(engine && { engine }),
      ...(transmission && { transmission }),
      ...(drivetrain && { drivetrain }),
      ...(doors && { doors: Number(doors) }),
      ...(airConditioning && { airConditioning: airConditioning === 'yes' }),
      ...(fromMonth && { fromMonth: fromMonth.trim() }),
      ...(toMonth && { toMonth: toMonth.trim() }),
      ...(position && { position: position as Position }),
      ...(note.trim() && { note: note.trim() }),
    },
    evidence: values.evidence as FitmentDraft['evidence'],
    ...(values.source.trim() && { source: values.source.trim() }),
  };
}
