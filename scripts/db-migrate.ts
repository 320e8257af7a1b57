import { migrate } from '../db/migrate.ts';
import { withProjectDatabase } from './database.ts';

export async function run(): Promise<void> {
  await withProjectDatabase(async ({ ownerUrl, appUser, name }) => {
    const applied = await migrate({ ownerUrl, appUser, log: (line) => console.log(`  ${line}`) });
    console.log(applied === 0 ? `${name}: ya está al día.` : `${name}: ${applied} migraciones aplicadas.`);
  });
}
