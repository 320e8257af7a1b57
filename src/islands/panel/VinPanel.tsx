import { useRef, useState, type SyntheticEvent } from 'react';
import type { CarTree, VinAnswer, VinDecoded } from '#contract/catalog';
import { formatYears } from '../../i18n/format.ts';
import { vinTranslator } from '../../i18n/vin-texts.ts';
import { ScanButton } from '../scanner/ScanButton.tsx';
import { RefusalNote } from '../staff/RefusalNote.tsx';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import { factsOf, namesInWords, settledYear, verdictOf, warningWords } from '../vin/vin-words.ts';
import { ResourceState } from './ResourceState.tsx';
import { useEditing } from './use-editing.ts';
import { useResource } from './use-resource.ts';

interface VinPanelProps extends StaffProps {
  readonly person: StaffPerson;
}

export function VinPanel({ locale, messages, person }: VinPanelProps) {
  return (
    <StaffProvider locale={locale} messages={messages}>
      <VinDesk person={person} />
    </StaffProvider>
  );
}

interface Read {
  /** As it was typed or scanned. */
  readonly text: string;
  readonly answer: VinAnswer;
}

/** Reads a VIN, and lets who has the car in front of them say which one it is. */
function VinDesk({ person }: Pick<VinPanelProps, 'person'>) {
  const { t, api, locale } = useStaff();
  const toast = useToast();
  const tree = useResource<CarTree>('/catalog/tree');
  const [text, setText] = useState('');
  const [read, setRead] = useState<Read | null>(null);
  // With another number in the field nobody may teach this one.
  const current = read?.text === text.trim() ? read : null;
  const editing = useEditing({ code: '', reload: () => Promise.resolve(null) });

  /** Asked for last: what an earlier question answers is of no use any more. */
  const asked = useRef<string | null>(null);
  const [isReading, setReading] = useState(false);
  const { refusal } = editing;

  const look = async (wanted: string) => {
    asked.current = wanted;
    setReading(true);
    refusal.clear();
    const isStale = () => asked.current !== wanted;
    try {
      const answer = await api.get<VinAnswer>(`/vin/${encodeURIComponent(wanted)}`);
      if (isStale()) return;
      setRead({ text: wanted, answer });
      editing.renew();
    } catch (error) {
      if (!isStale()) refusal.show(error);
    } finally {
      if (!isStale()) setReading(false);
    }
  };
  const teach = (lesson: Lesson) =>
    editing.act(async () => {
      if (!current) return;
      const answer = await api.send<VinAnswer>(
        'PUT',
        `/vin/${encodeURIComponent(current.text)}/lesson`,
        lesson,
      );
      setRead((now) => (now?.text === current.text ? { ...now, answer } : now));
      toast({ text: t('panel.vinTaught') });
    });
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (text.trim() !== '') void look(text.trim());
  };
  return (
    <div className="wrap admin-page">
      <div className="ph flush">
        <h1 className="title">{t('panel.vin')}</h1>
      </div>
      <p className="soft small">{t('panel.vinLead')}</p>
      <form className="vin-ask" onSubmit={onSubmit}>
        <label className="lb" htmlFor="vin-text">
          {t('panel.vinLabel')}
        </label>
        <div className="vin-row">
          <input
            id="vin-text"
            className="in mono"
            value={text}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <ScanButton
            locale={locale}
            label={t('panel.vinScan')}
            onCode={(vin) => {
              setText(vin);
              void look(vin);
            }}
          />
          <button type="submit" className="btn" aria-busy={isReading}>
            {t('panel.vinRead')}
          </button>
        </div>
      </form>
      <RefusalNote refusal={refusal} />
      {current && <Said answer={current.answer} />}
      {current?.answer.isVin && (
        <ResourceState resource={tree} email={person.email}>
          {(cars) =>
            current.answer.isVin && (
              <TeachForm
                key={`${current.answer.vin} ${editing.formKey}`}
                answer={current.answer}
                cars={cars}
                isBusy={editing.isBusy}
                onTeach={(lesson) => void teach(lesson)}
              />
            )
          }
        </ResourceState>
      )}
    </div>
  );
}

