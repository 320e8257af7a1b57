import { useState } from 'react';
import { useStaff } from './staff-context.tsx';

interface PasswordFieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly autoFocus?: boolean;
  readonly hint?: string;
}

export const MIN_PASSWORD_LENGTH = 12;

/** A password that can be looked at: typing it blind on a shop counter is how accounts get locked. */
export function PasswordField({
  id,
  name,
  label,
  autoComplete,
  autoFocus = false,
  hint,
}: PasswordFieldProps) {
  const { t } = useStaff();
  const [isShown, setShown] = useState(false);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="reveal">
        <input
          className="in"
          id={id}
          name={name}
          type={isShown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoFocus={autoFocus}
          data-first={autoFocus || undefined}
          minLength={autoComplete === 'new-password' ? MIN_PASSWORD_LENGTH : undefined}
          aria-describedby={hint ? `${id}-hint` : undefined}
          required
        />
        <button
          type="button"
          className="linkish"
          aria-pressed={isShown}
          aria-controls={id}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? t('panel.hide') : t('panel.show')}
        </button>
      </div>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
