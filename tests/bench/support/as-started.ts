/** The memory settings with which `npm start` starts the server (package.json, docs/operations/deploy.md). */
export const AS_STARTED = {
  execArgv: ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8'],
  env: { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' },
} as const;
