import { useState } from 'react';
import { documentName, type LandingFile } from '#contract/landing';
import { Icon } from '../../staff/Icon.tsx';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { sendDocument } from './send-media.ts';

interface FileButtonProps {
  readonly text: string;
  readonly onDone: (file: LandingFile) => void;
}

/** Takes one PDF and sends it at once. */
export function FileButton({ text, onDone }: FileButtonProps) {
  const { locale } = useStaff();
  const refusal = useRefusal();
  const [part, setPart] = useState<number | null>(null);
  const take = async (file: File | undefined) => {
    if (!file || part !== null) return;
    refusal.clear();
    setPart(0);
    try {
      const sent = await sendDocument(file, { locale, onProgress: setPart });
      onDone({ hash: sent.hash, bytes: sent.bytes, name: documentName(file.name) });
    } catch (error) {
      refusal.show(error);
    } finally {
      setPart(null);
    }
  };
  return (
    <>
      <label className="btn tiny file" aria-busy={part !== null}>
        <Icon name="plus" size="xs" />
        {text}
        <input
          type="file"
          className="sr"
          accept="application/pdf"
          onChange={({ target }) => {
            void take(target.files?.[0]);
            target.value = '';
          }}
        />
      </label>
      {part !== null && <progress value={part} aria-label={text} />}
      <RefusalNote refusal={refusal} />
    </>
  );
}
