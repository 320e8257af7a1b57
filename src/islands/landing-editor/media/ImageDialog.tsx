import { useEffect, useId, useState } from 'react';
import { LINE_MAX, type LandingImage, type Localized } from '#contract/landing';
import { croppedPixels, cropText, UPLOAD_TYPES, type Crop, type Size } from '#contract/media';
import { Dialog } from '../../staff/Dialog.tsx';
import { Icon } from '../../staff/Icon.tsx';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { shrinkPhoto } from '../../panel/shrink-photo.ts';
import { useEditorTexts, type EditorKey } from '../editor-texts.tsx';
import { CropFrame } from './CropFrame.tsx';
import { isWhole, largestCrop, scaleCrop, WHOLE } from './crop-rect.ts';
import { sendPicture } from './send-media.ts';

interface ImageDialogProps {
  readonly title: string;
  /** The proportion the place asks for; others can be chosen. */
  readonly ratio?: number | undefined;
  readonly alt: Localized;
  readonly onDone: (image: LandingImage) => void;
  readonly onClose: () => void;
}

interface Chosen {
  readonly file: File;
  readonly src: string;
  readonly size: Size;
}

const RATIOS: readonly { readonly value: number | null; readonly text: EditorKey }[] = [
  { value: null, text: 'pageEditor.ratioFree' },
  { value: 16 / 9, text: 'pageEditor.ratioWide' },
  { value: 4 / 3, text: 'pageEditor.ratioPhoto' },
  { value: 1, text: 'pageEditor.ratioSquare' },
];

const ZOOM = 1.15;

/** Choose a picture, keep the part that is wanted, say what it shows. It cannot be used without words for who does not see it. */
export function ImageDialog({ title, ratio, alt, onDone, onClose }: ImageDialogProps) {
  const x = useEditorTexts();
  const { locale, t } = useStaff();
  const refusal = useRefusal();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [proportion, setProportion] = useState<number | null>(ratio ?? null);
  const [rect, setRect] = useState<Crop>(WHOLE);
  const [words, setWords] = useState(alt.es);
  const [isAsked, setAsked] = useState(false);
  const [part, setPart] = useState<number | null>(null);
  const altId = useId();
  useEffect(() => () => (chosen ? URL.revokeObjectURL(chosen.src) : undefined), [chosen]);

  const choose = async (file: File | undefined) => {
    if (!file) return;
    refusal.clear();
    try {
      const picture = await createImageBitmap(file);
      const size = { width: picture.width, height: picture.height };
      picture.close();
      setChosen({ file, src: URL.createObjectURL(file), size });
      setRect(largestCrop({ size, ratio: proportion }));
    } catch {
      setChosen(null);
      refusal.say(x('pageEditor.notAPicture'));
    }
  };
  const setRatio = (value: number | null) => {
    setProportion(value);
    if (chosen) setRect(largestCrop({ size: chosen.size, ratio: value }));
  };
  const send = async () => {
    if (!chosen || part !== null) return;
    if (words.trim() === '') {
      setAsked(true);
      return;
    }
    refusal.clear();
    setPart(0);
    try {
      // A part of a picture that the browser had made smaller would be too small.
      const file = isWhole(rect) ? await shrinkPhoto(chosen.file) : chosen.file;
      const crop = isWhole(rect) ? null : cropText(rect);
      const { hash, width, height } = await sendPicture(file, crop, { locale, onProgress: setPart });
      onDone({ hash, width, height, alt: { ...alt, es: words.trim() } });
    } catch (error) {
      refusal.show(error);
      setPart(null);
    }
  };

  const terms = chosen && { size: chosen.size, ratio: proportion };
  const pixels = chosen && croppedPixels(chosen.size, rect);
  const isBad = isAsked && words.trim() === '';
  return (
    <Dialog {...{ title, onClose }} closeLabel={t('panel.close')} wide>
      <label className={chosen ? 'btn file' : 'btn act file'}>
        <Icon name="plus" size="s" />
        {x(chosen ? 'pageEditor.chooseOther' : 'pageEditor.chooseImage')}
        <input
          type="file"
          className="sr"
          accept={UPLOAD_TYPES.join(',')}
          onChange={({ target }) => {
            void choose(target.files?.[0]);
            target.value = '';
          }}
        />
      </label>
      {!chosen && <p className="small soft">{x('pageEditor.imageLimits')}</p>}
      {chosen && terms && pixels && (
        <>
          <div className="crop-tools">
            <div className="seg" role="group" aria-label={x('pageEditor.ratio')}>
              {RATIOS.map(({ value, text }) => (
                <button
                  key={text}
                  type="button"
                  aria-pressed={proportion === value}
                  onClick={() => setRatio(value)}
                >
                  {x(text)}
                </button>
              ))}
            </div>
            <div className="acts">
              <button
                type="button"
                className="icon"
                aria-label={x('pageEditor.cropSmaller')}
                onClick={() => setRect(scaleCrop(rect, 1 / ZOOM, terms))}
              >
                <Icon name="minus" size="s" />
              </button>
              <button
                type="button"
                className="icon"
                aria-label={x('pageEditor.cropLarger')}
                onClick={() => setRect(scaleCrop(rect, ZOOM, terms))}
              >
                <Icon name="plus" size="s" />
              </button>
              <span className="cap num">{`${pixels.width} × ${pixels.height} px`}</span>
            </div>
          </div>
          <CropFrame src={chosen.src} {...{ terms, rect }} onChange={setRect} />
          <p className="hint small" id="crop-keys">
            {x('pageEditor.cropKeys')}
          </p>
          <div className="field">
            <label htmlFor={altId}>{x('pageEditor.fieldAlt')}</label>
            <input
              id={altId}
              className="in"
              value={words}
              maxLength={LINE_MAX}
              required
              aria-invalid={isBad}
              aria-describedby={`${altId}-says`}
              onChange={(event) => setWords(event.target.value)}
            />
            <p className={isBad ? 'msg' : 'hint'} id={`${altId}-says`}>
              {x(isBad ? 'pageEditor.altMissing' : 'pageEditor.hintAlt')}
            </p>
          </div>
        </>
      )}
      <RefusalNote refusal={refusal} />
      {part !== null && <progress value={part} aria-label={x('pageEditor.sendingImage')} />}
      <div className="da">
        <button type="button" className="btn quiet" onClick={onClose}>
          {t('panel.cancel')}
        </button>
        <button
          type="button"
          className={chosen ? 'btn act' : 'btn'}
          aria-disabled={!chosen}
          aria-busy={part !== null}
          onClick={() => void send()}
        >
          {x('pageEditor.useImage')}
        </button>
      </div>
    </Dialog>
  );
}
