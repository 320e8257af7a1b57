export {
  branchByCode,
  branchById,
  branchBySlug,
  branchDirectory,
  DIRECTORY_MEMO,
  listBranches,
  toBranch,
  type KnownBranch,
} from './directory.ts';
export { allBranches, branchRow, insertBranch, insertTerminal, updateBranch } from './queries.ts';
