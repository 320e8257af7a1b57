import type { ReactNode } from 'react';
import type { EditorKey } from '../editor-texts.tsx';
import { useEditorTexts } from '../editor-texts.tsx';
import { pathText, type ValuePath } from '../value-path.ts';
import { useForm } from './form-context.tsx';

export interface FieldProps<Value> {
  readonly path: ValuePath;
  readonly label: EditorKey;
  readonly hint?: EditorKey | undefined;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** The id of a control, and what it is described by when something is to be put right or to be known. */
export function useControl({ path, hint }: Pick<FieldProps<unknown>, 'path' | 'hint'>) {
  const { idPrefix, problemAt } = useForm();
  const x = useEditorTexts();
  const id = `${idPrefix}-${path.join('-')}`;
  const found = problemAt(pathText(path));
  // Elsewhere it follows the name of the place.
  const problem = found && found.charAt(0).toLocaleUpperCase() + found.slice(1);
  const says = problem ?? (hint && x(hint));
  return {
    id,
    problem,
    says,
    attributes: { id, 'aria-invalid': problem !== null, 'aria-describedby': says ? `${id}-says` : undefined },
  };
}

interface FieldRowProps extends Pick<FieldProps<unknown>, 'path' | 'label' | 'hint'> {
  readonly suffix?: string | undefined;
  readonly children: (attributes: ReturnType<typeof useControl>['attributes']) => ReactNode;
}

/** Label, control, and below it what to put right or what to know. */
export function FieldRow({ path, label, hint, suffix, children }: FieldRowProps) {
  const x = useEditorTexts();
  const { id, problem, says, attributes } = useControl({ path, hint });
  return (
    <div className="field">
      <label htmlFor={id}>
        {x(label)}
        {suffix && <span className="soft"> {suffix}</span>}
      </label>
      {children(attributes)}
      {says && (
        <p className={problem ? 'msg' : 'hint'} id={`${id}-says`}>
          {says}
        </p>
      )}
    </div>
  );
}
