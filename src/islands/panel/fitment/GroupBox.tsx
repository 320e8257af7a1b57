import { useState } from 'react';
import type { CarTree, InterchangeGroup, PartHead } from '#contract/catalog';
import { readFitmentLines } from '#contract/search';
import { formatYears } from '../../../i18n/format.ts';
import { queryString } from '../../staff/api-client.ts';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import { useResource } from '../use-resource.ts';

interface GroupProps {
  readonly part: PartHead;
  readonly groupId: number | null;
  readonly tree: CarTree;
  readonly onChanged: () => void;
}

/** Cars and numbers that are the same piece as this one, with who says so and how sure it is. */
export function GroupBox({ part, groupId, tree, onChanged }: GroupProps) {
  const { t, api } = useStaff();
  const refusal = useRefusal();
  const create = async () => {
    refusal.clear();
    try {
      const members = [{ partId: part.id }];
      await api.send('POST', '/catalog/interchange', {
        partType: part.partType,
        position: part.position,
        members,
      });
      onChanged();
    } catch (error) {
      refusal.show(error);
    }
  };
  return (
    <section className="fit-group" aria-labelledby="fit-group">
      <h3 className="label" id="fit-group">
        {t('fitment.group')}
      </h3>
      {groupId === null ? (
        <p className="small">
          <span className="soft">{t('fitment.groupNone')}</span>{' '}
          <button type="button" className="linkish" onClick={() => void create()}>
            {t('fitment.groupCreate')}
          </button>
        </p>
      ) : (
        <Members key={groupId} groupId={groupId} tree={tree} onChanged={onChanged} />
      )}
      <RefusalNote refusal={refusal} />
    </section>
  );
}

function Members({ groupId, tree, onChanged }: Omit<GroupProps, 'part'> & { readonly groupId: number }) {
  const { t, api } = useStaff();
  const toast = useToast();
  const refusal = useRefusal();
  const group = useResource<InterchangeGroup>(`/catalog/interchange/${groupId}`);
  const [text, setText] = useState('');
  const [other, setOther] = useState('');
  const value = group.value;
  if (!value) return null;

  const send = async (method: 'PATCH' | 'POST', step: string, body: object) => {
    refusal.clear();
    try {
      const done = await api.send<InterchangeGroup>(method, `/catalog/interchange/${groupId}${step}`, {
        version: value.version,
        ...body,
      });
      toast({ text: t('fitment.groupSaved', { code: done.code }) });
      setText('');
      setOther('');
      await group.reload();
      onChanged();
    } catch (error) {
      refusal.show(error);
      await group.reload();
    }
  };
  const add = async () => {
    const [line] = readFitmentLines(text, tree, { lastYear: new Date().getFullYear() + 1 });
    const rows = line?.rows ?? [];
    if (rows.length > 0) {
      const members = rows.map(({ generation, yearFrom, yearTo }) => ({ generation, yearFrom, yearTo }));
      return send('PATCH', '', { add: members });
    }
    const { parts } = await api.get<{ parts: PartHead[] }>(
      `/catalog/parts${queryString({ q: text, limit: 2 })}`,
    );
    const [only, ...others] = parts;
    if (only && others.length === 0) return send('PATCH', '', { add: [{ partId: only.id }] });
    refusal.say(t('fitment.groupNotFound'));
  };
  return (
    <>
      <p className="small">
        <span className="mono">{value.code}</span>{' '}
        <span className="soft">
          n.º {value.id} · {t(`fitment.provenance_${value.provenance}`)} · {value.note}
        </span>
      </p>
      <ul className="small members">
        {value.members.map((member) => (
          <li key={member.id}>
            <span>
              <b>{member.label}</b> {member.yearFrom !== null && formatYears(member.yearFrom, member.yearTo)}{' '}
              {member.part && <span className="mono">{member.part.partNumber}</span>}{' '}
              <span className="soft">{t(`fitment.confidence_${member.confidence}`)}</span>
            </span>
            <button
              type="button"
              className="linkish"
              aria-label={`${t('fitment.groupSplit')}: ${member.label}`}
              disabled={value.members.length < 2}
              onClick={() => void send('POST', '/split', { members: [member.id] })}
            >
              {t('fitment.groupSplit')}
            </button>
            <button
              type="button"
              className="linkish"
              aria-label={`${t('fitment.remove')}: ${member.label}`}
              onClick={() => void send('PATCH', '', { remove: [member.id] })}
            >
              {t('fitment.remove')}
            </button>
          </li>
        ))}
      </ul>
      <div className="two">
        <form
          className="field"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim()) void add();
          }}
        >
          <label htmlFor="fit-member">{t('fitment.groupAdd')}</label>
          <input
            className="in"
            id="fit-member"
            value={text}
            placeholder={t('fitment.groupAddHint')}
            onChange={(event) => setText(event.target.value)}
          />
        </form>
        <form
          className="field"
          onSubmit={(event) => {
            event.preventDefault();
            if (Number(other) > 0) void send('POST', '/merge', { from: Number(other) });
          }}
        >
          <label htmlFor="fit-merge">{t('fitment.groupMerge')}</label>
          <span className="merge">
            <input
              className="in"
              id="fit-merge"
              inputMode="numeric"
              value={other}
              onChange={(event) => setOther(event.target.value)}
            />
            <button type="submit" className="btn">
              {t('fitment.groupMergeButton')}
            </button>
          </span>
        </form>
      </div>
      <div className="field sure">
        <label htmlFor="fit-sure">{t('fitment.confidence')}</label>
        <select
          className="in"
          id="fit-sure"
          value={value.confidence}
          onChange={(event) => void send('PATCH', '', { confidence: event.target.value })}
        >
          {(['unverified', 'cross-checked', 'verified'] as const).map((one) => (
            <option key={one} value={one}>
              {t(`fitment.confidence_${one}`)}
            </option>
          ))}
        </select>
      </div>
      <RefusalNote refusal={refusal} />
    </>
  );
}
