import { useState } from 'react';
import type { z } from 'zod';
import type { DonorFile } from '#contract/inventory';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import type { StaffPerson } from '../../staff/staff-context.tsx';
import { ResourceState } from '../ResourceState.tsx';
import { useResource } from '../use-resource.ts';
import { CarPhotos } from './CarPhotos.tsx';
import { CloseDonor } from './CloseDonor.tsx';
import { DonorCostsForm } from './DonorCostsForm.tsx';
import { DonorPapers } from './DonorPapers.tsx';
import { DonorReturns } from './DonorReturns.tsx';
import { useDonorTexts } from './donor-texts.tsx';

export type FileOfDonor = z.infer<typeof DonorFile>;

/** What the sections of a car's file do with the server: each answer is the whole file. */
export interface FileWork {
  readonly path: string;
  readonly run: (work: () => Promise<FileOfDonor>) => Promise<boolean>;
}

interface Props {
  readonly branch: string;
  readonly id: string;
  readonly car: string;
  readonly person: StaffPerson;
  /** Pieces of the car have changed. */
  readonly onChange: () => void;
}

/** Papers, photographs, yard, costs and return of one car, and its end. */
export function DonorFileView({ branch, id, car, person, onChange }: Props) {
  const t = useDonorTexts();
  const path = `/branches/${branch}/donors/${id}`;
  const resource = useResource<FileOfDonor>(`${path}/file`);
  const refusal = useRefusal();
  const [isBusy, setBusy] = useState(false);
  const [fresh, setFresh] = useState<FileOfDonor | null>(null);
  const [isClosing, setClosing] = useState(false);

  const run = async (work: () => Promise<FileOfDonor>) => {
    if (isBusy) return false;
    setBusy(true);
    refusal.clear();
    try {
      setFresh(await work());
      return true;
    } catch (error) {
      refusal.show(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const work: FileWork = { path, run };
  return (
    <ResourceState resource={resource} email={person.email}>
      {(read) => {
        const file = fresh ?? read;
        const isClosed = file.status === 'closed';
        return (
          <div className="donor-file" aria-busy={isBusy}>
            <DonorReturns returns={file.returns} />
            <DonorPapers file={file} work={work} />
            <DonorCostsForm key={file.version} file={file} work={work} onMoved={onChange} />
            <CarPhotos file={file} car={car} work={work} />
            <RefusalNote refusal={refusal} />
            {isClosed ? (
              <p className="st sold">
                <span>{t('donors.isClosed')}</span>
                {file.returns.writtenOff > 0 && (
                  <span> · {t('donors.writtenOff', { count: file.returns.writtenOff })}</span>
                )}
              </p>
            ) : (
              person.permissions.includes('donor:close') && (
                <button type="button" className="btn quiet" onClick={() => setClosing(true)}>
                  {t('donors.close')}
                </button>
              )
            )}
            {isClosing && (
              <CloseDonor
                {...{ file, car, path }}
                onClose={() => setClosing(false)}
                onDone={() => {
                  setClosing(false);
                  setFresh(null);
                  void resource.reload();
                  onChange();
                }}
              />
            )}
          </div>
        );
      }}
    </ResourceState>
  );
}
