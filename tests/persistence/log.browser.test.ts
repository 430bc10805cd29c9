import { describe, expect, it } from 'vitest'
import { removeAnnotations, setComment } from '../../src/domain/commands/annotation-commands.ts'
import { replay } from '../../src/domain/log/replay.ts'
import { verifyChain } from '../../src/domain/log/seal.ts'
import { fail, unwrap } from '../../src/lib/result.ts'
import { recoverBatches, runBatch } from '../../src/persistence/batches.ts'
import { GlossaDatabase } from '../../src/persistence/database.ts'
import { openCaseScope } from '../../src/persistence/open-stores.ts'
import { deleteProject, listProjects } from '../../src/persistence/projects.ts'
import { readLog, rebuildProjection } from '../../src/persistence/restore.ts'
import { createRecordStore, type RecordStore } from '../../src/session/record-store.ts'
import { listCases } from '../fixtures/stored-cases.ts'
import { addPoint, casePatches, makeTestProject, type TestProject } from '../fixtures/test-project.ts'

async function openStore({ env, project, caseId }: TestProject, db: GlossaDatabase): Promise<RecordStore> {
  return createRecordStore({ env, ...unwrap(await openCaseScope(db, env, project.id, caseId)) })
}

/** What a replay of the log gives must be what the rows hold. */
async function expectProjectionEqualsReplay({ db, project }: TestProject): Promise<void> {
  const state = replay(await readLog(db, project.id))
  for (const kind of ['project', 'annotator', 'case', 'item', 'annotation', 'review'] as const) {
    const rows = await db.records(kind).where(':id').between([project.id], [project.id, []]).toArray()
    const byId = Object.fromEntries(rows.map(({ id, record }) => [id, record]))
    expect(byId, kind).toEqual(Object.fromEntries(state.tables[kind]))
  }
  const tombstones = await db.tombstones.where(':id').between([project.id], [project.id, []]).toArray()
  expect(new Set(tombstones.map(({ id }) => id))).toEqual(new Set(state.removed.keys()))
}

async function expectChainsHold({ db, project }: TestProject): Promise<number> {
  const entries = await readLog(db, project.id)
  const keys = (await db.keys.toArray()).map(({ publicKey }) => publicKey)
  for (const chain of new Set(entries.map(({ record }) => record.chain))) {
    expect(
      await verifyChain(
        entries.filter(({ record }) => record.chain === chain),
        keys,
      ),
    ).toEqual(new Map())
  }
  return entries.length
}

describe('the log in IndexedDB', () => {
  it('takes 1,000 appends from two connections without a fork, and both sides end with the same state', async () => {
    const test = await makeTestProject()
    const a = await openStore(test, test.db)
    const b = await openStore(test, new GlossaDatabase(test.db.prefix))
    for (let i = 0; i < 500; i++) {
      unwrap(a.dispatch(addPoint(test, i)))
      unwrap(b.dispatch(addPoint(test, 1_000 + i)))
      if (i % 25 === 0) await Promise.all([a.flush(), b.flush()])
    }
    unwrap(await a.flush())
    unwrap(await b.flush())
    await expect.poll(() => a.get().tables.annotation.size, { timeout: 5_000 }).toBe(1_000)
    await expect.poll(() => b.get().tables.annotation.size, { timeout: 5_000 }).toBe(1_000)
    expect(await expectChainsHold(test)).toBeGreaterThanOrEqual(1_003)
    await expectProjectionEqualsReplay(test)
    const [summary] = await listCases(test.db, test.project.id)
    expect(summary?.annotationCount).toBe(1_000)
  })

  it('undoes across a reload, exactly, and leaves alone what another tab changed', async () => {
    const test = await makeTestProject()
    const before = await openStore(test, test.db)
    unwrap(before.dispatch(addPoint(test, 1)))
    const id = [...before.get().tables.annotation.keys()][0] ?? ''
    unwrap(before.dispatch(setComment(id, 'mine')))
    unwrap(await before.flush())
    before.close()

    const after = await openStore(test, test.db)
    expect(after.store.getState().canUndo).toBe(true)
    const other = await openStore(test, new GlossaDatabase(test.db.prefix))
    unwrap(other.dispatch(setComment(id, 'theirs')))
    unwrap(await other.flush())
    await expect.poll(() => after.get().tables.annotation.get(id)?.comment).toBe('theirs')
    const report = await after.undo()
    expect(report.skipped).toEqual([{ recordId: id, path: '/comment' }])
    expect(after.get().tables.annotation.get(id)?.comment).toBe('theirs')
    unwrap(await after.flush())
    await expectProjectionEqualsReplay(test)
    await expectChainsHold(test)
  })

  it('keeps an edit that met a removal made at the same time', async () => {
    const test = await makeTestProject()
    const a = await openStore(test, test.db)
    unwrap(a.dispatch(addPoint(test, 1)))
    unwrap(await a.flush())
    const b = await openStore(test, new GlossaDatabase(test.db.prefix))
    const id = [...a.get().tables.annotation.keys()][0] ?? ''
    unwrap(a.dispatch(removeAnnotations([id])))
    unwrap(b.dispatch(setComment(id, 'kept')))
    unwrap(await a.flush())
    unwrap(await b.flush())
    await expect.poll(() => a.get().tables.annotation.get(id)?.comment).toBe('kept')
    expect(b.get().tables.annotation.get(id)?.comment).toBe('kept')
    await expectProjectionEqualsReplay(test)
  })
})

