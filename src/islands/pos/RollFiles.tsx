import { useState } from 'react';
import type { RollWidth } from '#paper/roll.ts';
import { queryString } from '../staff/api-client.ts';
import { useStaff } from '../staff/staff-context.tsx';
import { tillStorage } from './till-storage.ts';

interface RollFilesProps {
  /** Of the paper, without its ending. */
  readonly path: string;
  readonly roll: RollWidth;
  readonly hasDrawer?: boolean;
}

/** The paper as files: a PDF, and the bytes for the thermal printer of this till. */
export function RollFiles({ path, roll, hasDrawer = false }: RollFilesProps) {
  const { t, locale } = useStaff();
  const [opensDrawer, setOpensDrawer] = useState(tillStorage.opensDrawer);
  const query = { width: roll, lang: locale };
  const drawer = hasDrawer && opensDrawer ? '1' : null;
  return (
    <div className="roll-files">
      <a className="btn" href={`/api/v1${path}.pdf${queryString(query)}`} target="_blank" rel="noopener">
        {t('papers.pdf')}
      </a>
      <a
        className="btn"
        href={`/api/v1${path}.escpos${queryString({ ...query, drawer })}`}
        title={t('papers.thermalHint', { width: roll })}
        download
      >
        {t('papers.thermal')}
      </a>
      {hasDrawer && (
        <label className="tick-row">
          <input
            type="checkbox"
            checked={opensDrawer}
            onChange={(event) => {
              tillStorage.setOpensDrawer(event.target.checked);
              setOpensDrawer(event.target.checked);
            }}
          />
          {t('papers.drawer')}
        </label>
      )}
    </div>
  );
}
