import { useState, type RefObject } from 'react';
import { useField } from './Field.tsx';
import type { FieldRule } from './field-rules.ts';
import { useStaff } from './staff-context.tsx';

interface PasswordFieldProps {
  readonly name: string;
  readonly label: string;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly autoFocus?: boolean;
  readonly hint?: string;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
}

const MIN_PASSWORD_LENGTH = 12;

/** A password that somebody chooses. */
export const newPassword: FieldRule = (text, t) => {
  if (text === '') return t('panel.fieldEmpty');
  const missing = MIN_PASSWORD_LENGTH - text.length;
  return missing > 0 ? t('panel.passwordMissing', { count: missing }) : null;
};

/** A password that can be looked at: typing it blind on a shop counter is how accounts get locked. */
export function PasswordField(props: PasswordFieldProps) {
  const { name, label, autoComplete, autoFocus = false, hint, inputRef } = props;
  const { t } = useStaff();
  const [isShown, setShown] = useState(false);
  const { control, below } = useField(name, hint);
  return (
    <div className="field">
      <label htmlFor={control.id}>{label}</label>
      <div className="reveal">
        <input
          ref={inputRef}
          className="in"
          {...control}
          type={isShown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoFocus={autoFocus}
          data-first={autoFocus || undefined}
          required
        />
        <button
          type="button"
          className="linkish"
          aria-pressed={isShown}
          aria-controls={control.id}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? t('panel.hide') : t('panel.show')}
        </button>
      </div>
      {below}
    </div>
  );
}
