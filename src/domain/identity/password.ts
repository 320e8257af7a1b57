import { hash, verify } from '@node-rs/argon2';

// argon2id, the floor of the field: 19 MiB, two passes, one lane.
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashing is made costly on purpose; more at once would let logins starve the sales. */
const MAX_AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= MAX_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await work();
  } finally {
    running--;
    waiting.shift()?.();
  }
}

/** PHC string of a password. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, PARAMETERS));
}

let decoy: Promise<string> | undefined;

/** Takes as long for an account that does not exist (null) as for one that does. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const against = passwordHash ?? (await decoy);
  const matches = await inTurn(() => verify(against, password).catch(() => false));
  return matches && passwordHash !== null;
}

const COMMON = [
  'password',
  'contrasena',
  'multipartes',
  'administrador',
  'refacciones',
  'qwerty',
  'abc123',
  '123456',
];

/** Length does most of the work; beyond it only what anybody would try first is refused. */
export function isWeakPassword(password: string, personal: readonly string[] = []): boolean {
  if (Array.from(password).length < 12) return true;
  const plain = password.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  if (new Set(plain).size < 5) return true;
  const guesses = [
    ...COMMON,
    ...personal.map((word) => word.toLowerCase()).filter((word) => word.length >= 4),
  ];
  return guesses.some((guess) => plain.includes(guess) && plain.replaceAll(guess, '').length < 7);
}
