import type { Env } from '../../domain/env.ts'
import { ok, type Result } from '../../lib/result.ts'
import type { GlossaDatabase } from '../../persistence/database.ts'
import { joinCommand, openCaseScope, openProjectScope } from '../../persistence/open-stores.ts'
import { createRecordStore, type RecordStore } from '../../session/record-store.ts'

/** Opens a project's own records for the annotator of `env`, who thereby joins it. */
export async function openProjectStore(db: GlossaDatabase, env: Env, projectId: string): Promise<Result<RecordStore>> {
  const scope = await openProjectScope(db, env, projectId)
  if (!scope.ok) return scope
  const store = createRecordStore({ env, ...scope.value })
  const join = await joinCommand(db, env)
  const joined = join.ok ? store.dispatch(join.value) : join
  if (!joined.ok) return joined
  return ok(store)
}

/** Opens one case for the annotator of `env`. */
export async function openCaseStore(
  db: GlossaDatabase,
  env: Env,
  projectId: string,
  caseId: string,
): Promise<Result<RecordStore>> {
  const scope = await openCaseScope(db, env, projectId, caseId)
  return scope.ok ? ok(createRecordStore({ env, ...scope.value })) : scope
}
