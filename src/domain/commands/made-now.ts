import type { Env } from '../env.ts'

/** Who makes a record, and when: now. Records that are made at one time share it. */
export function madeNow(env: Pick<Env, 'actor' | 'now'>) {
  const at = env.now()
  return { createdBy: env.actor, createdAt: at, updatedBy: env.actor, updatedAt: at }
}
