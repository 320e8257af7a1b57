import { useState } from 'react';
import type { Customer, CustomerList } from '#contract/customers';
import { uuidv7 } from '#shared/ids.ts';
import { phoneWords } from '#shared/phone.ts';
import { isRefusal, queryString } from '../../staff/api-client.ts';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import { changedFields, isUnchanged } from '../changed-fields.ts';
import { EmptyList, ListPage } from '../ListPage.tsx';
import { ResourceState } from '../ResourceState.tsx';
import { useEditing } from '../use-editing.ts';
import { useResource } from '../use-resource.ts';
import { CustomerForm, valuesOf, type CustomerValues } from './CustomerForm.tsx';

interface CustomersPanelProps extends StaffProps {
  readonly person: StaffPerson;
}

const LIMIT = 100;

export function CustomersPanel({ locale, messages, ...rest }: CustomersPanelProps) {
  return (
    <StaffProvider locale={locale} messages={messages}>
      <Customers {...rest} />
    </StaffProvider>
  );
}

/** The customers of the chain, with what an invoice needs of them. */
function Customers({ person }: Omit<CustomersPanelProps, keyof StaffProps>) {
  const { t, api } = useStaff();
  const toast = useToast();
  const [text, setText] = useState('');
  const list = useResource<CustomerList>(`/customers${queryString({ q: text.trim(), limit: LIMIT })}`);
  const editing = useEditing({ code: 'customers.changed_elsewhere', reload: list.reload });
  const [chosen, setChosen] = useState<Customer | 'new' | null>(null);
  const [newId, setNewId] = useState('');
  const [isPhoneTaken, setPhoneTaken] = useState(false);

  const customer = chosen === 'new' ? null : chosen;

  const choose = (next: Customer | 'new' | null) => {
    setChosen(next);
    // One id for the form that is open: sent twice, it is one customer.
    setNewId(uuidv7(Date.now()));
    setPhoneTaken(false);
    editing.renew();
  };
  const save = (values: CustomerValues) =>
    editing.act(async () => {
      if (customer && isUnchanged(changedFields(valuesOf(customer), values))) {
        toast({ text: t('panel.unchanged') });
        return;
      }
      const body = { ...values, samePhone: isPhoneTaken };
      try {
        const saved =
          customer === null
            ? await api.send<Customer>('POST', '/customers', { id: newId, ...body })
            : await api.send<Customer>('PUT', `/customers/${customer.id}`, {
                ...body,
                version: customer.version,
              });
        toast({ text: t('papers.customerSaved', { name: saved.name }) });
        choose(saved);
        await list.reload();
      } catch (error) {
        setPhoneTaken(isRefusal(error, 'customers.phone_taken'));
        throw error;
      }
    });

  return (
    <ListPage
      title={t('papers.customers')}
      count={list.value ? t('papers.customerCount', { count: list.value.customers.length }) : ''}
      addText={t('papers.customerAdd')}
      onAdd={() => choose('new')}
      side={
        chosen
          ? {
              label: customer ? customer.name : t('papers.customerAdd'),
              content: (
                <CustomerForm
                  key={`${customer?.id ?? newId} ${editing.formKey}`}
                  customer={customer}
                  refusal={editing.refusal}
                  isBusy={editing.isBusy}
                  submitText={isPhoneTaken ? t('papers.saveAnyway') : t('papers.save')}
                  onSave={(values) => void save(values)}
                  onClose={() => choose(null)}
                />
              ),
            }
          : undefined
      }
    >
      <p className="soft small">{t('papers.customersBody')}</p>
      <input
        className="in paper-search"
        type="search"
        aria-label={t('papers.search')}
        placeholder={t('papers.search')}
        maxLength={120}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ResourceState resource={list} email={person.email}>
        {({ customers, more }) =>
          customers.length === 0 ? (
            <EmptyList
              title={text ? t('papers.customerEmpty', { text }) : t('papers.customerFirst')}
              body={t(text ? 'papers.customerEmptyBody' : 'papers.customerFirstBody')}
            />
          ) : (
            <>
              <CustomerTable customers={customers} chosenId={customer?.id ?? null} onChoose={choose} />
              {more && <p className="soft small">{t('papers.customerMore')}</p>}
            </>
          )
        }
      </ResourceState>
    </ListPage>
  );
}

interface CustomerTableProps {
  readonly customers: readonly Customer[];
  readonly chosenId: string | null;
  readonly onChoose: (customer: Customer) => void;
}

function CustomerTable({ customers, chosenId, onChoose }: CustomerTableProps) {
  const { t } = useStaff();
  return (
    <table>
      <thead>
        <tr>
          <th>{t('papers.customerName')}</th>
          <th>{t('papers.customerPhone')}</th>
          <th className="wide-col">{t('papers.rfc')}</th>
          <th className="wide-col">{t('papers.email')}</th>
        </tr>
      </thead>
      <tbody>
        {customers.map((customer) => (
          <tr key={customer.id} aria-selected={customer.id === chosenId}>
            <td>
              <button type="button" className="link" onClick={() => onChoose(customer)}>
                {customer.name}
              </button>
            </td>
            <td className="nw">{customer.phone && phoneWords(customer.phone)}</td>
            <td className="wide-col mono">{customer.rfc}</td>
            <td className="wide-col">{customer.email}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
