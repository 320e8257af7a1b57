import { useState } from 'react';
import type { Branch, BranchDraft } from '#contract/branches';
import { isRefusal } from '../staff/api-client.ts';
import { Icon } from '../staff/Icon.tsx';
import { useRefusal } from '../staff/RefusalNote.tsx';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import { BranchForm } from './BranchForm.tsx';
import { ResourceState } from './ResourceState.tsx';
import { useResource } from './use-resource.ts';

interface BranchesPanelProps extends StaffProps {
  readonly person: StaffPerson;
}

export function BranchesPanel({ locale, messages, ...rest }: BranchesPanelProps) {
  return (
    <StaffProvider locale={locale} messages={messages}>
      <Branches {...rest} />
    </StaffProvider>
  );
}

function Branches({ person }: Omit<BranchesPanelProps, keyof StaffProps>) {
  const { t, api } = useStaff();
  const toast = useToast();
  const refusal = useRefusal();
  const branches = useResource<{ branches: Branch[] }>('/branches?all=1');
  const [chosen, setChosen] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [formKey, setFormKey] = useState(0);
  const branch = branches.value?.branches.find(({ code }) => code === chosen);

  const choose = (code: string | null) => {
    setChosen(code);
    refusal.clear();
    setFormKey((key) => key + 1);
  };

  const act = async (deed: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    refusal.clear();
    try {
      await deed();
      await branches.reload();
      setFormKey((key) => key + 1);
    } catch (error) {
      refusal.show(error);
      // The form keeps what was typed; saved again it applies to the branch as it is now.
      if (isRefusal(error, 'branches.changed_elsewhere') && (await branches.reload())) {
        refusal.say(t('panel.elsewhere'));
      }
    } finally {
      setBusy(false);
    }
  };

  const add = (draft: BranchDraft) =>
    act(async () => {
      const created = await api.send<Branch>('POST', '/branches', draft);
      setChosen(created.code);
      toast({ text: t('panel.branchAdded', { name: created.name }) });
    });
  const patch = (before: Branch, next: Partial<BranchDraft> & { active?: boolean }) =>
    api.send<Branch>('PATCH', `/branches/${before.code}`, { ...next, version: before.version });
  const change = (before: Branch, next: Partial<BranchDraft>) =>
    act(async () => {
      const after = await patch(before, next);
      toast({ text: t('panel.branchSaved', { name: after.name }) });
    });
  // Open or not does not depend on what else changed meanwhile: it goes to the branch as it is now.
  const setActive = (code: string, active: boolean) =>
    act(async () => {
      const fresh = (await branches.reload())?.branches.find((one) => one.code === code);
      if (!fresh) return;
      const after = await patch(fresh, { active });
      toast({
        text: t(active ? 'panel.branchEnabled' : 'panel.branchDisabled', { name: after.name }),
        action: {
          label: t('panel.undo'),
          run: () => void setActive(code, !active),
        },
      });
    });

  return (
    <div className="wrap admin-page">
      <div className="ph flush">
        <h1 className="title">{t('panel.branches')}</h1>
        <p className="soft small">
          {branches.value && t('panel.branchCount', { count: branches.value.branches.length })}
        </p>
        <div className="ac">
          <button type="button" className="btn" onClick={() => choose('new')}>
            <Icon name="plus" size="s" /> {t('panel.addBranch')}
          </button>
        </div>
      </div>
      <div className="admin">
        <div>
          <ResourceState resource={branches} email={person.email}>
            {({ branches: list }) => (
              <table className="admin-table">
                <thead>
                  <tr>
                    <th>{t('panel.colName')}</th>
                    <th className="wide-col">{t('panel.colAddress')}</th>
                    <th className="wide-col">{t('panel.phone')}</th>
                    <th>{t('panel.state')}</th>
                  </tr>
                </thead>
                <tbody>
                  {list.map((one) => (
                    <tr
                      key={one.code}
                      className={one.code === chosen ? 'sel' : one.active ? undefined : 'off'}
                    >
                      <td>
                        <button
                          type="button"
                          className="row-open"
                          aria-expanded={one.code === chosen}
                          onClick={() => choose(one.code)}
                        >
                          <b>
                            {one.name} <span className="mono dim">{one.code}</span>
                          </b>
                          <span className="cap">
                            {one.city}, {one.state}
                          </span>
                        </button>
                      </td>
                      <td className="wide-col">{one.address}</td>
                      <td className="wide-col nw">
                        {one.phone.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3')}
                      </td>
                      <td>
                        <span className={one.active ? 'st available' : 'st sold'}>
                          <span>{t(one.active ? 'panel.open' : 'panel.shut')}</span>
                        </span>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </ResourceState>
        </div>
        {(chosen === 'new' || branch) && (
          <aside className="sheet pad side" aria-label={branch ? branch.name : t('panel.addBranch')}>
            <BranchForm
              key={`${chosen} ${formKey}`}
              {...(branch ? { branch } : {})}
              refusal={refusal}
              isBusy={isBusy}
              onAdd={(draft) => void add(draft)}
              onChange={(fields) => branch && void change(branch, fields)}
              onActive={(active) => branch && void setActive(branch.code, active)}
              onClose={() => choose(null)}
            />
          </aside>
        )}
      </div>
    </div>
  );
}
