import type { TransferLine } from '#contract/inventory';
import type { PieceDictionary } from '../../staff/piece-dictionary.ts';
import { partName } from '../../staff/piece-words.ts';

interface LineNameProps {
  readonly line: TransferLine;
  readonly dictionary: PieceDictionary;
}

/** What stands in the first column: the piece by name, and its code to look for. */
export function LineName({ line, dictionary }: LineNameProps) {
  return (
    <>
      {partName(line, dictionary)}
      {line.vehicleLabel && <span className="soft"> {line.vehicleLabel}</span>}
      <span className="cap">
        <span className="mono">{line.code}</span>
        {line.kind === 'bulk' && ` · ${line.maker}`}
      </span>
    </>
  );
}
