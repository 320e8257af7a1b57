import { z } from 'zod';

/** `nissan/tsuru/b13`: the frozen address of a generation. */
export const GenerationPath = z
  .string()
  .max(160)
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+\/[a-z0-9-]+$/);
