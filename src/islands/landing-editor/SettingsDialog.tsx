import { useEffect, useState } from 'react';
import { CATALOG_HOME, type LandingSettings, type LandingState } from '#contract/landing';
import { TIME_ZONES, zoneName } from '../panel/branch-form-values.ts';
import { Dialog } from '../staff/Dialog.tsx';
import { RefusalNote, useRefusal } from '../staff/RefusalNote.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import { useEditorTexts } from './editor-texts.tsx';
import type { LandingApi } from './landing-api.ts';
import { localMinute } from './wall-clock.ts';

interface SettingsDialogProps {
  readonly api: LandingApi;
  readonly state: LandingState;
  readonly onState: (state: LandingState) => void;
  readonly onClose: () => void;
}

/** What the chain decides about its pages: which one is home, and by which clock they are planned. */
export function SettingsDialog({ api, state, onState, onClose }: SettingsDialogProps) {
  const x = useEditorTexts();
  const { t } = useStaff();
  const toast = useToast();
  const refusal = useRefusal();
  const { show, clear } = refusal;
  // Read when the dialog opens: somebody else may have changed them since the editor was opened.
  const [kept, setKept] = useState<LandingSettings | null>(null);
  const [chosen, setChosen] = useState<LandingSettings | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    let isOver = false;
    clear();
    api.settings().then(
      (settings) => {
        if (isOver) return;
        setKept(settings);
        setChosen(settings);
      },
      (error: unknown) => !isOver && show(error),
    );
    return () => {
      isOver = true;
    };
  }, [api, attempt, show, clear]);

  const save = async () => {
    if (isBusy || !chosen) return;
    setBusy(true);
    clear();
    try {
      const saved = await api.changeSettings(chosen);
      onState({ ...state, ...saved });
      toast({ text: x(saved.home === kept?.home ? 'pageEditor.settingsDone' : HOME_DONE[saved.home]) });
      onClose();
    } catch (error) {
      show(error);
    } finally {
      setBusy(false);
    }
  };
  const isUnread = chosen === null && refusal.text !== null;
  return (
    <Dialog title={x('pageEditor.settings')} {...{ onClose }} closeLabel={t('panel.close')}>
      {chosen ? (
        <>
          <HomeChoice
            home={chosen.home}
            isPublished={state.live !== null}
            onHome={(home) => setChosen({ ...chosen, home })}
          />
          <ZoneChoice
            timeZone={chosen.timeZone}
            own={kept?.timeZone ?? chosen.timeZone}
            onZone={(timeZone) => setChosen({ ...chosen, timeZone })}
          />
        </>
      ) : (
        !isUnread && <div className="skeleton settings-room" role="status" aria-label={t('panel.loading')} />
      )}
      <RefusalNote refusal={refusal} />
      <div className="da">
        <button type="button" className="btn quiet" onClick={onClose}>
          {t('panel.cancel')}
        </button>
        {isUnread ? (
          <button type="button" className="btn act" onClick={() => setAttempt((n) => n + 1)}>
            {t('panel.retry')}
          </button>
        ) : (
          <button
            type="button"
            className="btn act"
            aria-disabled={chosen === null}
            aria-busy={isBusy}
            onClick={() => void save()}
          >
            {t('panel.save')}
          </button>
        )}
      </div>
    </Dialog>
  );
}

type Home = LandingSettings['home'];

/** Each with the address at which the other page stays. */
const HOMES = [
  ['catalog', '/funded'],
  ['funded', CATALOG_HOME],
] as const satisfies readonly (readonly [Home, string])[];

const HOME_DONE = {
  catalog: 'pageEditor.homeDone_catalog',
  funded: 'pageEditor.homeDone_funded',
} as const;

interface HomeChoiceProps {
  readonly home: Home;
  readonly isPublished: boolean;
  readonly onHome: (home: Home) => void;
}

function HomeChoice({ home, isPublished, onHome }: HomeChoiceProps) {
  const x = useEditorTexts();
  return (
    <fieldset className="field">
      <legend>{x('pageEditor.home')}</legend>
      {HOMES.map(([one, address]) => (
        <label key={one} className="tick-row role-row">
          <input type="radio" name="home" value={one} checked={home === one} onChange={() => onHome(one)} />
          <span>
            {x(`pageEditor.home_${one}`)}
            <span className="cap">
              {x(`pageEditor.homeBody_${one}`)} <span className="nw">{address}.</span>
            </span>
          </span>
        </label>
      ))}
      <p className="hint" role="status">
        {home === 'funded' && !isPublished && x('pageEditor.homeNotLive')}
      </p>
    </fieldset>
  );
}

interface ZoneChoiceProps {
  readonly timeZone: string;
  /** The one that is kept: it can be kept, even if it is none of Mexico. */
  readonly own: string;
  readonly onZone: (timeZone: string) => void;
}

function ZoneChoice({ timeZone, own, onZone }: ZoneChoiceProps) {
  const x = useEditorTexts();
  const { t } = useStaff();
  const zones: readonly string[] = TIME_ZONES;
  return (
    <div className="field">
      <label htmlFor="chain-zone">{x('pageEditor.chainZone')}</label>
      <select
        id="chain-zone"
        className="in"
        value={timeZone}
        aria-describedby="chain-zone-says"
        onChange={(event) => onZone(event.target.value)}
      >
        {(zones.includes(own) ? zones : [...zones, own]).map((zone) => (
          <option key={zone} value={zone}>
            {zoneName(zone, t)}
          </option>
        ))}
      </select>
      <p className="hint" id="chain-zone-says">
        {x('pageEditor.chainZoneBody', { time: localMinute(Date.now(), timeZone).slice(11) })}
      </p>
    </div>
  );
}
