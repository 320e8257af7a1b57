import { pictureAtLeast, UPLOAD_TYPES } from '#contract/media';
import { Icon } from '../../staff/Icon.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useDonorTexts } from './donor-texts.tsx';
import type { FileOfDonor, FileWork } from './DonorFileView.tsx';
import { sendPicture } from './send-picture.ts';

interface Props {
  readonly file: FileOfDonor;
  readonly car: string;
  readonly work: FileWork;
}

/** The whole car as it arrived. */
export function CarPhotos({ file, car, work }: Props) {
  const { api, locale } = useStaff();
  const t = useDonorTexts();
  return (
    <section className="car-photos" aria-label={t('donors.carPhotos')}>
      <h2 className="section">{t('donors.carPhotos')}</h2>
      <ul>
        {file.photos.map((photo, index) => (
          <li key={photo.id}>
            <img
              src={pictureAtLeast(photo, 320, 'webp')}
              width={photo.width}
              height={photo.height}
              loading="lazy"
              alt={t('donors.carPhoto', { number: String(index + 1), car })}
            />
            <button
              type="button"
              className="icon"
              aria-label={t('donors.carPhotoRemove', { number: String(index + 1) })}
              onClick={() =>
                void work.run(() => api.send<FileOfDonor>('DELETE', `${work.path}/photos/${photo.id}`))
              }
            >
              <Icon name="close" size="s" />
            </button>
          </li>
        ))}
      </ul>
      <label className="btn tiny file">
        <Icon name="plus" size="xs" /> {t('donors.carPhotoAdd')}
        <input
          type="file"
          className="sr"
          accept={UPLOAD_TYPES.join(',')}
          onChange={({ target }) => {
            const [photo] = target.files ?? [];
            if (photo) void work.run(() => sendPicture<FileOfDonor>(`${work.path}/photos`, photo, locale));
            target.value = '';
          }}
        />
      </label>
    </section>
  );
}
