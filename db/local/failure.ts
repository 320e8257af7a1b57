/** A failure whose message is meant for the person at the terminal: shown alone, without a stack. */
export class LocalDatabaseFailure extends Error {
  override readonly name = 'LocalDatabaseFailure';
  readonly isForPeople = true;
}
