import { useCallback, useEffect, useState } from 'react';
import type { LandingState, LandingVersion, LandingVersionHead } from '#contract/landing';
import { Dialog } from '../../staff/Dialog.tsx';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import { useEditorTexts, type EditorKey } from '../editor-texts.tsx';
import type { EditLanguage } from '../inline-texts.ts';
import { isSame } from '../is-same.ts';
import type { LandingApi } from '../landing-api.ts';
import { PreviewDialog } from '../PreviewDialog.tsx';
import type { Draft } from '../use-draft.ts';
import { DiffSummary } from './DiffSummary.tsx';

interface VersionsDialogProps {
  readonly api: LandingApi;
  readonly draft: Draft;
  readonly state: LandingState;
  readonly language: EditLanguage;
  readonly onReplaced: (state: LandingState) => void;
  readonly onClose: () => void;
}

const KINDS = {
  published: 'pageEditor.kind_published',
  scheduled: 'pageEditor.kind_scheduled',
  kept: 'pageEditor.kind_kept',
  sample: 'pageEditor.kind_sample',
} as const satisfies Record<LandingVersionHead['kind'], EditorKey>;

/** Everything that was ever published or kept: who, when, why, and what it says otherwise than the draft. */
export function VersionsDialog({ api, draft, state, language, onReplaced, onClose }: VersionsDialogProps) {
  const x = useEditorTexts();
  const { t } = useStaff();
  const refusal = useRefusal();
  const [heads, setHeads] = useState<readonly LandingVersionHead[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [chosen, setChosen] = useState<LandingVersionHead | null>(null);
  const { show } = refusal;
  const read = useCallback(
    async (after: string | null) => {
      try {
        const page = await api.versions(after);
        setHeads((before) => [...(after ? (before ?? []) : []), ...page.versions]);
        setNext(page.next);
      } catch (error) {
        show(error);
      }
    },
    [api, show],
  );
  useEffect(() => void read(null), [read]);
  return (
    <Dialog title={x('pageEditor.versions')} {...{ onClose }} closeLabel={t('panel.close')} wide>
      <RefusalNote refusal={refusal} />
      {heads === null && refusal.text === null && (
        <span className="skeleton w4" role="status" aria-label={t('panel.loading')} />
      )}
      {heads?.length === 0 && <p className="soft">{x('pageEditor.noVersions')}</p>}
      <div className="versions">
        <ol className="version-list" aria-label={x('pageEditor.versions')}>
          {heads?.map((head) => (
            <li key={head.id}>
              <VersionRow
                {...{ head, state }}
                isChosen={chosen?.id === head.id}
                onChoose={() => setChosen(head)}
              />
            </li>
          ))}
          {next && (
            <li>
              <button type="button" className="btn tiny" onClick={() => void read(next)}>
                {x('pageEditor.moreVersions')}
              </button>
            </li>
          )}
        </ol>
        {chosen && (
          <VersionView key={chosen.id} {...{ api, draft, language, onReplaced, onClose }} head={chosen} />
        )}
      </div>
    </Dialog>
  );
}

interface VersionRowProps {
  readonly head: LandingVersionHead;
  readonly state: LandingState;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function VersionRow({ head, state, isChosen, onChoose }: VersionRowProps) {
  const x = useEditorTexts();
  const { when } = useStaff();
  const isPlanned = state.schedules.some(({ version }) => version?.number === head.number);
  const isCancelled = head.kind === 'scheduled' && !isPlanned && !head.isLive;
  return (
    <button type="button" className="version" aria-pressed={isChosen} onClick={onChoose}>
      <span>
        <b>{x('pageEditor.versionNumber', { number: head.number })}</b>{' '}
        {head.isLive && <span className="tag live">{x('pageEditor.live')}</span>}
      </span>
      <span className="soft small">
        {when(head.createdAt, 'moment', state.timeZone)} · {head.author ?? x('pageEditor.bySchedule')}
      </span>
      <span className="soft small">{x(isCancelled ? 'pageEditor.kind_cancelled' : KINDS[head.kind])}</span>
      {head.note && <span className="small">{head.note}</span>}
    </button>
  );
}

interface VersionViewProps extends Pick<
  VersionsDialogProps,
  'api' | 'draft' | 'language' | 'onReplaced' | 'onClose'
> {
  readonly head: LandingVersionHead;
}

function VersionView({ api, draft, language, head, onReplaced, onClose }: VersionViewProps) {
  const x = useEditorTexts();
  const { t } = useStaff();
  const toast = useToast();
  const refusal = useRefusal();
  const [version, setVersion] = useState<LandingVersion | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isPreviewing, setPreviewing] = useState(false);
  const { show } = refusal;
  useEffect(() => {
    let isOver = false;
    api.version(head.id).then(
      (read) => !isOver && setVersion(read),
      (error: unknown) => !isOver && show(error),
    );
    return () => {
      isOver = true;
    };
  }, [api, head.id, show]);
  const isDraft = version !== null && isSame(version.content, draft.content);
  const restore = async () => {
    if (isBusy || isDraft) return;
    setBusy(true);
    refusal.clear();
    try {
      if (!(await draft.keeper.flush())) {
        refusal.say(x('pageEditor.notKeptYet'));
        return;
      }
      onReplaced(await api.restore(head.id, draft.keeper.revision));
      toast({ text: x('pageEditor.restored', { number: head.number }) });
      onClose();
    } catch (error) {
      refusal.show(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="version-view" aria-label={x('pageEditor.versionNumber', { number: head.number })}>
      <h3 className="label">{x('pageEditor.restoreWouldChange')}</h3>
      {version ? (
        <DiffSummary before={draft.content} after={version.content} {...{ language }} />
      ) : (
        refusal.text === null && (
          <span className="skeleton w4" role="status" aria-label={t('panel.loading')} />
        )
      )}
      <p className="small soft">{x('pageEditor.restoreBody')}</p>
      <RefusalNote refusal={refusal} />
      <div className="da">
        <button type="button" className="btn quiet" onClick={() => setPreviewing(true)}>
          {x('pageEditor.preview')}
        </button>
        <button
          type="button"
          className="btn act"
          aria-busy={isBusy}
          aria-disabled={isDraft}
          onClick={() => void restore()}
        >
          {x('pageEditor.restore')}
        </button>
      </div>
      {isPreviewing && (
        <PreviewDialog
          {...{ api, draft, language }}
          versionId={head.id}
          onClose={() => setPreviewing(false)}
        />
      )}
    </section>
  );
}
