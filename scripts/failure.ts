/** Ends a script with a message for the person at the terminal instead of a stack. */
export class ScriptFailure extends Error {
  override readonly name = 'ScriptFailure';
  readonly isForPeople = true;
}
