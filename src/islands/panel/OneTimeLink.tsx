import { useEffect, useRef, useState } from 'react';
import { useStaff } from '../staff/staff-context.tsx';

const WORDS = { fresh: 'panel.copy', copied: 'panel.copied', 'by-hand': 'panel.copyByHand' } as const;

/** The link that sets a password, shown once: it is stored nowhere in clear. */
export function OneTimeLink({ name, href }: { readonly name: string; readonly href: string }) {
  const { t } = useStaff();
  const [state, setState] = useState<'fresh' | 'copied' | 'by-hand'>('fresh');
  const ref = useRef<HTMLInputElement>(null);
  const whole = new URL(href, location.origin).href;
  useEffect(() => {
    ref.current?.focus();
  }, [href]);

  const copy = async () => {
    ref.current?.select();
    try {
      await navigator.clipboard.writeText(whole);
      setState('copied');
    } catch {
      // Without HTTPS browsers keep the clipboard to themselves; the text is selected, the person copies it.
      setState('by-hand');
    }
  };

  return (
    <div className="one-time" role="status">
      <p>
        <b>{t('panel.linkFor', { name })}</b>
      </p>
      <p className="small soft">{t('panel.linkBody')}</p>
      <div className="copy-row">
        <input
          ref={ref}
          className="in mono"
          readOnly
          value={whole}
          aria-label={t('panel.link')}
          onFocus={(event) => event.target.select()}
        />
        <button type="button" className="btn" onClick={() => void copy()}>
          {t(WORDS[state])}
        </button>
      </div>
    </div>
  );
}
