import { useEffect, useRef, useState } from 'react';
import type { PreviewLink } from '#contract/landing';
import { Dialog } from '../staff/Dialog.tsx';
import { QrCode } from '../staff/QrCode.tsx';
import { RefusalNote, useRefusal } from '../staff/RefusalNote.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { useEditorTexts } from './editor-texts.tsx';
import type { EditLanguage } from './inline-texts.ts';
import type { LandingApi } from './landing-api.ts';
import type { Draft } from './use-draft.ts';

interface PreviewDialogProps {
  readonly api: LandingApi;
  readonly draft: Draft;
  readonly language: EditLanguage;
  /** Null: the draft. */
  readonly versionId: string | null;
  readonly onClose: () => void;
}

const WORDS = { fresh: 'panel.copy', copied: 'panel.copied', 'by-hand': 'panel.copyByHand' } as const;

/** A link that shows the page to whoever has it, until it expires: to open here, to send, to scan with a phone. */
export function PreviewDialog({ api, draft, language, versionId, onClose }: PreviewDialogProps) {
  const x = useEditorTexts();
  const { t, when } = useStaff();
  const refusal = useRefusal();
  const field = useRef<HTMLInputElement>(null);
  const [link, setLink] = useState<PreviewLink | null>(null);
  const [copied, setCopied] = useState<keyof typeof WORDS>('fresh');
  const { show } = refusal;
  const { keeper } = draft;
  useEffect(() => {
    let isOver = false;
    const make = async () => {
      // What the link shows is what is kept.
      if (versionId === null) await keeper.flush();
      return await api.previewLink({ versionId, language });
    };
    make().then(
      (made) => !isOver && setLink(made),
      (error: unknown) => !isOver && show(error),
    );
    return () => {
      isOver = true;
    };
  }, [api, keeper, language, versionId, show]);
  const address = link ? new URL(link.path, location.origin).href : '';
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(address);
      setCopied('copied');
    } catch {
      // Without HTTPS browsers keep the clipboard to themselves; the text is selected, the person copies it.
      setCopied('by-hand');
    }
  };
  return (
    <Dialog title={x('pageEditor.preview')} {...{ onClose }} closeLabel={t('panel.close')}>
      <p className="small soft">
        {x(versionId ? 'pageEditor.previewVersionBody' : 'pageEditor.previewBody')}
      </p>
      {link ? (
        <>
          <div className="copy-row">
            <input
              ref={field}
              className="in mono"
              readOnly
              value={address}
              aria-label={x('pageEditor.previewLink')}
              onFocus={(event) => event.target.select()}
            />
            <button type="button" className="btn" onClick={() => void copy()}>
              {t(WORDS[copied])}
            </button>
          </div>
          <div className="preview-foot">
            <QrCode text={address} label={x('pageEditor.previewQr')} />
            <div>
              <p className="small">{x('pageEditor.previewQrBody')}</p>
              <p className="small soft">
                {x('pageEditor.previewUntil', { time: when(link.expiresAt, 'moment') })}
              </p>
            </div>
          </div>
          <div className="da">
            <button type="button" className="btn quiet" onClick={onClose}>
              {t('panel.close')}
            </button>
            <a className="btn act" href={link.path} target="_blank" rel="noreferrer" data-first>
              {x('pageEditor.openPreview')}
            </a>
          </div>
        </>
      ) : (
        refusal.text === null && (
          <span className="skeleton w4" role="status" aria-label={t('panel.loading')} />
        )
      )}
      <RefusalNote refusal={refusal} />
    </Dialog>
  );
}
