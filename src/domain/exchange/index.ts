export { EXPORT_TYPES, exportFile } from './export-file.ts';
export { createImportFiles, type ImportFiles } from './import-files.ts';
export { claimJob, dueJobs, releaseJob, type DueJob, type Lease } from './jobs.queries.ts';
export { changeFeedSetting, merchantFeed, readFeedSetting } from './merchant-feed.ts';
export { problemsFile } from './problems-file.ts';
export { importProblems, listImports, previewImport, readImport } from './read-imports.ts';
export { receiveImportFile, startImport } from './start-import.ts';
export { steerImport } from './steer-import.ts';
export { failJob, LEASE_MS, workOnJob, type Worker } from './work-on-job.ts';
