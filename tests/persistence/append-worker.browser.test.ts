import { describe, expect, it } from 'vitest'
import type { Change } from '../../src/domain/log/change.ts'
import { replay } from '../../src/domain/log/replay.ts'
import { verifyChain } from '../../src/domain/log/seal.ts'
import { unwrap } from '../../src/lib/result.ts'
import { appendToScope, findWritten, type ScopeWrite } from '../../src/persistence/append-to-scope.ts'
import { GlossaDatabase } from '../../src/persistence/database.ts'
import { openCaseScope } from '../../src/persistence/open-stores.ts'
import { readLog } from '../../src/persistence/restore.ts'
import { createRecordStore, type RecordStore } from '../../src/session/record-store.ts'
import { appendInWorker } from '../../src/workers/append-client.ts'
import { addPoint, makeTestProject, type TestProject, testAnnotation } from '../fixtures/test-project.ts'

async function openStore({ env, project, caseId }: TestProject, db: GlossaDatabase): Promise<RecordStore> {
  return createRecordStore({ env, ...unwrap(await openCaseScope(db, env, project.id, caseId)) })
}

function madeChange(test: TestProject, x: number): Change {
  const { env, caseId } = test
  return {
    id: env.newId(),
    at: env.now(),
    actor: env.actor,
    device: env.device,
    command: 'annotation.add',
    origin: 'user',
    batch: null,
    caseId,
    reverts: null,
    patches: [{ op: 'add', kind: 'annotation', record: testAnnotation(test, x) }],
  }
}

function startWorker({ prefix }: GlossaDatabase): Worker {
  const url = new URL('../../src/workers/append.worker.ts', import.meta.url)
  return new Worker(url, { type: 'module', name: prefix })
}

/** Has the edits of a project written by a worker; answers with it, and with what counts the answers it has given. */
async function withWorker({ db }: TestProject) {
  let worker: Worker | undefined
  let answers = 0
  let areHeard = true
  await appendInWorker(db, (of) => {
    worker = startWorker(of)
    worker.addEventListener('message', (event) => {
      answers += 1
      if (!areHeard) event.stopImmediatePropagation()
    })
    return worker
  })
  if (worker === undefined) throw new Error('no worker was started')
  const started = worker
  return {
    answers: () => answers,
    /** From now on its answers get lost. */
    silence() {
      areHeard = false
    },
    /** From now on it hears nothing. */
    deafen() {
      started.postMessage = () => undefined
    },
    fall: () => started.dispatchEvent(new ErrorEvent('error', { message: 'fell' })),
  }
}

/** The chains verify, the rows are a replay of the log. @returns how many entries add a mark */
async function expectLogHolds({ db, project }: TestProject): Promise<number> {
  const entries = await readLog(db, project.id)
  const keys = (await db.keys.toArray()).map(({ publicKey }) => publicKey)
  expect(await verifyChain(entries, keys)).toEqual(new Map())
  const rows = await db.records('annotation').toArray()
  expect(Object.fromEntries(rows.map(({ id, record }) => [id, record]))).toEqual(
    Object.fromEntries(replay(entries).tables.annotation),
  )
  return entries.filter(({ record }) => record.command === 'annotation.add').length
}

describe('edits written by a worker', () => {
  it('are in the log as if the page had written them, beside those of another tab', async () => {
    const test = await makeTestProject()
    const worker = await withWorker(test)
    const before = worker.answers()
    const a = await openStore(test, test.db)
    const b = await openStore(test, new GlossaDatabase(test.db.prefix))
    for (let i = 0; i < 60; i++) {
      unwrap(a.dispatch(addPoint(test, i)))
      unwrap(b.dispatch(addPoint(test, 1_000 + i)))
      if (i % 3 === 0) await Promise.all([a.flush(), b.flush()])
    }
    unwrap(await a.flush())
    unwrap(await b.flush())
    await expect.poll(() => a.get().tables.annotation.size).toBe(120)
    await expect.poll(() => b.get().tables.annotation.size).toBe(120)
    expect(worker.answers() - before).toBeGreaterThanOrEqual(20)
    expect(await expectLogHolds(test)).toBe(120)
  })

  it('are told to everyone but to the writer that made them', async () => {
    const test = await makeTestProject()
    await withWorker(test)
    const open = async () => unwrap(await openCaseScope(test.db, test.env, test.project.id, test.caseId)).writer
    const [mine, beside] = [await open(), await open()]
    const told: string[] = []
    mine.onOtherTab(() => told.push('mine'))
    beside.onOtherTab(() => told.push('beside'))
    const [first, second] = [madeChange(test, 1), madeChange(test, 2)]
    expect(await mine.append([first])).toEqual({ ok: true, value: { before: [] } })
    await expect.poll(() => told).toEqual(['beside'])
    expect(await beside.append([second])).toEqual({ ok: true, value: { before: [first] } })
    await expect.poll(() => told).toEqual(['beside', 'mine'])
    expect(await mine.pull()).toEqual([second])
  })

  it('are written once, where the worker falls after it wrote and before it said so', async () => {
    const test = await makeTestProject()
    const worker = await withWorker(test)
    const store = await openStore(test, test.db)
    worker.silence()
    unwrap(store.dispatch(addPoint(test, 1)))
    await expect.poll(() => test.db.records('annotation').count()).toBe(1)
    expect(store.store.getState().saveState).toBe('saving')
    worker.fall()
    unwrap(await store.flush())
    unwrap(store.dispatch(addPoint(test, 2)))
    unwrap(await store.flush())
    expect(await expectLogHolds(test)).toBe(2)
  })

  it('are written by the page, where the worker falls before it wrote', async () => {
    const test = await makeTestProject()
    const worker = await withWorker(test)
    const store = await openStore(test, test.db)
    worker.deafen()
    unwrap(store.dispatch(addPoint(test, 1)))
    unwrap(store.dispatch(addPoint(test, 2)))
    worker.fall()
    unwrap(await store.flush())
    expect(await expectLogHolds(test)).toBe(2)
  })

  it('are written by the page, where the worker cannot be loaded', async () => {
    const test = await makeTestProject()
    await appendInWorker(test.db, () => new Worker('/there-is-no-such-script.js'))
    const store = await openStore(test, test.db)
    unwrap(store.dispatch(addPoint(test, 1)))
    unwrap(await store.flush())
    expect(await expectLogHolds(test)).toBe(1)
  })
})

describe('a write of which nobody can say whether it was made', () => {
  it('is found with what others did before it, and not what they did after', async () => {
    const test = await makeTestProject()
    const { db, env, project, caseId } = test
    const nextPos = (await db.logs.get(project.id))?.nextPos ?? 0
    const scope = { projectId: project.id, caseId, patientKey: 'k' }
    const write = (...changes: Change[]): ScopeWrite => ({
      scope,
      heard: { nextPos, unshown: [] },
      changes,
      writer: 'w',
    })
    const [earlier, mine, later] = [
      write(madeChange(test, 1)),
      write(madeChange(test, 2), madeChange(test, 3)),
      write(madeChange(test, 4)),
    ]
    expect(unwrap(await findWritten(db, mine))).toBeUndefined()
    unwrap(await appendToScope(db, env, earlier))
    const told = unwrap(await appendToScope(db, env, mine))
    unwrap(await appendToScope(db, env, later))
    expect(told.before).toEqual(earlier.changes)
    expect(told.heard.nextPos).toBe(nextPos + 3)
    expect(unwrap(await findWritten(db, mine))).toEqual(told)
  })
})
