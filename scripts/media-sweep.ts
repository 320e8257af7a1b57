import { sweepPictures } from '../src/domain/inventory/index.ts';
import { startRuntime } from '../src/server/main/index.ts';
import { withProjectDatabase } from './database.ts';

/** `npm run media:sweep`: says how many files of photographs nobody needs; with `-- --delete` it deletes them. */
export async function run(args: string[]): Promise<number> {
  const isTrial = !args.includes('--delete');
  return withProjectDatabase(async (database, env) => {
    const { runtime, close } = startRuntime({ env, databaseUrls: database });
    try {
      const { files, photos } = await sweepPictures(runtime, runtime.media.storage, { isTrial });
      console.log(
        isTrial
          ? `Sobran ${files} archivos de fotos. Para borrarlos: npm run media:sweep -- --delete`
          : `Se borraron ${files} archivos, y ${photos} fotos que se quitaron hace más de 30 días.`,
      );
      return 0;
    } finally {
      await close();
    }
  });
}
