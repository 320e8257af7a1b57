import { useEffect, useMemo, useState } from 'react';
import { LINE_MAX, problemsOf, type LandingState, type PageContent } from '#contract/landing';
import { uuidv7 } from '#shared/ids.ts';
import { zoneName } from '../panel/branch-form-values.ts';
import { isOutcomeUnknown } from '../staff/api-client.ts';
import { Dialog } from '../staff/Dialog.tsx';
import { Icon } from '../staff/Icon.tsx';
import { RefusalNote, useRefusal } from '../staff/RefusalNote.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import { BLOCK_WORDS } from './block-words.ts';
import { useEditorTexts } from './editor-texts.tsx';
import { englishBehind } from './english-behind.ts';
import type { EditLanguage } from './inline-texts.ts';
import { isSame } from './is-same.ts';
import type { LandingApi } from './landing-api.ts';
import { placeOfProblem, PROBLEM_WORDS } from './problem-words.ts';
import { problemsOfMedia } from './problems-of-block.ts';
import { ScheduleList } from './ScheduleList.tsx';
import type { Draft } from './use-draft.ts';
import { DiffSummary } from './versions/DiffSummary.tsx';
import { localMinute } from './wall-clock.ts';

interface PublishDialogProps {
  readonly api: LandingApi;
  readonly draft: Draft;
  readonly state: LandingState;
  readonly language: EditLanguage;
  readonly onState: (state: LandingState) => void;
  readonly onProblem: (blockId: string) => void;
  readonly onClose: () => void;
}

type When = 'now' | 'later' | 'takeDown';

const WHENS = [
  ['now', 'pageEditor.publishNow'],
  ['later', 'pageEditor.publishLater'],
  ['takeDown', 'pageEditor.takeDown'],
] as const;

const HOUR_MS = 3_600_000;

/** What will change for visitors, when, and why; nothing goes live that is not finished. */
export function PublishDialog({
  api,
  draft,
  state,
  language,
  onState,
  onProblem,
  onClose,
}: PublishDialogProps) {
  const x = useEditorTexts();
  const { t } = useStaff();
  const toast = useToast();
  const refusal = useRefusal();
  const [when, setWhen] = useState<When>('now');
  const [note, setNote] = useState('');
  const [due, setDue] = useState(() => localMinute(Date.now() + HOUR_MS, state.timeZone));
  const [isDueSet, setDueSet] = useState(false);
  const [isBusy, setBusy] = useState(false);
  // The same act sent twice is one act: the id stays until its outcome is known.
  const [id, setId] = useState(() => uuidv7(Date.now()));
  const live = useLiveContent(api, state);
  const told = draft.saved.problems;
  const problems = useMemo(
    () => [...problemsOf(draft.content), ...problemsOfMedia(told)],
    [draft.content, told],
  );
  const isBlocked = problems.length > 0 && when !== 'takeDown';
  const isNothingNew = when !== 'takeDown' && !!live && isSame(live, draft.content);

  const act = async () => {
    if (isBusy || isBlocked || isNothingNew) return;
    setBusy(true);
    refusal.clear();
    try {
      if (when !== 'takeDown' && !(await draft.keeper.flush())) {
        refusal.say(x('pageEditor.notKeptYet'));
        return;
      }
      const { revision } = draft.keeper;
      onState(await send(revision));
      toast({ text: x(DONE[when === 'takeDown' && isDueSet ? 'takeDownLater' : when]) });
      onClose();
    } catch (error) {
      refusal.show(error);
      if (!isOutcomeUnknown(error)) setId(uuidv7(Date.now()));
    } finally {
      setBusy(false);
    }
  };
  const send = (revision: number) => {
    if (when === 'now') return api.publish({ id, revision, note });
    if (when === 'later') return api.schedule({ action: 'publish', id, due, revision, note });
    if (isDueSet) return api.schedule({ action: 'unpublish', id, due, note });
    // Without a version nothing is live, and the server says so.
    return api.unpublish({ versionId: state.live?.id ?? id, note });
  };
  const hasDue = when === 'later' || (when === 'takeDown' && isDueSet);
  return (
    <Dialog title={x('pageEditor.publish')} {...{ onClose }} closeLabel={t('panel.close')} wide>
      <div className="seg" role="group" aria-label={x('pageEditor.when')}>
        {WHENS.map(([value, text]) => (
          <button key={value} type="button" aria-pressed={when === value} onClick={() => setWhen(value)}>
            {x(text)}
          </button>
        ))}
      </div>
      {when === 'takeDown' ? (
        <p>
          {x('pageEditor.takeDownBody')}
          {state.home === 'funded' && ` ${x('pageEditor.takeDownHome')}`}
        </p>
      ) : (
        live && <DiffSummary before={live} after={draft.content} {...{ language }} />
      )}
      {when !== 'takeDown' && live === null && <p>{x('pageEditor.firstPublish')}</p>}
      {when !== 'takeDown' && live !== undefined && <EnglishNote {...{ live }} draft={draft.content} />}
      {isBlocked && <ProblemList {...{ problems, onProblem }} content={draft.content} />}
      {when === 'takeDown' && (
        <label className="tick-row">
          <input type="checkbox" checked={isDueSet} onChange={(event) => setDueSet(event.target.checked)} />
          {x('pageEditor.takeDownLater')}
        </label>
      )}
      {hasDue && (
        <div className="field">
          <label htmlFor="publish-due">{x('pageEditor.due')}</label>
          <input
            id="publish-due"
            className="in"
            type="datetime-local"
            value={due}
            min={localMinute(Date.now(), state.timeZone)}
            aria-describedby="publish-due-says"
            onChange={(event) => setDue(event.target.value.slice(0, 16))}
          />
          <p className="hint" id="publish-due-says">
            {x('pageEditor.dueHint', { zone: zoneName(state.timeZone, t) })}
          </p>
        </div>
      )}
      <div className="field">
        <label htmlFor="publish-note">{x('pageEditor.note')}</label>
        <input
          id="publish-note"
          className="in"
          value={note}
          maxLength={LINE_MAX}
          placeholder={x('pageEditor.noteHint')}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <ScheduleList {...{ api, state, onState }} />
      <RefusalNote refusal={refusal} />
      <div className="da">
        <button type="button" className="btn quiet" onClick={onClose}>
          {t('panel.cancel')}
        </button>
        <button
          type="button"
          className="btn act"
          aria-disabled={isBlocked || isNothingNew || (hasDue && due === '')}
          aria-busy={isBusy}
          onClick={() => void act()}
        >
          {x(ACTS[when])}
        </button>
      </div>
    </Dialog>
  );
}

