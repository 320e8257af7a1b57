import type { ReactNode } from 'react';
import { ApiRefusal } from '../staff/api-client.ts';
import { Icon } from '../staff/Icon.tsx';
import { SessionDialog } from '../staff/SessionDialog.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import type { Resource } from './use-resource.ts';

interface ResourceStateProps<Value> {
  readonly resource: Resource<Value>;
  /** Whose session it is, to ask for the password again. */
  readonly email: string;
  readonly children: (value: Value) => ReactNode;
}

/** Loading, failure and the lost session of a list, so that each screen only draws what it has. */
export function ResourceState<Value>({ resource, email, children }: ResourceStateProps<Value>) {
  const { t } = useStaff();
  const { value, error, isLoggedOut, reload } = resource;
  return (
    <>
      {isLoggedOut && <SessionDialog email={email} onDone={() => void reload()} />}
      {error !== null && !isLoggedOut && (
        <div className="note error" role="alert">
          <Icon name={error instanceof ApiRefusal ? 'no' : 'offline'} size="s" />
          <p>
            {error instanceof ApiRefusal && error.message ? error.message : t('panel.noAnswerRead')}{' '}
            <button type="button" className="linkish" onClick={() => void reload()}>
              {t('panel.retry')}
            </button>
          </p>
        </div>
      )}
      {value === null && error === null && (
        <div className="load rows" aria-busy="true" aria-label={t('panel.loading')} role="status">
          {[1, 2, 3, 4, 5].map((key) => (
            <span key={key} className="skeleton w4" />
          ))}
        </div>
      )}
      {value !== null && children(value)}
    </>
  );
}
