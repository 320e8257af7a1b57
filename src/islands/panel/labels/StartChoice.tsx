import { LABEL_FORMATS, labelsPerPage, type LabelFormat } from '#shared/facts/label-formats.ts';
import { useStaff } from '../../staff/staff-context.tsx';

interface StartChoiceProps {
  readonly format: LabelFormat;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** The first free label: as a number, or by pointing at it on the sheet. */
export function StartChoice({ format, value, onValue }: StartChoiceProps) {
  const { t } = useStaff();
  const size = LABEL_FORMATS[format];
  const most = labelsPerPage(format);
  if (size.kind !== 'sheet') return null;
  return (
    <div className="start-field">
      <div className="field">
        <label htmlFor="label-start">{t('labels.start')}</label>
        <input
          id="label-start"
          className="in"
          inputMode="numeric"
          value={value}
          aria-describedby="label-start-hint"
          onChange={(event) => onValue(event.target.value)}
        />
        <p className="hint" id="label-start-hint">
          {t('labels.startHint')}
        </p>
      </div>
      {/* The field says the same to who cannot point. */}
      <div className="mini-sheet" aria-hidden="true" data-columns={size.columns}>
        {Array.from({ length: most }, (_, index) => (
          <span
            key={index}
            data-state={index + 1 < Number(value) ? 'used' : index + 1 === Number(value) ? 'first' : 'free'}
            onClick={() => onValue(String(index + 1))}
          />
        ))}
      </div>
    </div>
  );
}
