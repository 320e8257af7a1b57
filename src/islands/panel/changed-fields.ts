/** The fields that differ from what the form began with: only these are sent, so that two people can edit one thing. */
export function changedFields<Fields extends object>(base: Fields, draft: Partial<Fields>): Partial<Fields> {
  return Object.fromEntries(
    Object.entries(draft).filter(([name, value]) => !isSame(value, base[name as keyof Fields])),
  ) as Partial<Fields>;
}

/** Nothing differs: there is nothing to send, and nothing to call saved. */
export function isUnchanged(fields: object): boolean {
  return Object.keys(fields).length === 0;
}

/** Lists are compared without their order. */
function isSame(left: unknown, right: unknown): boolean {
  const text = (value: unknown) =>
    JSON.stringify(
      Array.isArray(value) && value.every((one) => typeof one === 'string') ? [...value].sort() : value,
    );
  return text(left) === text(right);
}
