import { expect, it } from 'vitest'
import { setComment } from '../../src/domain/commands/annotation-commands.ts'
import { takeValue } from '../../src/domain/commands/conflict-commands.ts'
import { ok, unwrap } from '../../src/lib/result.ts'
import { GlossaDatabase } from '../../src/persistence/database.ts'
import { openCaseScope } from '../../src/persistence/open-stores.ts'
import { readConflicts } from '../../src/persistence/stored-conflicts.ts'
import { createRecordStore } from '../../src/session/record-store.ts'
import { makeTestProject, testAnnotation } from '../fixtures/test-project.ts'

it('edits of one field in two tabs are listed with both values; the other one is taken, and that is taken back', async () => {
  const test = await makeTestProject()
  const { db, env, project, caseId } = test
  const open = async (own: GlossaDatabase) =>
    createRecordStore({ env, ...unwrap(await openCaseScope(own, env, project.id, caseId)) })
  const record = testAnnotation(test, 1)
  const a = await open(db)
  unwrap(
    a.dispatch({ name: 'annotation.add', scope: 'case', plan: () => ok([{ op: 'add', kind: 'annotation', record }]) }),
  )
  unwrap(await a.flush())
  const b = await open(new GlossaDatabase(db.prefix))
  expect(await readConflicts(db, project.id)).toEqual({ scopes: [], olderCount: 0 })

  unwrap(a.dispatch(setComment(record.id, 'left base')))
  unwrap(b.dispatch(setComment(record.id, 'right apex')))
  unwrap(await a.flush())
  unwrap(await b.flush())
  await expect.poll(() => a.get().conflicts.length, { timeout: 5_000 }).toBe(1)
  const values = async () =>
    (await readConflicts(db, project.id)).scopes.flatMap(({ told }) =>
      told.flatMap(({ sides }) => sides.map(({ did, holds }) => [did.kind === 'value' ? did.value : null, holds])),
    )
  const stood = a.get().tables.annotation.get(record.id)?.comment ?? ''
  const other = stood === 'left base' ? 'right apex' : 'left base'
  expect(await values()).toEqual([
    [other, false],
    [stood, true],
  ])

  unwrap(a.dispatch(takeValue('annotation', record, '/comment', other, project) ?? expect.fail()))
  unwrap(await a.flush())
  expect(await values()).toEqual([
    [other, true],
    [stood, false],
  ])
  await a.undo()
  unwrap(await a.flush())
  expect(a.get().tables.annotation.get(record.id)?.comment).toBe(stood)
})