describe('batches', () => {
  it('are invisible until committed, and gone without a trace in the projection when discarded', async () => {
    const test = await makeTestProject()
    const { db, env, project } = test
    const ids = [env.newId(), env.newId()]
    await runBatch(db, env, project.id, { command: 'case.import', origin: 'import' }, async (batch) => {
      unwrap(
        await batch.append(ids.map((caseId) => ({ caseId, patches: casePatches(project.id, caseId, env.newId()) }))),
      )
      expect(await listCases(db, project.id)).toHaveLength(1)
    })
    expect(await listCases(db, project.id)).toHaveLength(1)
    await expectProjectionEqualsReplay(test)
    await expectChainsHold(test)
  })

  it('are discarded without what was written between their entries', async () => {
    const test = await makeTestProject()
    const { db, env, project } = test
    const store = await openStore(test, db)
    const bodies = await db.bodies.count()
    await runBatch(db, env, project.id, { command: 'case.import', origin: 'import' }, async (batch) => {
      for (let i = 0; i < 3; i++) {
        const [caseId, itemId] = [env.newId(), env.newId()]
        unwrap(await batch.append([{ caseId, patches: casePatches(project.id, caseId, itemId) }]))
        if (i === 1) unwrap(store.dispatch(addPoint(test, i)))
        unwrap(await store.flush())
      }
    })
    expect(await db.bodies.count()).toBe(bodies + 1)
    await expectProjectionEqualsReplay(test)
    await expectChainsHold(test)
  })

  it('are both there or neither, where one is committed beside another', async () => {
    const test = await makeTestProject()
    const { db, env, project } = test
    const about = { command: 'case.import', origin: 'import' } as const
    for (const isCommitted of [false, true]) {
      await runBatch(db, env, project.id, about, async (outer) => {
        const [outerCase, innerCase] = [env.newId(), env.newId()]
        const step = (caseId: string) => ({ caseId, patches: casePatches(project.id, caseId, env.newId()) })
        unwrap(await outer.append([step(outerCase)]))
        await runBatch(db, env, project.id, about, async (inner) => {
          unwrap(await inner.append([step(innerCase)]))
          if (isCommitted) unwrap(await inner.commit(outer))
        })
      })
      expect(await listCases(db, project.id)).toHaveLength(isCommitted ? 3 : 1)
    }
    await expectProjectionEqualsReplay(test)
    await expectChainsHold(test)
  })

  it('committed but cut off before they were shown are finished at the next start', async () => {
    const test = await makeTestProject()
    const { db, env, project } = test
    const caseId = env.newId()
    let batchId = ''
    await runBatch(db, env, project.id, { command: 'case.import', origin: 'import' }, async (batch) => {
      batchId = batch.id
      unwrap(await batch.append([{ caseId, patches: casePatches(project.id, caseId, env.newId()) }]))
      unwrap(await batch.commit())
    })
    await db.batches.update(batchId, { state: 'committed', projectedPos: -1 })
    for (const table of [db.records('case'), db.records('item'), db.summaries]) await table.delete([project.id, caseId])
    // Who cancelled it too late is told so.
    expect(await recoverBatches(db, 0)).toBe(true)
    expect((await listCases(db, project.id)).map((summary) => summary.caseId)).toContain(caseId)
    expect((await db.batches.get(batchId))?.state).toBe('done')
  })

  it('committed where there is no room to show them say so, and are there when there is', async () => {
    const test = await makeTestProject()
    const { db, env, project } = test
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    await runBatch(db, env, project.id, { command: 'case.import', origin: 'import' }, async (batch) => {
      unwrap(await batch.append([{ caseId: env.newId(), patches: casePatches(project.id, env.newId(), env.newId()) }]))
      db.records('case').hook('creating', full)
      const committed = await batch.commit()
      db.records('case').hook('creating').unsubscribe(full)
      expect(committed).toEqual(fail('batch-not-shown', { why: 'storage-full' }))
    })
    expect(await db.records('case').count()).toBe(1)
    expect(await recoverBatches(db)).toBe(true)
    expect(await db.records('case').count()).toBe(2)
    await expectProjectionEqualsReplay(test)
    await expectChainsHold(test)
  })

  it('of another tab that are still running are not discarded', async () => {
    const test = await makeTestProject()
    const { db, env, project } = test
    const caseId = env.newId()
    await runBatch(db, env, project.id, { command: 'case.import', origin: 'import' }, async (batch) => {
      unwrap(await batch.append([{ caseId, patches: casePatches(project.id, caseId, env.newId()) }]))
      expect(await recoverBatches(new GlossaDatabase(db.prefix), 50)).toBe(false)
      expect(await recoverBatches(new GlossaDatabase(db.prefix), 0)).toBe(false)
      unwrap(await batch.commit())
    })
    expect(await listCases(db, project.id)).toHaveLength(2)
  })

  it('whose worker is still going when it has been ended are waited for and discarded', async () => {
    const test = await makeTestProject()
    const { db, env, project } = test
    const id = env.newId()
    let letGo: () => void = () => undefined
    const going = new Promise<void>((resolve) => {
      letGo = resolve
    })
    // As a worker leaves it that was ended while it wrote: open, its lock held until its thread is gone.
    await db.batches.add({ id, projectId: project.id, command: 'case.import', state: 'open', projectedPos: -1 })
    const held = navigator.locks.request(`${db.prefix}batch:${id}`, () => going)
    const recovered = recoverBatches(db)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect((await db.batches.get(id))?.state).toBe('open')
    letGo()
    expect(await recovered).toBe(false)
    await held
    expect((await db.batches.get(id))?.state).toBe('discarded')
  })
})

