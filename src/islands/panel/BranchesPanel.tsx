import { useState } from 'react';
import type { Branch, BranchDraft } from '#contract/branches';
import { phoneWords } from '#shared/phone.ts';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import { BranchForm } from './BranchForm.tsx';
import { isUnchanged } from './changed-fields.ts';
import { EmptyList, ListPage, revealForm } from './ListPage.tsx';
import { ResourceState } from './ResourceState.tsx';
import { useEditing } from './use-editing.ts';
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
  const branches = useResource<{ branches: Branch[] }>('/branches?all=1');
  const editing = useEditing({ code: 'branches.changed_elsewhere', reload: branches.reload });
  const [chosen, setChosen] = useState<string | null>(null);
  const branch = branches.value?.branches.find(({ code }) => code === chosen);

  const choose = (code: string | null) => {
    // Its form is open: what was typed there stays.
    if (code !== null && code === chosen) {
      revealForm();
      return;
    }
    setChosen(code);
    editing.renew();
  };
  const act = (deed: () => Promise<void>) =>
    editing.act(async () => {
      await deed();
      await branches.reload();
      editing.renew();
    });

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
      if (isUnchanged(next)) {
        toast({ text: t('panel.unchanged') });
        return;
      }
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

  const form = (
    <BranchForm
      key={`${chosen} ${editing.formKey}`}
      {...(branch ? { branch } : {})}
      refusal={editing.refusal}
      isBusy={editing.isBusy}
      onAdd={(draft) => void add(draft)}
      onChange={(fields) => branch && void change(branch, fields)}
      onActive={(active) => branch && void setActive(branch.code, active)}
      onClose={() => choose(null)}
    />
  );
  return (
    <ListPage
      title={t('panel.branches')}
      count={branches.value ? t('panel.branchCount', { count: branches.value.branches.length }) : ''}
      addText={t('panel.addBranch')}
      onAdd={() => choose('new')}
      side={
        chosen === 'new' || branch
          ? { label: branch ? branch.name : t('panel.addBranch'), content: form }
          : undefined
      }
    >
      <ResourceState resource={branches} email={person.email}>
        {({ branches: list }) => <BranchTable list={list} chosen={chosen} onChoose={choose} />}
      </ResourceState>
    </ListPage>
  );
}

interface BranchTableProps {
  readonly list: readonly Branch[];
  readonly chosen: string | null;
  readonly onChoose: (code: string) => void;
}

function BranchTable({ list, chosen, onChoose }: BranchTableProps) {
  const { t } = useStaff();
  if (list.length === 0) return <EmptyList title={t('panel.noBranches')} body={t('panel.noBranchesBody')} />;
  return (
    <table className="admin-table">
      <thead>
        <tr>
          <th>{t('panel.colName')}</th>
          <th className="wide-col">{t('panel.colAddress')}</th>
          <th className="wide-col phone-col">{t('panel.phone')}</th>
          <th className="state-col">{t('panel.state')}</th>
        </tr>
      </thead>
      <tbody>
        {list.map((one) => (
          <tr key={one.code} className={one.code === chosen ? 'sel' : one.active ? undefined : 'off'}>
            <td>
              <button
                type="button"
                className="row-open"
                aria-expanded={one.code === chosen}
                onClick={() => onChoose(one.code)}
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
            <td className="wide-col nw">{phoneWords(one.phone)}</td>
            <td>
              <span className={one.active ? 'st available' : 'st sold'}>
                <span>{t(one.active ? 'panel.open' : 'panel.shut')}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
