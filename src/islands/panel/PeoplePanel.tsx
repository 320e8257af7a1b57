import { useState } from 'react';
import type { Person, PersonDraft } from '#contract/identity';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import { isUnchanged } from './changed-fields.ts';
import { EmptyList, ListPage, revealForm } from './ListPage.tsx';
import { OneTimeLink } from './OneTimeLink.tsx';
import { PersonForm, ROLE_WORDS } from './PersonForm.tsx';
import { ResourceState } from './ResourceState.tsx';
import { useEditing } from './use-editing.ts';
import { useResource } from './use-resource.ts';

interface PeoplePanelProps extends StaffProps {
  readonly person: StaffPerson;
  readonly branches: readonly { readonly code: string; readonly name: string }[];
}

export function PeoplePanel({ locale, messages, ...rest }: PeoplePanelProps) {
  return (
    <StaffProvider locale={locale} messages={messages}>
      <People {...rest} />
    </StaffProvider>
  );
}

function People({ person: self, branches }: Omit<PeoplePanelProps, keyof StaffProps>) {
  const { t, api } = useStaff();
  const toast = useToast();
  const people = useResource<{ people: Person[] }>('/people');
  const editing = useEditing({ code: 'identity.changed_elsewhere', reload: people.reload });
  const [chosen, setChosen] = useState<number | 'new' | null>(null);
  const [link, setLink] = useState<{ name: string; href: string } | null>(null);
  const person = people.value?.people.find(({ id }) => id === chosen);

  const choose = (id: number | 'new' | null) => {
    // Its form is open: what was typed there stays.
    if (id !== null && id === chosen) {
      revealForm();
      return;
    }
    setChosen(id);
    setLink(null);
    editing.renew();
  };
  const act = (deed: () => Promise<void>) =>
    editing.act(async () => {
      await deed();
      await people.reload();
    });

  const add = (draft: PersonDraft) =>
    act(async () => {
      const created = await api.send<{ person: Person; setupLink: string }>('POST', '/people', draft);
      setChosen(created.person.id);
      setLink({ name: created.person.name, href: created.setupLink });
    });
  const patch = (before: Person, next: Partial<PersonDraft> & { active?: boolean }) =>
    api.send<Person>('PATCH', `/people/${before.id}`, { ...next, version: before.version });
  const change = (before: Person, next: Partial<PersonDraft>) =>
    act(async () => {
      if (isUnchanged(next)) {
        toast({ text: t('panel.unchanged') });
        return;
      }
      const after = await patch(before, next);
      editing.renew();
      toast({ text: t('panel.personSaved', { name: after.name }) });
    });
  // In or out does not depend on what else changed meanwhile: it goes to the person as they are now.
  const setActive = (id: number, active: boolean) =>
    act(async () => {
      const fresh = (await people.reload())?.people.find((one) => one.id === id);
      if (!fresh) return;
      const after = await patch(fresh, { active });
      editing.renew();
      toast({
        text: t(active ? 'panel.personEnabled' : 'panel.personDisabled', { name: after.name }),
        action: {
          label: t('panel.undo'),
          run: () => void setActive(id, !active),
        },
      });
    });
  const reset = (one: Person) =>
    act(async () => {
      const { setupLink } = await api.send<{ setupLink: string }>('POST', `/people/${one.id}/reset`, {});
      setLink({ name: one.name, href: setupLink });
    });

  const form = (
    <>
      {link && <OneTimeLink name={link.name} href={link.href} />}
      <PersonForm
        key={`${chosen} ${editing.formKey}`}
        {...(person ? { person, isSelf: person.id === self.id } : {})}
        branches={branches}
        refusal={editing.refusal}
        isBusy={editing.isBusy}
        onAdd={(draft) => void add(draft)}
        onChange={(fields) => person && void change(person, fields)}
        onActive={(active) => person && void setActive(person.id, active)}
        onReset={() => person && void reset(person)}
        onClose={() => choose(null)}
      />
    </>
  );
  return (
    <ListPage
      title={t('panel.people')}
      count={people.value ? t('panel.peopleCount', { count: people.value.people.length }) : ''}
      addText={t('panel.addPerson')}
      onAdd={() => choose('new')}
      side={
        chosen === 'new' || person
          ? { label: person ? person.name : t('panel.addPerson'), content: form }
          : undefined
      }
    >
      <ResourceState resource={people} email={self.email}>
        {({ people: list }) => (
          <PeopleTable list={list} chosen={chosen} branches={branches} onChoose={choose} />
        )}
      </ResourceState>
    </ListPage>
  );
}

interface PeopleTableProps {
  readonly list: readonly Person[];
  readonly chosen: number | 'new' | null;
  readonly branches: PeoplePanelProps['branches'];
  readonly onChoose: (id: number) => void;
}

function PeopleTable({ list, chosen, branches, onChoose }: PeopleTableProps) {
  const { t } = useStaff();
  const namesOf = (codes: readonly string[]) =>
    codes.map((code) => branches.find((one) => one.code === code)?.name ?? code).join(', ');
  if (list.length === 0) return <EmptyList title={t('panel.noPeople')} body={t('panel.noPeopleBody')} />;
  return (
    <table className="admin-table">
      <thead>
        <tr>
          <th>{t('panel.colName')}</th>
          <th className="wide-col">{t('panel.colRole')}</th>
          <th className="wide-col">{t('panel.colBranches')}</th>
          <th className="state-col">{t('panel.state')}</th>
        </tr>
      </thead>
      <tbody>
        {list.map((one) => (
          <tr key={one.id} className={one.id === chosen ? 'sel' : one.active ? undefined : 'off'}>
            <td>
              <button
                type="button"
                className="row-open"
                aria-expanded={one.id === chosen}
                onClick={() => onChoose(one.id)}
              >
                <b>{one.name}</b>
                <span className="cap">{one.email}</span>
                <span className="cap phone">{t(ROLE_WORDS[one.role])}</span>
              </button>
            </td>
            <td className="wide-col">{t(ROLE_WORDS[one.role])}</td>
            <td className="wide-col">
              {one.branches.length > 0 ? namesOf(one.branches) : t('panel.everyBranch')}
            </td>
            <td>
              <span className={one.active ? 'st available' : 'st sold'}>
                <span>{t(one.active ? 'panel.active' : 'panel.disabled')}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
