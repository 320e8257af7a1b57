import { phoneWords } from '#shared/phone.ts';
import { centred, type PaperSetting, type RollBlock } from './roll.ts';

/** Whose paper it is. */
export function paperHead({ branch, t }: PaperSetting): RollBlock[] {
  return [
    { kind: 'title', text: `Multipartes ${branch.name}` },
    centred(branch.address),
    centred(t('counter.notePhone', { phone: phoneWords(branch.phone) })),
    { kind: 'rule' },
  ];
}
