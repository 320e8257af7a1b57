import { useEffect, useState } from 'react';
import type { Customer, CustomerList } from '#contract/customers';
import { uuidv7 } from '#shared/ids.ts';
import { phoneWords, toE164 } from '#shared/phone.ts';
import { isRefusal, queryString, type StaffApi } from '../../staff/api-client.ts';
import { Icon } from '../../staff/Icon.tsx';
import { useStaff } from '../../staff/staff-context.tsx';

/** Who a paper is for: a customer of the chain, or just a name and a telephone. */
export interface PaperCustomer {
  readonly id: string | null;
  readonly name: string;
  readonly phone: string;
  /** Make a customer of the chain of it. */
  readonly isToSave: boolean;
}

export const noCustomer = (name: string): PaperCustomer => ({ id: null, name, phone: '', isToSave: false });

interface CustomerPickerProps {
  readonly api: StaffApi;
  readonly value: PaperCustomer;
  readonly isNameNeeded?: boolean;
  readonly isLocked: boolean;
  readonly onChange: (customer: PaperCustomer) => void;
  /** Customers that have that telephone already. */
  readonly taken: readonly Customer[];
  readonly onOther: () => void;
}

const AFTER_TYPING_MS = 200;
const MIN_LENGTH = 3;

/** Finds a customer while name or telephone are typed, or takes them as they are. */
export function CustomerPicker(props: CustomerPickerProps) {
  const { api, value, onChange, isLocked, taken, onOther, isNameNeeded = false } = props;
  const { t } = useStaff();
  const [asked, setAsked] = useState('');
  const [found, setFound] = useState<readonly Customer[]>([]);

  useEffect(() => {
    setFound([]);
    if (asked.trim().length < MIN_LENGTH) return;
    const aborter = new AbortController();
    const timer = setTimeout(() => {
      api
        .get<CustomerList>(`/customers${queryString({ q: asked, limit: 5 })}`, aborter.signal)
        .then(({ customers }) => setFound(customers))
        // Finding nobody stops nothing: the name is taken as it is typed.
        .catch(() => undefined);
    }, AFTER_TYPING_MS);
    return () => {
      clearTimeout(timer);
      aborter.abort();
    };
  }, [api, asked]);

  const choose = (customer: Customer) => {
    setAsked('');
    onChange({
      id: customer.id,
      name: customer.name,
      phone: customer.phone ? phoneWords(customer.phone) : '',
      isToSave: false,
    });
  };
  const type = (field: 'name' | 'phone', text: string) => {
    setAsked(text);
    onChange({ ...value, id: null, [field]: text });
  };
  const shown = taken.length > 0 ? taken : found;
  const isPhoneWrong = value.phone.trim() !== '' && toE164(value.phone) === null;

  return (
    <div className="customer-picker">
      <div className="two">
        <div className="field">
          <label htmlFor="paper-name">{t('papers.customerName')}</label>
          <input
            className="in"
            id="paper-name"
            data-first
            maxLength={120}
            autoComplete="off"
            required={isNameNeeded}
            disabled={isLocked}
            value={value.name}
            onChange={(event) => type('name', event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor="paper-phone">{t('papers.customerPhone')}</label>
          <input
            className="in"
            id="paper-phone"
            inputMode="tel"
            maxLength={25}
            autoComplete="off"
            disabled={isLocked}
            aria-invalid={isPhoneWrong}
            value={value.phone}
            onChange={(event) => type('phone', event.target.value)}
          />
        </div>
      </div>
      {value.id ? (
        <p className="small known">
          <Icon name="check" size="s" /> {t('papers.customerKnown')}
        </p>
      ) : (
        <label className="check small">
          <input
            type="checkbox"
            checked={value.isToSave}
            disabled={isLocked || value.name.trim().length < 2}
            onChange={(event) => onChange({ ...value, isToSave: event.target.checked })}
          />
          {t('papers.customerSave')}
        </label>
      )}
      {shown.length > 0 && !isLocked && (
        <ul className="customer-list" aria-label={t('papers.customers')}>
          {shown.map((customer) => (
            <li key={customer.id}>
              <button type="button" onClick={() => choose(customer)}>
                <b>{customer.name}</b>
                <span className="small soft">{customer.phone && phoneWords(customer.phone)}</span>
              </button>
            </li>
          ))}
          {taken.length > 0 && (
            <li>
              <button type="button" onClick={onOther}>
                {t('papers.customerOther')}
              </button>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

/** The customer of the chain that the picker means, made when asked for; `taken` when that telephone is somebody's. */
export async function customerIdOf(
  api: StaffApi,
  value: PaperCustomer,
  samePhone: boolean,
): Promise<{ id: string | null } | { taken: readonly Customer[] }> {
  if (value.id || !value.isToSave) return { id: value.id };
  const draft = { id: uuidv7(Date.now()), name: value.name.trim(), phone: value.phone.trim(), samePhone };
  try {
    const made = await api.send<Customer>('POST', '/customers', draft);
    return { id: made.id };
  } catch (error) {
    if (!isRefusal(error, 'customers.phone_taken')) throw error;
    return { taken: error.problem['customers'] as readonly Customer[] };
  }
}

/** What a paper says of its customer. */
export function customerFields(value: PaperCustomer, id: string | null) {
  const [name, phone] = [value.name.trim(), value.phone.trim()];
  return {
    ...(id ? { customerId: id } : {}),
    ...(name ? { customerName: name } : {}),
    ...(phone ? { customerPhone: phone } : {}),
  };
}
