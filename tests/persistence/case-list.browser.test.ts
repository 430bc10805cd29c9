import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { removeAnnotations, setAssertion, setComment } from '../../src/domain/commands/annotation-commands.ts'
import { setSplit } from '../../src/domain/commands/patient-commands.ts'
import { deferReview, submitReview } from '../../src/domain/commands/review-commands.ts'
import { replay } from '../../src/domain/log/replay.ts'
import { recordSchemas } from '../../src/domain/records/record.ts'
import { ok, unwrap } from '../../src/lib/result.ts'
import { runBatch } from '../../src/persistence/batches.ts'
import { listBulkChanges } from '../../src/persistence/bulk-changes.ts'
import { CaseLister } from '../../src/persistence/case-list/case-lister.ts'
import { everyCase } from '../../src/persistence/case-list/case-query.ts'
import { type OpenCaseList, openCaseList } from '../../src/persistence/case-list/open-case-list.ts'
import { caseListFormat } from '../../src/persistence/case-list/stored-case-list.ts'
import { GlossaDatabase } from '../../src/persistence/database.ts'
import { openCaseScope } from '../../src/persistence/open-stores.ts'
import { readProject } from '../../src/persistence/read-project.ts'
import { readLog } from '../../src/persistence/restore.ts'
import { summaryOf } from '../../src/persistence/summary-parts.ts'
import { undoBatch } from '../../src/persistence/undo-batch.ts'
import { createRecordStore } from '../../src/session/record-store.ts'
import { assignSplit, deferCases } from '../../src/workers/bulk-edits.ts'
import stored from '../fixtures/stored/database-1.json'
import { listCases } from '../fixtures/stored-cases.ts'
import { casePatches, makeTestProject, type TestProject, testAnnotation } from '../fixtures/test-project.ts'

const nothing = () => undefined

/** Brings some more cases in; all are of the patient `k`. */
async function addCases({ db, env, project }: TestProject, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => env.newId())
  await runBatch(db, env, project.id, { command: 'case.import', origin: 'import' }, async (batch) => {
    unwrap(await batch.append(ids.map((caseId) => ({ caseId, patches: casePatches(project.id, caseId, env.newId()) }))))
    unwrap(await batch.commit())
  })
  return ids
}

async function openStore({ env, project }: TestProject, db: GlossaDatabase, caseId: string) {
  return createRecordStore({ env, ...unwrap(await openCaseScope(db, env, project.id, caseId)) })
}

const bulk = ({ db, env, project }: TestProject, caseIds: readonly string[]) => ({
  ...{ db, env, caseIds, projectId: project.id },
  onProgress: nothing,
})

/** What the summaries say must be what the records say, whatever changes led there. */
async function expectSummariesSumUp({ db, project }: TestProject): Promise<void> {
  const reader = unwrap(await readProject(db, project.id))
  const splits = new Map(reader.patients.map(({ key, split }) => [key, split]))
  const summaries = new Map((await listCases(db, project.id)).map((summary) => [summary.caseId, summary]))
  for await (const bundle of reader.cases()) {
    const summary = summaries.get(bundle.case.id)
    const { updatedAt = '', touched = 0 } = summary ?? {}
    const split = splits.get(bundle.case.patientKey) ?? null
    expect(summary).toEqual(summaryOf({ ...bundle, split }, { projectId: project.id, updatedAt, touched }))
  }
}

async function expectRowsEqualReplay({ db, project }: TestProject): Promise<void> {
  const state = replay(await readLog(db, project.id))
  for (const kind of ['case', 'item', 'annotation', 'review', 'patient'] as const) {
    const rows = await db.records(kind).where(':id').between([project.id], [project.id, []]).toArray()
    expect(Object.fromEntries(rows.map(({ id, record }) => [id, record])), kind).toEqual(
      Object.fromEntries(state.tables[kind]),
    )
  }
}

