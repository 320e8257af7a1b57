import { randomInt } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { StaffRole } from '../../src/domain/shared/roles.ts';
import type { DemoBranch } from './demo-branches.ts';

export interface DemoPerson {
  readonly id: number;
  readonly role: StaffRole;
  readonly name: string;
  readonly email: string;
  readonly branch: DemoBranch | null;
}

/** What the logins file holds, one entry a person. */
export interface DemoLogin {
  readonly role: StaffRole;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** Branch code; null: the whole chain. */
  readonly branch: string | null;
}

// prettier-ignore
const CLERKS = [
  'Lupita Hernández', 'Toño Ramírez', 'Daniela Flores', 'Chuy Martínez', 'Paola Castillo', 'Ernesto Cauich', 'Brenda Soto',
  'Iván Medina', 'Rocío Salinas', 'Marco Antonio Cruz',
] as const;
// prettier-ignore
const STOREKEEPERS = [
  'Javier Ortega', 'Gabriel Mendoza', 'Teresa Aguilar', 'Ramón Treviño', 'Adriana Gómez', 'Luis Canché', 'Mario Beltrán',
  'Silvia Rentería', 'Óscar Navarro', 'Verónica Luna',
] as const;

/** A clerk and an inventory manager in every branch, one administrator, one owner. Ids from `firstId`. */
export function demoPeople(branches: readonly DemoBranch[], firstId: number): DemoPerson[] {
  let id = firstId;
  const chainWide: DemoPerson[] = [
    { id: id++, role: 'owner', name: 'Elena Rangel', email: 'duena@multipartes.example', branch: null },
    {
      id: id++,
      role: 'administrator',
      name: 'Arturo Vega',
      email: 'admin@multipartes.example',
      branch: null,
    },
  ];
  const ofBranches = branches.flatMap((branch, index): DemoPerson[] => {
    const mailbox = `${branch.code.toLowerCase()}@multipartes.example`;
    return [
      { id: id++, role: 'clerk', name: named(CLERKS, index), email: `mostrador.${mailbox}`, branch },
      {
        id: id++,
        role: 'inventory_manager',
        name: named(STOREKEEPERS, index),
        email: `almacen.${mailbox}`,
        branch,
      },
    ];
  });
  return [...chainWide, ...ofBranches];
}

function named(names: readonly string[], index: number): string {
  return names[index % names.length] ?? '';
}

/** No letters or digits that look alike. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Four groups of four, about 79 bits: `k7fm-2qxt-9hbd-w3pe`. Different on every installation. */
export function newPassword(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return [group(), group(), group(), group()].join('-');
}

/** argon2id, which is the library's own choice of algorithm. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}
