import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { FaultSeam, Statement } from '../../../db/failpoint.ts';
import type { FaultAction, FaultMoment, FaultOrder, FaultPoint } from './orders.ts';
import { sabotages, type Sabotage } from './sabotage.ts';

/** The harness's hand inside a process: arms faults, notes the points that deeds pass, breaks the product on purpose. */
export interface ArmedSeam extends FaultSeam {
  /** In place of what was armed before. */
  arm(faults: readonly FaultOrder[]): void;
  /** From now on the points of that deed are noted, and no other's; of '' none are. */
  trace(deed: string): void;
  readonly noted: readonly FaultPoint[];
  /** How often the armed faults happened. */
  readonly hits: number;
  sabotage(name: string | null): void;
}

/** A transaction under way on a connection. */
interface Course {
  readonly deed: string;
  step: number;
}

/** What a fault does to the process it is in; a test has its own. */
export interface FaultHands {
  kill(): void;
  /** A deed stands at its point. */
  parked(): void;
}

const never = new Promise<never>(() => {});

export function createSeam(hands: FaultHands): ArmedSeam {
  const courses = new WeakMap<object, Course>();
  let armed: { readonly fault: FaultOrder; passed: number }[] = [];
  let hits = 0;
  let traced: string | undefined;
  let noted: FaultPoint[] = [];
  let sabotaged: Sabotage | undefined;

  function due(point: FaultPoint, moment: FaultMoment): FaultAction | undefined {
    const here = armed.find(
      ({ fault: { point: wanted, moment: when } }) =>
        when === moment &&
        point.deed === wanted.deed &&
        point.step === wanted.step &&
        point.label === wanted.label,
    );
    if (!here) return undefined;
    const { skip = 0, times, action } = here.fault;
    here.passed += 1;
    if (here.passed <= skip || here.passed > skip + times) return undefined;
    hits += 1;
    return action;
  }

  /** Resolves when the process may go on. */
  async function suffer(action: FaultAction | undefined): Promise<void> {
    switch (action?.kind) {
      case undefined:
        return;
      case 'kill':
        hands.kill();
        return never;
      case 'park':
        hands.parked();
        return never;
      case 'throw':
        throw new Error('A fault of the harness');
      case 'errno':
        throw Object.assign(new Error('A fault of the harness'), {
          errno: action.errno,
          code: `ER_${action.errno}`,
        });
      case 'cut':
        return;
      case 'delay':
        await new Promise((resolve) => setTimeout(resolve, action.ms));
    }
  }

  function note(point: FaultPoint): void {
    if (traced !== undefined && (point.deed === traced || point.step === 0)) noted.push(point);
  }

  return {
    arm(faults) {
      armed = faults.map((fault) => ({ fault, passed: 0 }));
      hits = 0;
    },
    trace(deed) {
      traced = deed === '' ? undefined : deed;
      noted = [];
    },
    get noted() {
      return noted;
    },
    get hits() {
      return hits;
    },
    sabotage(name) {
      sabotaged = name === null ? undefined : sabotages[name]?.();
      if (name !== null && !sabotaged) throw new Error(`No sabotage "${name}"`);
    },
    begins(link, deed) {
      courses.set(link, { deed, step: 0 });
    },
    async point(name) {
      const point = { deed: name, step: 0, label: '' };
      note(point);
      await suffer(due(point, 'before'));
    },
    async statement<Answer>(
      link: object,
      statement: Statement,
      send: (statement: Statement) => Promise<Answer>,
    ): Promise<Answer> {
      const course = courses.get(link);
      const deliver = () =>
        sabotaged ? sabotaged(link, statement, send, course?.deed ?? '') : send(statement);
      if (!course || statement.sql === 'ROLLBACK') return deliver();
      course.step += 1;
      const point = { deed: course.deed, step: course.step, label: labelOf(statement.sql) };
      note(point);
      const before = due(point, 'before');
      if (before?.kind === 'cut') await cut(link);
      await suffer(before);
      const during = due(point, 'during');
      const answer = deliver();
      if (during) {
        answer.catch(() => {});
        // The driver writes to the socket before it gives the turn back.
        if (during.kind === 'cut') setImmediate(() => void cut(link));
        else {
          await new Promise((resolve) => setImmediate(resolve));
          await suffer(during);
        }
      }
      const answered = await answer;
      if (statement.sql === 'COMMIT') courses.delete(link);
      const after = due(point, 'after');
      if (after?.kind === 'cut') await cut(link);
      await suffer(after);
      return answered;
    },
  };
}

/** What a network does that has had enough; resolves when the driver has heard of it. */
async function cut(link: object): Promise<void> {
  const { stream } = link as { stream?: Socket };
  if (!stream || stream.destroyed) return;
  const closed = once(stream, 'close').catch(() => {});
  stream.destroy(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }));
  await closed;
}

const TABLE = /^(\w+)\b[\s\S]*?(?:\b(?:INTO|FROM|UPDATE)\s+`?(\w+)|$)/i;

/** `INSERT sale_lines`: what a statement does, to which table first. */
export function labelOf(sql: string): string {
  const text = sql.trimStart();
  if (/^UPDATE\s/i.test(text)) return `UPDATE ${/^UPDATE\s+`?(\w+)/i.exec(text)?.[1] ?? ''}`;
  const [, verb = '', table = ''] = TABLE.exec(text) ?? [];
  return `${verb.toUpperCase()} ${table}`.trim();
}
