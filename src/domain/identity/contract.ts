import { z } from 'zod';
import type { UserId } from '#shared/ids.ts';
import { ROLES } from '#shared/roles.ts';
import { lineText } from '#shared/text-schema.ts';
import { PERMISSIONS } from './permissions.ts';

export type { Permission } from './permissions.ts';

const StaffRole = z.enum(ROLES).exclude(['customer']);
const BranchCode = z.string().regex(/^[A-Z]{3}$/);
const Email = z.email().max(254).trim().toLowerCase();
const NewPassword = z.string().min(12).max(200);

export const LoginForm = z.object({ email: Email, password: z.string().min(1).max(200) });

export const PersonParams = z.object({
  id: z.coerce
    .number()
    .int()
    .positive()
    .max(4_294_967_295)
    .transform((id) => id as UserId),
});

export const Heartbeat = z.object({ now: z.iso.datetime() });

/** Who is in, what they may do, and in which branches. */
export const SessionInfo = z.object({
  person: z
    .object({
      id: z.number().int(),
      name: z.string(),
      email: z.string(),
      role: StaffRole,
      mustChangePassword: z.boolean(),
      permissions: z.array(z.enum(PERMISSIONS)),
      branches: z.array(z.object({ code: BranchCode, name: z.string() })),
    })
    .nullable(),
});

export const PasswordChange = z.object({ current: z.string().min(1).max(200), next: NewPassword });

/** Sets the password through a one-time link: the owner's set-up or an administrator's reset. */
export const LinkRedeem = z.object({
  token: z.string().min(20).max(100),
  name: lineText(80, 2).optional(),
  email: Email.optional(),
  password: NewPassword,
});

export const Person = z.object({
  id: z.number().int(),
  name: z.string(),
  email: z.string(),
  role: StaffRole,
  active: z.boolean(),
  branches: z.array(BranchCode),
  version: z.number().int(),
});

export const PersonList = z.object({ people: z.array(Person) });

export const PersonDraft = z.object({
  name: lineText(80, 2),
  email: Email,
  role: StaffRole,
  branches: z.array(BranchCode).max(500),
});

/** A new person gets a link to set the password, valid 72 hours, shown once to the administrator. */
export const PersonCreated = z.object({ person: Person, setupLink: z.string() });

export const PersonChange = PersonDraft.extend({ active: z.boolean() })
  .partial()
  .extend({ version: z.number().int() });

export const PasswordReset = z.object({ setupLink: z.string() });

export type LoginForm = z.infer<typeof LoginForm>;
export type SessionInfo = z.infer<typeof SessionInfo>;
export type PasswordChange = z.infer<typeof PasswordChange>;
export type LinkRedeem = z.infer<typeof LinkRedeem>;
export type Person = z.infer<typeof Person>;
export type PersonDraft = z.infer<typeof PersonDraft>;
export type PersonChange = z.infer<typeof PersonChange>;