describe('projects', () => {
  it('are rebuilt from their log as they were', async () => {
    const test = await makeTestProject()
    const store = await openStore(test, test.db)
    for (let i = 0; i < 5; i++) unwrap(store.dispatch(addPoint(test, i)))
    await store.undo()
    unwrap(await store.flush())
    // When a row was last written is no part of what the log says.
    const summaries = async () => (await listCases(test.db, test.project.id)).map(({ touched: _, ...said }) => said)
    const before = await summaries()
    for (const table of test.db.projectionTables) await table.clear()
    unwrap(await rebuildProjection(test.db, test.project.id))
    expect(await summaries()).toEqual(before)
    await expectProjectionEqualsReplay(test)
  })

  it('take no edit any more when another tab has deleted them', async () => {
    const test = await makeTestProject()
    const store = await openStore(test, test.db)
    unwrap(await deleteProject(new GlossaDatabase(test.db.prefix), test.project.id))
    unwrap(store.dispatch(addPoint(test, 1)))
    expect(await store.flush()).toMatchObject({ error: { code: 'project-missing' } })
    for (const table of test.db.logTables) expect(await table.count(), table.name).toBe(0)
  })

  it('are not begun anew where the browser took the database away: it is told, and nothing is written', async () => {
    const test = await makeTestProject()
    const store = await openStore(test, test.db)
    const told = new Promise<void>((resolve) => test.db.onEnded(resolve))
    await new Promise<unknown>((resolve) => {
      const request = indexedDB.deleteDatabase(test.db.name)
      request.onsuccess = resolve
    })
    await told
    unwrap(store.dispatch(addPoint(test, 1)))
    expect(await store.flush()).toMatchObject({ error: { code: 'storage-closed' } })
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(test.db.name)
  })

  it('leave nothing behind when deleted', async () => {
    const test = await makeTestProject()
    unwrap(await deleteProject(test.db, test.project.id))
    expect(await listProjects(test.db)).toEqual([])
    for (const table of [...test.db.logTables, test.db.secrets]) expect(await table.count(), table.name).toBe(0)
  })
})
