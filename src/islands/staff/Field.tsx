import type { ComponentProps, ReactNode } from 'react';
import { useFormState } from './CheckedForm.tsx';

interface FieldControl {
  readonly id: string;
  readonly name: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

/** What a control of a CheckedForm carries, and what stands under it: what to correct, or else its hint. */
export function useField(name: string, hint?: string): { control: FieldControl; below: ReactNode } {
  const form = useFormState();
  const id = `${form.name}-${name}`;
  const problem = form.problems[name];
  const text = problem ?? hint;
  return {
    control: {
      id,
      name,
      'aria-invalid': problem !== undefined,
      'aria-describedby': text ? `${id}-says` : undefined,
    },
    below: text && (
      <p className={problem ? 'msg' : 'hint'} id={`${id}-says`}>
        {text}
      </p>
    ),
  };
}

interface FieldProps extends Omit<ComponentProps<'input'>, 'id' | 'prefix'> {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Written before the field, as the beginning of what is typed. */
  readonly prefix?: string;
  /** A button on its line. */
  readonly beside?: ReactNode;
}

export function Field({
  name,
  label,
  hint,
  prefix,
  beside,
  className = '',
  required = true,
  children,
  ...input
}: FieldProps) {
  const { control, below } = useField(name, hint);
  const field = (
    <input autoComplete="off" {...input} {...control} className={`in ${className}`} required={required} />
  );
  return (
    <div className="field">
      <label htmlFor={control.id}>{label}</label>
      {prefix ? (
        <div className="prefixed">
          <span className="mono dim">{prefix}</span>
          {field}
        </div>
      ) : beside ? (
        <div className="with-button">
          {field}
          {beside}
        </div>
      ) : (
        field
      )}
      {children}
      {below}
    </div>
  );
}