describe('summaries', () => {
  it('keep up with annotations, reviews, undo and the split of a patient', async () => {
    const test = await makeTestProject()
    const store = await openStore(test, test.db, test.caseId)
    const add = () => {
      const record = testAnnotation(test, 1)
      const plan = () => ok([{ op: 'add', kind: 'annotation', record } as const])
      unwrap(store.dispatch({ name: 'annotation.add', scope: 'case', plan }))
      return record.id
    }
    const [first, second] = [add(), add()]
    unwrap(store.dispatch(setAssertion(first, 'absent')))
    unwrap(store.dispatch(setComment(second, 'x')))
    unwrap(store.dispatch(removeAnnotations([second])))
    unwrap(store.dispatch(deferReview('later', 3)))
    unwrap(await store.flush())
    await expectSummariesSumUp(test)
    await store.undo()
    await store.undo()
    unwrap(await store.flush())
    await expectSummariesSumUp(test)
    const more = await addCases(test, 2)
    unwrap(await assignSplit(bulk(test, more.slice(0, 1)), 'test'))
    expect((await listCases(test.db, test.project.id)).map(({ split }) => split)).toEqual(['test', 'test', 'test'])
    await addCases(test, 1)
    await expectSummariesSumUp(test)
    await expectRowsEqualReplay(test)
  })

  it('of database version 1 are made anew from its rows', async () => {
    const prefix = `test:${crypto.randomUUID()}:`
    const old = new Dexie(`${prefix}glossa`)
    const byScope = '[projectId+id], [projectId+scope]'
    const names = [
      'projects',
      'annotators',
      'patients',
      'cases',
      'items',
      'annotations',
      'findings',
      'relations',
      'reviews',
    ]
    old.version(1).stores({
      ...{ settings: 'name', profiles: 'id', keys: '[device+annotatorId]', secrets: 'projectId', logs: 'projectId' },
      ...{ heads: 'chain, projectId', bodies: '[chain+seq]', batches: 'id, projectId, state, [projectId+state]' },
      changes: '[projectId+pos], &[chain+seq], [projectId+scope+pos], [projectId+batch+pos]',
      ...{ tombstones: byScope, conflicts: byScope, blobs: 'sha256', blobRefs: '[projectId+sha256+itemId], sha256' },
      summaries: '[projectId+caseId], [projectId+submitted]',
      ...Object.fromEntries(names.map((name) => [name, byScope])),
    })
    const { $comment: _, ...tables } = stored
    for (const [table, rows] of Object.entries(tables)) await old.table(table).bulkAdd(rows)
    old.close()

    const db = new GlossaDatabase(prefix)
    const summaries = await db.summaries.toArray()
    expect(summaries).toHaveLength(1)
    const label = stored.annotations[0]?.record.labelId ?? ''
    const annotator = stored.reviews[0]?.record.annotatorId ?? ''
    expect(summaries[0]).toMatchObject({
      name: 'Case 0001',
      split: 'test',
      metadata: { age: '54' },
      annotationCount: 2,
      tallies: {
        [`label:${label}:present`]: 1,
        [`label:${label}:absent`]: 1,
        'labelSet:1': 1,
        'labelSet:2': 1,
        'guideline:1': 2,
        [`by:${annotator}`]: 2,
        [`positiveBy:${annotator}`]: 1,
      },
      reviews: [{ annotatorId: annotator, status: 'deferred', outcome: null, reason: 'prior missing' }],
      updatedAt: '2026-03-01T09:30:00.000Z',
    })
    expect(summaries[0]?.items[0]).toMatchObject({
      facts: { view: 'PA', portable: 'yes' },
      acquiredAt: '2020-05-01T10:00:00',
    })
    db.close()
  })
})

/** Opens the list and waits until it is whole. */
async function openWhole({ db, env, project }: TestProject): Promise<OpenCaseList> {
  return new Promise((resolve, reject) => {
    const list = openCaseList(
      db,
      project.id,
      { reader: env.actor, rules: [] },
      {
        onChange: (isWhole) => isWhole && queueMicrotask(() => resolve(list)),
        onFailure: reject,
      },
    )
  })
}

const splitsOf = ({ table }: OpenCaseList, { env }: TestProject) => {
  const lister = new CaseLister(table)
  return lister.rows([...lister.find(everyCase(env.actor)).rows]).map(({ split }) => split)
}

describe('the list of cases', () => {
  it('follows changes of this and other connections, case by case', async () => {
    const test = await makeTestProject()
    const list = await openWhole(test)
    await addCases(test, 2)
    await expect.poll(() => list.table.presentCount).toBe(3)
    const other = new GlossaDatabase(test.db.prefix)
    unwrap(await assignSplit({ ...bulk(test, [test.caseId]), db: other }, 'train'))
    await expect.poll(() => splitsOf(list, test)).toEqual(['train', 'train', 'train'])
    list.close()
  })

  it('goes on from where it was stored: what was changed, added and removed since is in it', async () => {
    const test = await makeTestProject()
    const [gone = ''] = await addCases(test, 2)
    const before = await openWhole(test)
    const touches = (await test.db.logs.get(test.project.id))?.touches ?? 0
    before.close()
    await test.db.caseLists.put({
      projectId: test.project.id,
      format: caseListFormat,
      view: '',
      touches,
      table: before.table.toStored(),
    })
    unwrap(await assignSplit(bulk(test, [test.caseId]), 'test'))
    await addCases(test, 1)
    await test.db.summaries.delete([test.project.id, gone])
    const after = await openWhole(test)
    await expect.poll(() => after.table.presentCount).toBe(3)
    expect(splitsOf(after, test)).toEqual(['test', 'test', 'test'])
    after.close()
  })
})