const ACTS = {
  now: 'pageEditor.actNow',
  later: 'pageEditor.actLater',
  takeDown: 'pageEditor.actTakeDown',
} as const;

const DONE = {
  now: 'pageEditor.doneNow',
  later: 'pageEditor.doneLater',
  takeDown: 'pageEditor.doneTakeDown',
  takeDownLater: 'pageEditor.doneTakeDownLater',
} as const;

/** What visitors see now; undefined until it is read, null when nothing is published. */
function useLiveContent(api: LandingApi, { live }: LandingState): PageContent | null | undefined {
  const [content, setContent] = useState<PageContent | null | undefined>(live ? undefined : null);
  const id = live?.id;
  useEffect(() => {
    if (!id) return;
    let isOver = false;
    void api.version(id).then(
      (version) => !isOver && setContent(version.content),
      // Without it the dialog does all it does, only without saying what changes.
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [api, id]);
  return content;
}

interface EnglishNoteProps {
  readonly live: PageContent | null;
  readonly draft: PageContent;
}

/** Keeps nobody from publishing; who reads in English would find what was said before, or Spanish. */
function EnglishNote({ live, draft }: EnglishNoteProps) {
  const x = useEditorTexts();
  const behind = useMemo(() => englishBehind(live, draft), [live, draft]);
  if (behind.length === 0) return null;
  const names = [...new Set(behind.map(({ type }) => x(BLOCK_WORDS[type].name)))];
  return (
    <p className="note">
      <Icon name="info" size="s" />
      <span>{x('pageEditor.englishBehind', { sections: names.join(', ') })}</span>
    </p>
  );
}

interface ProblemListProps {
  readonly problems: ReturnType<typeof problemsOf>;
  readonly content: PageContent;
  readonly onProblem: (blockId: string) => void;
}

function ProblemList({ problems, content, onProblem }: ProblemListProps) {
  const x = useEditorTexts();
  return (
    <div className="note error">
      <Icon name="no" size="s" />
      <div>
        <p>
          <b>{x('pageEditor.beforePublishing')}</b>
        </p>
        <ul className="problem-list">
          {problems.map((problem) => {
            const { blockId, path, code } = problem;
            const text = `${placeOfProblem(problem, content, x)}: ${x(PROBLEM_WORDS[code])}`;
            return (
              <li key={`${blockId ?? ''}.${path}`}>
                {blockId ? (
                  <button type="button" className="linkish" onClick={() => onProblem(blockId)}>
                    {text}
                  </button>
                ) : (
                  text
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}
