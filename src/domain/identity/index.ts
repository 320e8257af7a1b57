export {
  addressedScope,
  assertOwnPassword,
  authorize,
  chainDesk,
  chainDeskBranch,
  publicBranchScope,
  publicChainScope,
  requirePermission,
  requireStaff,
} from './authorize.ts';
export { changePassword } from './change-password.ts';
export { approverByPassword, logIn } from './log-in.ts';
export { addBranch, changeBranch, listAllBranches } from './manage-branches.ts';
export { addPerson, changePerson, listPeople, resetPassword } from './manage-people.ts';
export { createOwnerSetupLink, purposeOfLink, redeemLink } from './one-time-link.ts';
export { isGranted, type Permission } from './permissions.ts';
export { sessionInfo } from './session-info.ts';
export { staffNames } from './staff-names.ts';
export {
  authenticate,
  endSession,
  personOf,
  startSession,
  type BrowserCookies,
  type CookieJar,
  type Person,
} from './sessions.ts';