describe('changes of many cases', () => {
  it('are one step: undone as far as they stand, with what has changed since left alone and listed', async () => {
    const test = await makeTestProject()
    const { db, env, project } = test
    const cases = [test.caseId, ...(await addCases(test, 3))]
    const deferred = unwrap(await deferCases(bulk(test, cases), 'prior missing'))
    expect(deferred).toMatchObject({ changed: 4, leftAlone: 0 })
    const store = await openStore(test, db, test.caseId)
    unwrap(store.dispatch(submitReview('normal', null, 5)))
    unwrap(await store.flush())
    expect(unwrap(await deferCases(bulk(test, cases), 'again')).leftAlone).toBe(1)

    const [latest, first] = await listBulkChanges(db, project.id, 10)
    expect(first).toMatchObject({ command: 'review.defer', value: 'prior missing', entries: 4, isUndone: false })
    expect(unwrap(await undoBatch(db, env, project.id, latest?.batchId ?? '', nothing)).skippedCases).toEqual([])
    const undone = unwrap(await undoBatch(db, env, project.id, deferred.batchId ?? '', nothing))
    expect(undone).toMatchObject({ undone: 3, skippedCases: [test.caseId] })
    const statuses = (await listCases(db, project.id)).map(({ reviews }) => reviews.map(({ status }) => status))
    expect(statuses).toEqual([['submitted'], [], [], []])
    const again = await undoBatch(db, env, project.id, deferred.batchId ?? '', nothing)
    expect(again).toMatchObject({ error: { code: 'batch-undone' } })
    expect((await listBulkChanges(db, project.id, 10)).every(({ isUndone }) => isUndone)).toBe(true)
    await expectRowsEqualReplay(test)
    await expectSummariesSumUp(test)
    // The undo of a batch is no step of the case.
    const reopened = await openStore(test, db, cases[1] ?? '')
    expect(reopened.store.getState()).toMatchObject({ canUndo: false, canRedo: false })
  })

  it('are heard of by a case that is open elsewhere, once they are committed and not before', async () => {
    const test = await makeTestProject()
    const { db, env, project, caseId } = test
    const before = await openStore(test, new GlossaDatabase(db.prefix), caseId)
    const statuses = (store: Awaited<ReturnType<typeof openStore>>) =>
      [...store.get().tables.review.values()].map(({ status }) => status)
    let during = before
    await runBatch(db, env, project.id, { command: 'review.defer', origin: 'user' }, async (batch) => {
      const patches = unwrap(deferReview('later', 0).plan(before.get(), env))
      unwrap(await batch.append([{ caseId, patches }]))
      // Opened while the entry lies in the log without its commit.
      during = await openStore(test, new GlossaDatabase(db.prefix), caseId)
      for (const store of [before, during]) {
        const record = testAnnotation(test, 1)
        const plan = () => ok([{ op: 'add', kind: 'annotation', record } as const])
        unwrap(store.dispatch({ name: 'annotation.add', scope: 'case', plan }))
        unwrap(await store.flush())
        expect(statuses(store)).toEqual([])
      }
      unwrap(await batch.commit())
    })
    await expect.poll(() => statuses(before)).toEqual(['deferred'])
    await expect.poll(() => statuses(during)).toEqual(['deferred'])
    await expect.poll(() => before.get().tables.annotation.size).toBe(2)
    await expectRowsEqualReplay(test)
    expect(Object.fromEntries(during.get().tables.review)).toEqual(
      Object.fromEntries(replay(await readLog(db, project.id)).tables.review),
    )
    before.close()
    during.close()
  })

  it('put a patient into one split only, and make a patient that had no record', async () => {
    const test = await makeTestProject()
    unwrap(await assignSplit(bulk(test, [test.caseId]), 'train'))
    unwrap(await assignSplit(bulk(test, [test.caseId]), 'test'))
    const patients = await test.db.records('patient').toArray()
    expect(patients).toHaveLength(1)
    const patient = recordSchemas.patient.parse(patients[0]?.record)
    expect(patient).toMatchObject({ key: 'k', split: 'test' })
    expect(setSplit(patient, 'test')).toEqual([])
    expect(unwrap(await assignSplit(bulk(test, [test.caseId]), 'test'))).toMatchObject({ batchId: null, changed: 0 })
  })
})
