/** Gives each name a number in the order of their coming. */
export class Ordinals<Name> {
  readonly names: Name[];
  readonly #byName: Map<Name, number>;

  constructor(names: Iterable<Name> = []) {
    this.names = [...names];
    this.#byName = new Map(this.names.map((name, ordinal) => [name, ordinal]));
  }

  of(name: Name): number {
    let ordinal = this.#byName.get(name);
    if (ordinal === undefined) {
      ordinal = this.names.length;
      this.names.push(name);
      this.#byName.set(name, ordinal);
    }
    return ordinal;
  }

  /** Undefined for a name that never came. */
  find(name: Name): number | undefined {
    return this.#byName.get(name);
  }
}
