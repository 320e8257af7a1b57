import { useState, type SubmitEvent } from 'react';
import type { BranchStockRow, ItemVersion } from '#contract/inventory';
import { isRefusal } from '../staff/api-client.ts';
import { partName } from '../staff/piece-words.ts';
import { RefusalNote, useRefusal } from '../staff/RefusalNote.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import { ItemFormActs } from './ItemFormActs.tsx';
import type { ItemFormProps } from './item-form.ts';

type Grade = NonNullable<BranchStockRow['grade']>;
const GRADES = { A: 'panel.gradeA', B: 'panel.gradeB', C: 'panel.gradeC' } as const;
const LETTERS = Object.keys(GRADES) as Grade[];

/** How good a used piece is, in the person's own name. */
export function GradeForm({ item, path, dictionary, onFresh, onClose, onDone }: ItemFormProps) {
  const { t, api } = useStaff();
  const toast = useToast();
  const refusal = useRefusal();
  const [grade, setGrade] = useState<Grade | null>(item.grade);
  const [isBusy, setBusy] = useState(false);
  const isSame = grade === null || grade === item.grade;
  const name = partName(item, dictionary);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isSame || isBusy) return;
    setBusy(true);
    refusal.clear();
    try {
      await api.send<ItemVersion>('PUT', `${path}/grade`, { grade, version: item.version });
      toast({ text: t('panel.gradeSaved', { name, grade }) });
      onDone();
      await onFresh();
    } catch (error) {
      refusal.show(error);
      if (isRefusal(error, 'inventory.changed_elsewhere')) await onFresh();
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className="adjust" onSubmit={(event) => void submit(event)}>
      <fieldset className="grade-choice">
        <legend className="sr">{t('panel.changeGrade')}</legend>
        {LETTERS.map((letter, index) => (
          <label key={letter} className="tick-row">
            <input
              {...(letter === grade || (grade === null && index === 0) ? { 'data-first': true } : {})}
              type="radio"
              name="grade"
              value={letter}
              checked={grade === letter}
              onChange={() => setGrade(letter)}
            />
            <span>{t(GRADES[letter])}</span>
          </label>
        ))}
      </fieldset>
      <p className="hint">{t('panel.gradeHint')}</p>
      <RefusalNote refusal={refusal} />
      <ItemFormActs text={t('panel.gradeSave')} isBusy={isBusy} isIdle={isSame} onClose={onClose} />
    </form>
  );
}