/** The verdict and where each fact comes from. */
function Said({ answer }: { readonly answer: VinAnswer }) {
  const { locale } = useStaff();
  const t = vinTranslator(locale);
  const verdict = verdictOf(answer, t);
  return (
    <section className="vin-said" aria-live="polite">
      <p className={answer.isVin && answer.cars.length > 0 ? 'note ok' : 'note warn'}>
        <span>
          <b>{verdict.title}</b> {verdict.text}
        </span>
      </p>
      {answer.isVin &&
        answer.warnings.map((warning) => (
          <p key={warning.code} className="note warn">
            {warningWords(warning, t)}
          </p>
        ))}
      {answer.isVin && (
        <table className="admin-table">
          <tbody>
            {factsOf(answer, namesInWords(t), locale, t).map(({ label, value, source }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{value}</td>
                <td className="soft small wide-col">{source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface Lesson {
  readonly generation: string;
  readonly vehicleId: number | null;
  readonly modelYear: number;
}

interface TeachFormProps {
  readonly answer: VinDecoded;
  readonly cars: CarTree;
  readonly isBusy: boolean;
  readonly onTeach: (lesson: Lesson) => void;
}

/** "Este NIV es de…": what the decoder believes is chosen already. */
function TeachForm({ answer, cars, isBusy, onTeach }: TeachFormProps) {
  const { t, locale } = useStaff();
  const names = namesInWords(vinTranslator(locale));
  const [generation, setGeneration] = useState(answer.cars.length === 1 ? (answer.cars[0]?.path ?? '') : '');
  const [vehicle, setVehicle] = useState('');
  const [year, setYear] = useState(String(settledYear(answer) ?? answer.years[0] ?? ''));
  const options = cars.makes.flatMap((make) =>
    make.models.flatMap((model) =>
      model.generations.map((each) => ({
        ...each,
        name: `${make.name} ${model.name} ${formatYears(each.yearFrom, each.yearTo)}`,
      })),
    ),
  );
  const engines = options.find(({ path }) => path === generation)?.vehicles ?? [];
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    onTeach({ generation, vehicleId: vehicle === '' ? null : Number(vehicle), modelYear: Number(year) });
  };
  return (
    <form className="sheet pad vin-teach" onSubmit={onSubmit}>
      <h2 className="section">{t('panel.vinIs', { vin: answer.vin })}</h2>
      <label className="lb" htmlFor="vin-car">
        {t('panel.car')}
      </label>
      <select
        id="vin-car"
        className="in"
        required
        value={generation}
        onChange={(event) => {
          setGeneration(event.currentTarget.value);
          setVehicle('');
        }}
      >
        <option value="">{t('panel.vinChoose')}</option>
        {options.map(({ path, name }) => (
          <option key={path} value={path}>
            {name}
          </option>
        ))}
      </select>
      <label className="lb" htmlFor="vin-year">
        {t('panel.vinYear')}
      </label>
      <input
        id="vin-year"
        className="in num"
        inputMode="numeric"
        pattern="(19|20)[0-9]{2}"
        required
        maxLength={4}
        value={year}
        onChange={(event) => setYear(event.currentTarget.value)}
      />
      <label className="lb" htmlFor="vin-engine">
        {t('panel.vinEngine')}
      </label>
      <select
        id="vin-engine"
        className="in"
        value={vehicle}
        onChange={(event) => setVehicle(event.currentTarget.value)}
      >
        <option value="">{t('panel.vinEngineUnknown')}</option>
        {engines.map((each) => (
          <option key={each.id} value={each.id}>
            {[each.engineName, names.gearbox(each.transmission), names.drivetrain(each.drivetrain)].join(
              ' · ',
            )}
          </option>
        ))}
      </select>
      <button type="submit" className="btn act" disabled={isBusy}>
        {t('panel.vinTeach')}
      </button>
      <p className="cap">{t('panel.vinPrivacy')}</p>
    </form>
  );
}
