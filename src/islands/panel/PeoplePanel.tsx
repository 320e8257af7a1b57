import { useState } from 'react';
import type { Person, PersonDraft } from '#contract/identity';
import { isRefusal } from '../staff/api-client.ts';
import { Icon } from '../staff/Icon.tsx';
import { useRefusal } from '../staff/RefusalNote.tsx';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import { OneTimeLink } from './OneTimeLink.tsx';
import { PersonForm, ROLE_WORDS } from './PersonForm.tsx';
import { ResourceState } from './ResourceState.tsx';
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
  const refusal = useRefusal();
  const people = useResource<{ people: Person[] }>('/people');
  const [chosen, setChosen] = useState<number | 'new' | null>(null);
  const [link, setLink] = useState<{ name: string; href: string } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [formKey, setFormKey] = useState(0);
  const person = people.value?.people.find(({ id }) => id === chosen);
  const namesOf = (codes: readonly string[]) =>
    codes.map((code) => branches.find((one) => one.code === code)?.name ?? code).join(', ');

  const choose = (id: number | 'new' | null) => {
    setChosen(id);
    setLink(null);
    refusal.clear();
    setFormKey((key) => key + 1);
  };

  const act = async (deed: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    refusal.clear();
    try {
      await deed();
      await people.reload();
    } catch (error) {
      refusal.show(error);
      // The form keeps what was typed; saved again it applies to the person as they are now.
      if (isRefusal(error, 'identity.changed_elsewhere') && (await people.reload())) {
        refusal.say(t('panel.elsewhere'));
      }
    } finally {
      setBusy(false);
    }
  };

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
      const after = await patch(before, next);
      setFormKey((key) => key + 1);
      toast({ text: t('panel.personSaved', { name: after.name }) });
    });
  // In or out does not depend on what else changed meanwhile: it goes to the person as they are now.
  const setActive = (id: number, active: boolean) =>
    act(async () => {
      const fresh = (await people.reload())?.people.find((one) => one.id === id);
      if (!fresh) return;
      const after = await patch(fresh, { active });
      setFormKey((key) => key + 1);
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

  return (
    <div className="wrap admin-page">
      <div className="ph flush">
        <h1 className="title">{t('panel.people')}</h1>
        <p className="soft small">
          {people.value && t('panel.peopleCount', { count: people.value.people.length })}
        </p>
        <div className="ac">
          <button type="button" className="btn" onClick={() => choose('new')}>
            <Icon name="plus" size="s" /> {t('panel.addPerson')}
          </button>
        </div>
      </div>
      <div className="admin">
        <div>
          <ResourceState resource={people} email={self.email}>
            {({ people: list }) => (
              <table className="admin-table">
                <thead>
                  <tr>
                    <th>{t('panel.colName')}</th>
                    <th className="wide-col">{t('panel.colRole')}</th>
                    <th className="wide-col">{t('panel.colBranches')}</th>
                    <th>{t('panel.state')}</th>
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
                          onClick={() => choose(one.id)}
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
            )}
          </ResourceState>
        </div>
        {(chosen === 'new' || person) && (
          <aside className="sheet pad side" aria-label={person ? person.name : t('panel.addPerson')}>
            {link && <OneTimeLink name={link.name} href={link.href} />}
            {chosen === 'new' && (
              <PersonForm
                key={`new ${formKey}`}
                branches={branches}
                refusal={refusal}
                isBusy={isBusy}
                onAdd={(draft) => void add(draft)}
                onClose={() => choose(null)}
              />
            )}
            {person && (
              <PersonForm
                key={`${person.id} ${formKey}`}
                person={person}
                isSelf={person.id === self.id}
                branches={branches}
                refusal={refusal}
                isBusy={isBusy}
                onChange={(fields) => void change(person, fields)}
                onActive={(active) => void setActive(person.id, active)}
                onReset={() => void reset(person)}
                onClose={() => choose(null)}
              />
            )}
          </aside>
        )}
      </div>
    </div>
  );
}
